/*
 * verify: read a workbook back and compare it with what it was made from.
 *
 * A full temporary folder, or a file size limit, cuts parts of a workbook short
 * without any word from the library that writes it, and the zip around them is
 * sound. Only reading tells.
 */
#ifndef LIMA_XLSX_VERIFY_H
#define LIMA_XLSX_VERIFY_H

#include "book.h"
#include "buf.h"
#include "sheet.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Is every part of the file there and XML, does every sheet hold the cells that
 * it should, each with its value, formula and link, and no others, and its one
 * table, and is the language told? If not, *why says what is wrong.
 */
bool verify(const char *path, struct sheet *const sheets[], size_t n,
    const struct book_about *, struct buf *why);

#endif
