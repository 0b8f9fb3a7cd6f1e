/*
 * plain: any table, as one tidy sheet.
 */
#ifndef LIMA_XLSX_PLAIN_H
#define LIMA_XLSX_PLAIN_H

#include "input.h"
#include "sheet.h"

/*
 * Columns keep their names and order, rows theirs. A column whose every value
 * is a number becomes one of numbers. file is where it came from, and names
 * the sheet; title stands above it, or the name does if title is NULL. Ends
 * with 65 if it is more than a sheet holds.
 */
struct sheet *plain_sheet(
    const struct input *, const char *file, const char *title);

#endif
