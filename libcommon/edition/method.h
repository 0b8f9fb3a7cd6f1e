/*
 * method: figures once more, as formulas that a spreadsheet program computes
 * from the records that the workbook lists, and from the limits of the bands,
 * which a reader may change.
 *
 * A sheet of the kind "method" names in its column "from" what it computes:
 * bands, mandate, pillar or needs; there is at most one sheet of each. It has a
 * row for every key, and columns as figures have, besides those whose "from"
 * begins with '=':
 *
 *	bands    =limit =mandates =pillars
 *	mandate  =n =level:<code> =sum =mean =printed =band =mode =at_or_above
 *	pillar   =mandates =scored =n =mean =printed =band =index =at_or_above
 *	needs    =needs =criterion:<code> =level:<code> =none
 *	all      =published:<one of these>  the cell that prints it as a figure
 *	         =differences    how many of the row's differ from those
 *
 * The sheet's column "evidence" names the block of the records. Sheets of
 * figures that print the same come before.
 *
 * Each value is computed here from the records, in the steps of its formula,
 * and compared with the figure of the stream: where they differ the tool ends
 * with 70.
 */
#ifndef LIMA_EDITION_METHOD_H
#define LIMA_EDITION_METHOD_H

#include "cells.h"
#include "formula.h"
#include "grades.h"
#include "paths.h"
#include "record.h"

#include <stddef.h>

enum method_table { METHOD_BANDS, METHOD_MANDATE, METHOD_PILLAR, METHOD_NEEDS };

#define METHOD_TABLES 4

/* How the layout names them. */
extern const char *const method_names[METHOD_TABLES];

/* The key of the row of all. */
#define METHOD_ALL "all"

/* A sheet of the method; part NULL: the layout has none of this table. */
struct method_grid {
	const struct part *part;
	struct keys keys;
	struct place_block rows;
	struct place_block parts; /* without the row of all, if it is last */
};

struct method {
	const struct edition *edition;
	struct scale scale;
	struct method_grid grids[METHOD_TABLES];
	struct grade *mandates; /* of the keys of METHOD_MANDATE */
	struct grade *pillars;  /* of those of METHOD_PILLAR */
	double *needs; /* of those of METHOD_NEEDS, see method_count_needs */
};

/* A cell to be computed: in which row, what of, and what comes of it. */
struct method_cell {
	const struct method *method;
	const struct method_grid *grid;
	size_t row;       /* of the table, from 0 */
	const char *code; /* what follows ':' in "from", or "" */
	struct real value;
	const char *none; /* what the formula gives if there is no value */
	struct formula formula;
};

struct method_item {
	const char *name;
	void (*compute)(struct method_cell *);
	/*
	 * The figure that it is: '*' is the key of the row, '?' the code. NULL
	 * if it is none.
	 */
	const char *figure;
	/* That is so in the row of all alone, with the code in place of '*'. */
	bool by_code;
};

/* What each table computes; a name of NULL ends it. */
extern const struct method_item method_bands[];
extern const struct method_item method_mandate[];
extern const struct method_item method_pillar[];
extern const struct method_item method_needs[];

/* The first sheet of this code, or NULL. */
const struct sheet *method_sheet(const struct edition *, const char *code);

/* The grid that the table's items need; ends with 78 if there is none. */
const struct method_grid *method_grid(
    const struct method_cell *, enum method_table);

/* Is it the row of all? */
bool method_is_all(const struct method_cell *);

/* The records behind the grid, or NULL. */
const struct place_block *method_records(const struct method_cell *);

/*
 * A formula has come out too long. Ends with 64, and says how many rows a sheet
 * needs, if that is because the records go on on too many sheets.
 */
void method_check_pieces(const struct method *);

/* The cell with the key of the row; the caller releases its text. */
struct formula method_key(const struct method_cell *);

/*
 * Add to the formula: "{=sum}" stands for the cell of this row whose column is
 * from that, "[x]" for the text that is printed where there is no number, all
 * else for itself. Ends with 78 if the sheet has no such column.
 */
void method_write(struct method_cell *, const char *pattern);

/* Add such a cell alone. */
void method_here(struct method_cell *, const char *from);

/* Add what printf would, in which braces and brackets mean nothing. */
void method_printf(struct method_cell *, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Give the cell its value. */
void method_number(struct method_cell *, double number);

/*
 * Add the cells of this row for each of the scale's levels, which must stand
 * side by side, as a range.
 */
void method_levels(struct method_cell *);

/* The row of all: the sum of its column over the other rows. */
void method_sum(struct method_cell *, const char *from);

/* Add the band of the row's mean, by the limits as a reader has set them. */
void method_band(struct method_cell *);

/*
 * Count the needs that are listed, in each row of METHOD_NEEDS by level and by
 * criterion; the caller frees it.
 */
double *method_count_needs(const struct method *);

/*
 * In a sheet of needs, the column from "reported": the level that counts of the
 * same state and mandate, as the cell of Data that has it.
 */
void method_reported(const struct cells *, const struct record *);

#endif
