/*
 * cells: what stands in the columns of a sheet, by the kind that the layout
 * gives a column:
 *
 *	text              as it is
 *	mixed             a number if it is one, else text
 *	list              a number, or several separated by ',', as "3 and 4"
 *	integer           a number without decimals
 *	count             the same, grouped in threes
 *	decimal1          a number with one decimal
 *	decimal2, decimal3  the same with two, three
 *	label:flag        codes separated by ';', by their labels flag.<code>,
 *			  where a space is written as '_'
 *	levels, pillars…  a code, by its word in that table of the profile
 *	fill              text that a person fills in, or changes
 *	fill:criteria…    the same, of the words in that table alone
 *
 * A column's palette says how numbers are shaded in a working edition: scale, a
 * shade for each level of the profile; bars; or bars:100, of which 100 is the
 * longest.
 */
#ifndef LIMA_EDITION_CELLS_H
#define LIMA_EDITION_CELLS_H

#include "edition.h"

#include <stdbool.h>
#include <stddef.h>

struct cells_memo;

/* The parts "column" of a sheet, as its columns. */
struct cells {
	const struct edition *edition;
	struct sheet *sheet;
	const struct part **parts;
	struct cells_memo *memos; /* of each column: the words it printed */
	size_t n;
};

/* Make the columns. */
void cells_init(struct cells *, const struct edition *, struct sheet *);
void cells_release(struct cells *);

/* Is the column one of numbers, where nothing else may stand? */
bool cells_is_number(const struct part *);

/*
 * The table of the profile whose words may be filled in into the column, or
 * NULL.
 */
const char *cells_choices(const struct part *);

/*
 * Print a value in a column of the last row. NULL or "" is printed as the
 * column's shorthand for what is not there.
 */
void cells_put(const struct cells *, size_t col, const char *value);

/* The last row is complete. */
void cells_row_end(const struct cells *);

/* A table without rows is none: print one that says so, if there is no row. */
void cells_end(const struct cells *);

/*
 * Add the charts of the sheet, over its first rows: keys holds the keys of
 * its n rows.
 */
void charts_add(const struct cells *, const char *const keys[], size_t n);

#endif
