/*
 * book_cells: what stands in the cells of a sheet, through libxlsxwriter.
 *
 * *height grows by the points that rows are high. Only book.c includes this.
 */
#ifndef LIMA_XLSX_BOOK_CELLS_H
#define LIMA_XLSX_BOOK_CELLS_H

#include "sheet.h"
#include "style.h"

#include <stdbool.h>
#include <xlsxwriter.h>

/* The title, and the lines under it. */
lxw_error book_lines(
    lxw_worksheet *, const struct sheet *, struct style *, double *height);

/* The table without its rows, but with the cells of its header. */
lxw_error book_table(
    lxw_worksheet *, const struct sheet *, struct style *, bool filter);

/* How high the header is. A filter has its buttons below the words. */
void book_header(lxw_worksheet *, const struct sheet *, const double *widths,
    bool filter, double *height);

/* The cells of the table; each row as high as its highest cell needs. */
lxw_error book_rows(lxw_worksheet *, struct sheet *, struct style *,
    const double *widths, double *height);

#endif
