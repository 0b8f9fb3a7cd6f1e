/*
 * written: tables that a person wrote, such as a file of overrides.
 */
#ifndef LIMA_WRITTEN_H
#define LIMA_WRITTEN_H

#include "diag.h"
#include "table.h"

#include <stddef.h>

/* A column that the table cannot do without; or the end, 65. */
size_t written_column(const struct table *, const char *name);

/* Where a row stands, for messages. */
struct diag_place written_place(const struct table *, size_t row);

#endif
