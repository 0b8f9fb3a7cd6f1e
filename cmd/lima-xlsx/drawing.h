/*
 * drawing: a chart on a sheet, drawn from the sheet's own table.
 *
 * Only book.c includes this.
 */
#ifndef LIMA_XLSX_DRAWING_H
#define LIMA_XLSX_DRAWING_H

#include "sheet.h"

#include <stddef.h>
#include <xlsxwriter.h>

/*
 * How many pixels it is wide and high, and how many rows of the sheet it covers
 * that stand empty.
 */
double drawing_width(const struct chart *);
double drawing_height(const struct chart *);
size_t drawing_rows(const struct chart *);

/* Where it stands: the cell of its upper left corner, and how far under that.
 */
struct drawing_place {
	size_t row, col;
	double down; /* pixels */
};

lxw_error drawing_insert(lxw_workbook *, lxw_worksheet *, const struct sheet *,
    const struct chart *, const struct drawing_place *);

#endif
