/*
 * places: where records of the stream ended up in the workbook. The records of
 * a sheet that are equal in the first columns of its order stand together: with
 * the order question,pillar,mandate;id those of "level", of "level/D" and of
 * "level/D/17" are a block each. A layout makes blocks of codes, so that their
 * number does not grow with the input.
 */
#ifndef LIMA_EDITION_PLACES_H
#define LIMA_EDITION_PLACES_H

#include "buf.h"
#include "sheet.h"

#include <stddef.h>

/* Rows of a sheet that hold records, in full width. */
struct place_block {
	const struct sheet *sheet;
	size_t first, last;       /* rows as people number them, from 1 */
	size_t n;                 /* records */
	struct place_block *next; /* it goes on on another sheet; or NULL */
};

/* How many columns of an order name blocks, at most. */
#define PLACES_DEPTH 5

struct places;

struct places *places_new(void);
void places_free(struct places *);

/* A record with this key stands in these rows of the sheet. */
void places_note(struct places *, const char *code, const char *key,
    const struct sheet *, size_t first, size_t last);

/*
 * The block of a key on the sheets of this code, NULL if there is none; key ""
 * is all of it.
 */
const struct place_block *places_find(
    const struct places *, const char *code, const char *key);

/* Add its cells as a link names them, such as A12:P49. */
void places_range(const struct place_block *, struct buf *range);

#endif
