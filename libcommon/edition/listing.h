/*
 * listing: the records that a sheet of the kind "records" or "matrix" is made
 * of, kept in its order while the stream is read, and out of memory.
 */
#ifndef LIMA_EDITION_LISTING_H
#define LIMA_EDITION_LISTING_H

#include "edition.h"
#include "record.h"
#include "sorter.h"

#include <stdbool.h>
#include <stddef.h>

struct listing;

/* For a part "sheet", and the columns and checks of that sheet. */
struct listing *listing_new(
    const struct edition *, const struct part *, const struct tsv_reader *);
void listing_free(struct listing *);

const struct part *listing_part(const struct listing *);

/* Keep the record if the sheet shows it. */
void listing_take(struct listing *, const struct record *);

/* All records were taken. */
void listing_end(struct listing *);

/* The records in order: stand before the first, then each in turn. */
void listing_begin(struct listing *);
const struct record *listing_next(struct listing *);

/*
 * Fill the sheet, and as many more as its rows need: edition_more makes them.
 * Their rows come from here when they are walked.
 */
void listing_fill(struct listing *, struct edition *, struct sheet *);

#endif
