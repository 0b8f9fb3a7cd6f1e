/*
 * working: what an edition for clerks has more than a published one: what stays
 * in sight, what filters, shades that show where numbers are high and low,
 * cells to fill in with what may stand in them.
 *
 * Only book.c includes this.
 */
#ifndef LIMA_XLSX_WORKING_H
#define LIMA_XLSX_WORKING_H

#include "sheet.h"

#include <stddef.h>
#include <xlsxwriter.h>

/*
 * Rows up to the header and the first columns stay in sight, the tab has the
 * colour of what the sheet is for, and printed pages say name and number.
 */
void working_frame(lxw_worksheet *, const struct sheet *, const double *widths);

/* Place the charts right of the table, one under the other. */
lxw_error working_charts(lxw_workbook *, lxw_worksheet *, const struct sheet *);

/* Shade the numbers of the table as its columns say. */
lxw_error working_shade(lxw_worksheet *, const struct sheet *);

/* Let open cells take only what may be filled in. The rows are walked. */
lxw_error working_choices(lxw_worksheet *, struct sheet *);

#endif
