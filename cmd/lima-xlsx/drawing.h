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

/* How many pixels it is wide, and how many rows of the sheet it covers. */
double drawing_width(const struct chart *);
size_t drawing_rows(const struct chart *);

/* Place it with its upper edge on this row. */
lxw_error drawing_insert(lxw_workbook *, lxw_worksheet *, const struct sheet *,
    const struct chart *, size_t row);

#endif
