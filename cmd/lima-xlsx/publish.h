/*
 * publish: a workbook to its place, whole or not at all.
 */
#ifndef LIMA_XLSX_PUBLISH_H
#define LIMA_XLSX_PUBLISH_H

#include "book.h"
#include "sheet.h"

#include <stddef.h>

/*
 * Write the sheets beside path, read them back, and only then give them the
 * name; path NULL: into a temporary file, and from there to standard output.
 * Ends with 73 or 74, leaving nothing, if that fails.
 */
void publish(const char *path, struct sheet *const sheets[], size_t n,
    const struct book_about *);

#endif
