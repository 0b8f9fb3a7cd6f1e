/*
 * verify_sheet: one sheet of a workbook against what it was made from.
 *
 * Only verify.c includes this.
 */
#ifndef LIMA_XLSX_VERIFY_SHEET_H
#define LIMA_XLSX_VERIFY_SHEET_H

#include "readback.h"
#include "sheet.h"

#include <stddef.h>

/*
 * Compare the cells and links of the sheet, and its table: the number'th of the
 * workbook, from 1.
 */
void verify_sheet(struct readback *, struct sheet *, size_t number);

#endif
