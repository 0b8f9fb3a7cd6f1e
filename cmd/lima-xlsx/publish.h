/*
 * publish: a workbook to its place, whole or not at all.
 */
#ifndef LIMA_XLSX_PUBLISH_H
#define LIMA_XLSX_PUBLISH_H

#include "book.h"
#include "outfile.h"
#include "sheet.h"

#include <stddef.h>

/*
 * Write the sheets into the output, read them back, and only then commit it.
 * Ends with 70, 71, 73 or 74, leaving nothing, if that fails.
 */
void publish(struct outfile *, struct sheet *const sheets[], size_t n,
    const struct book_about *);

#endif
