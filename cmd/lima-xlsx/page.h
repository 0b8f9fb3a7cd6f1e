/*
 * page: how a sheet is printed: as wide as it is, on the smallest paper on
 * which it can be read.
 *
 * Only book.c includes this.
 */
#ifndef LIMA_XLSX_PAGE_H
#define LIMA_XLSX_PAGE_H

#include "sheet.h"

#include <stdbool.h>
#include <stddef.h>
#include <xlsxwriter.h>

/* Points of a row whose height is not set. */
#define PAGE_ROW 15.0

/* What stands on a sheet. */
struct page_extent {
	size_t rows;
	double table;  /* points that the table and what is above are high */
	double charts; /* and the charts below it */
	bool apart;    /* a page break divides them */
};

/*
 * Print the columns that are for paper, or as many as the lines and the charts
 * are wide, on pages as wide; on one page if it can be read there. widths are
 * those of the columns. Without charts_below the charts, which then stand
 * beside the table, are not printed: they would leave it no room.
 */
void page_set_up(lxw_worksheet *, const struct sheet *, const double *widths,
    const struct page_extent *, bool charts_below);

#endif
