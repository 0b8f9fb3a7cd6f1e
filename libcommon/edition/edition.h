/*
 * edition: what the sheets of one workbook are made from, and they themselves.
 *
 * edition_open, then edition_read, then edition_build. What is wrong on the way
 * ends the tool: with 64 an unknown language, with 65 the stream, with 66 and
 * 78 the profile or the layout, with 70 figures that do not agree.
 */
#ifndef LIMA_EDITION_H
#define LIMA_EDITION_H

#include "layout.h"
#include "ledger.h"
#include "places.h"
#include "profile.h"
#include "recount.h"
#include "sheet.h"
#include "tsv.h"
#include "words.h"

#include <stdbool.h>
#include <stddef.h>

/* Rows that records take on one sheet; title and lines stand above them. */
#define EDITION_ROWS_MAX (1048576 - 100)

struct listing;

struct edition {
	struct profile *profile;
	const char *language;
	struct layout layout;
	const struct tsv_reader *in;
	struct ledger *ledger;
	struct words *words;
	bool working;      /* the edition for clerks */
	const char *title; /* of the cover, or NULL: as the labels have it */
	size_t rows_max;   /* rows of records, then another sheet begins */
	struct listing **listings; /* of the sheets of records */
	size_t n_listings, room_listings;
	struct recount *recount;
	struct places *places; /* where records stand */
	struct sheet **sheets;
	size_t n_sheets, room_sheets;
};

/*
 * Open the profile, and the layout: the profile's, or that in a file. After it
 * title, working and rows_max may be set, and the layout changed.
 */
void edition_open(struct edition *, const char *profile, const char *language,
    const char *layout_file);
void edition_close(struct edition *);

/*
 * Read the stream to its end. Figures are kept, and the records that sheets of
 * the layout show, the latter outside memory. The reader must outlive the
 * edition.
 */
void edition_read(struct edition *, struct tsv_reader *);

/* Make all sheets of the layout. */
void edition_build(struct edition *);

/*
 * The fact of a path, for conditions; the argument is the edition. Besides
 * those of the stream there is run/xlsx/working, of a working edition alone.
 */
const char *edition_fact(const void *edition, const char *path);

/* The records of a sheet of them. */
struct listing *edition_listing(const struct edition *, const struct part *);

/* Another sheet for the same part, the number'th, with its lines. */
struct sheet *edition_more(
    struct edition *, const struct part *, size_t number);

/* What fills the table of a sheet, by the kind of its part "sheet". */
typedef void edition_fill(
    const struct edition *, const struct part *, struct sheet *);

edition_fill cover_fill;
edition_fill notes_fill;
edition_fill figures_fill;
edition_fill matrix_fill;
edition_fill conclusions_fill;
edition_fill method_fill;

#endif
