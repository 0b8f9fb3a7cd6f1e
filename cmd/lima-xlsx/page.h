/*
 * page: how a sheet is printed: on A4 across, as wide as it is.
 *
 * Only book.c includes this.
 */
#ifndef LIMA_XLSX_PAGE_H
#define LIMA_XLSX_PAGE_H

#include "sheet.h"

#include <stddef.h>
#include <xlsxwriter.h>

/*
 * Print as many columns as the table, the lines and the charts are wide, on
 * pages as wide; on one page if what there is comes near it. widths are those
 * of the columns; rows, and height in points, are those of all that stands on
 * the sheet.
 */
void page_set_up(lxw_worksheet *, const struct sheet *, const double *widths,
    size_t rows, double height);

#endif
