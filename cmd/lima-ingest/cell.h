/*
 * cell: from a cell of a sheet as it is stored to the text that it shows.
 */
#ifndef INGEST_CELL_H
#define INGEST_CELL_H

#include "buf.h"
#include "cellname.h"
#include "styles.h"
#include "texts.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What the cells of a workbook refer to. */
struct book {
	const struct texts *texts;
	const struct styles *styles;
	bool from_1904;
	bool recompute; /* it says that values of formulas are not to be kept */
};

/* As it is stored. */
struct cell {
	uintmax_t row;
	size_t column; /* from 0 */
	char type[12]; /* its short name in the standard */
	size_t style;
	bool has_formula, has_value;
	struct buf formula, value;
	struct rich in_place;
};

/* What it shows; the words of a fault and of damage are empty if none. */
struct shown {
	struct buf text, fault, damage;
	bool is_date; /* to the spreadsheet, not a text that reads like one */
};

void cell_init(struct cell *);
void cell_release(struct cell *);

/*
 * Begin another cell, with these attributes as they stand or NULL; its place is
 * left as it is.
 */
void cell_begin(struct cell *, const char *type, const char *style);

void shown_init(struct shown *);
void shown_release(struct shown *);

/* Make out what it shows; what was shown before is forgotten. */
void cell_show(const struct cell *, const struct book *, struct shown *shown);

#endif
