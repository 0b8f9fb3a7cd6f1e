/*
 * plain: any table, as one tidy sheet.
 */
#ifndef LIMA_XLSX_PLAIN_H
#define LIMA_XLSX_PLAIN_H

#include "sheet.h"
#include "tsv.h"

struct plain;

/*
 * Read a table to its end; ends with 65 if it is more than a sheet holds.
 * Columns keep their names and order, rows theirs. A column whose every value
 * is a number becomes one of numbers. file is where it came from, and names the
 * sheet; title stands above it, or the name does if title is NULL.
 */
struct plain *plain_read(
    struct tsv_reader *, const char *file, const char *title);
void plain_free(struct plain *);

/* The sheet, whose rows come from the table, and how many records that has. */
struct sheet *plain_sheet(const struct plain *);
size_t plain_records(const struct plain *);

#endif
