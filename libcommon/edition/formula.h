/*
 * formula: cells of other rows and sheets, as formulas name them.
 *
 * Rows of a sheet are a block of places.h; a column of them is found by what
 * the layout has in its column "from". Sheets are named only where they are not
 * the one that the formula stands on. Ranges are absolute, cells relative.
 */
#ifndef LIMA_EDITION_FORMULA_H
#define LIMA_EDITION_FORMULA_H

#include "edition.h"

#include <stddef.h>

/* A formula being written, and the sheet it stands on. */
struct formula {
	const struct edition *edition;
	const struct sheet *here;
	struct buf text;
};

/*
 * The number of a column of a sheet; of several from the same, the first that
 * holds numbers. SIZE_MAX if there is none.
 */
size_t formula_column(
    const struct edition *, const char *sheet, const char *from);

/* The same, ending with 78 if there is none. */
size_t formula_needs(
    const struct edition *, const char *sheet, const char *from);

/* Add the cell of a column in a row, counted from 1, of a sheet. */
void formula_cell(
    struct formula *, const struct sheet *, size_t col, size_t row);

/* Add the cells of a column in a block, not in those that it goes on in. */
void formula_range(
    struct formula *, const struct place_block *, const char *from);

/* What rows must have in a column: a number, text in quotes, a cell. */
struct formula_term {
	const char *from; /* NULL ends an array of them */
	const char *value;
};

/*
 * Add how many rows of a block there are, wherever it goes on, of which all
 * terms hold; or, if sum is not NULL, the sum of that column in them.
 */
void formula_count(struct formula *, const struct place_block *,
    const char *sum, const struct formula_term *);

#endif
