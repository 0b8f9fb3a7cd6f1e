/*
 * verify_table: the table of a sheet against what it was made from.
 *
 * Only verify_sheet.c includes this.
 */
#ifndef LIMA_XLSX_VERIFY_TABLE_H
#define LIMA_XLSX_VERIFY_TABLE_H

#include "readback.h"
#include "sheet.h"

#include <stddef.h>

/* Compare its place, name and headers: the number'th of the workbook, from 1.
 */
void verify_table(struct readback *, const struct sheet *, size_t number);

#endif
