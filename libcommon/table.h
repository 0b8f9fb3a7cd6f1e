/*
 * table: a small stream held in memory, such as the tables of a profile.
 */
#ifndef LIMA_TABLE_H
#define LIMA_TABLE_H

#include "tsv.h"

#include <stddef.h>
#include <stdint.h>

struct table;

/*
 * Read a file whole. NULL if it cannot be read or is malformed: *trouble then
 * says why, and its file is the path given. The caller frees the table.
 */
struct table *table_read(const char *path, struct tsv_trouble *trouble);
void table_free(struct table *);

/* Where it was read from; lives as long as the table. */
const char *table_path(const struct table *);

size_t table_rows(const struct table *);

/* The number of a column, or TSV_NO_COLUMN. */
size_t table_column(const struct table *, const char *name);

/* A field, decoded; lives as long as the table. */
const char *table_get(const struct table *, size_t row, size_t col);

/* The line of the file that a row stands on. */
uintmax_t table_line(const struct table *, size_t row);

#endif
