/*
 * style: the formats of a workbook's cells. Every cell has one, since a cell
 * without is set in a face and size of the program's choice.
 *
 * Only book.c, drawing.c and page.c include this.
 */
#ifndef LIMA_XLSX_STYLE_H
#define LIMA_XLSX_STYLE_H

#include "sheet.h"

#include <xlsxwriter.h>

#define STYLE_FONT "Arial"
#define STYLE_POINTS 12
#define STYLE_TITLE_POINTS 16

/* Ink for titles, headers and links. */
#define STYLE_INK 0x12436D

/* Decimals that a number may be shown with. */
#define STYLE_DECIMALS 3

struct style {
	lxw_format *outside; /* of what is written on */
	lxw_format *title;
	lxw_format *lines[LINE_LINK + 1];
	lxw_format *header_text;
	lxw_format *header_number;
	lxw_format *text;
	lxw_format *link;
	lxw_format *general;
	lxw_format *numbers[STYLE_DECIMALS + 1][2];
};

/* The formats belong to the workbook. */
void style_init(struct style *, lxw_workbook *);

lxw_format *style_line(const struct style *, enum line_style);
lxw_format *style_header(const struct style *, const struct column *);
lxw_format *style_cell(
    const struct style *, const struct cell *, const struct column *);

/* How many points high a row of so many lines is. */
double style_height(size_t lines);

/* The number format of a column, as a spreadsheet program spells it. */
const char *style_number(const struct column *);

#endif
