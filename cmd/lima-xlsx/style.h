/*
 * style: the formats of a workbook's cells. Every cell has one, since a cell
 * without is set in a face and size of the program's choice.
 *
 * Only book.c and its parts include this.
 */
#ifndef LIMA_XLSX_STYLE_H
#define LIMA_XLSX_STYLE_H

#include "sheet.h"

#include <stdbool.h>
#include <xlsxwriter.h>

#define STYLE_FONT "Arial"
#define STYLE_POINTS 12
#define STYLE_TITLE_POINTS 16

/* Ink for titles, headers and links. */
#define STYLE_INK 0x12436D

/* Decimals that a number may be shown with. */
#define STYLE_DECIMALS 3

/* What the cells of tables are: places in an array of formats. */
enum {
	STYLE_TEXT,
	STYLE_LINK,
	STYLE_GENERAL, /* what stands in a column of numbers and is none */
	STYLE_NUMBER,  /* by decimals, and whether grouped in threes */
	STYLE_OPEN = STYLE_NUMBER + (STYLE_DECIMALS + 1) * 2, /* to fill in */
	STYLE_CELLS
};

struct style {
	lxw_format *outside; /* of what is written on */
	lxw_format *title;
	lxw_format *lines[LINE_LINK + 1];
	lxw_format *header_text;
	lxw_format *header_number;
	lxw_format *cells[STYLE_CELLS];
};

/*
 * The formats belong to the workbook. That of open cells, of which only a
 * working edition has some, is NULL in another.
 */
void style_init(struct style *, lxw_workbook *, bool working);

lxw_format *style_line(const struct style *, enum line_style);
lxw_format *style_header(const struct style *, const struct column *);

/* Which of the cells' formats a cell has. */
size_t style_cell(const struct cell *, const struct column *);

/* How many lines a row of the table has, in columns of these widths. */
size_t style_lines(
    const struct sheet *, const struct cell *row, const double *widths);

/* How many points high a row of so many lines is. */
double style_height(size_t lines);

/* The number format of a column, as a spreadsheet program spells it. */
const char *style_number(const struct column *);

#endif
