/*
 * finish: what the library that writes workbooks leaves open: the rows of long
 * sheets, and the language.
 *
 * Only book.c includes this.
 */
#ifndef LIMA_XLSX_FINISH_H
#define LIMA_XLSX_FINISH_H

#include "buf.h"
#include "longsheet.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Complete a workbook that the library has closed. Another file then stands
 * under its name. NULL, or what went wrong, in words that live as long as why.
 */
const char *finish(const char *path, const struct longsheet sheets[], size_t n,
    const char *language, struct buf *why);

#endif
