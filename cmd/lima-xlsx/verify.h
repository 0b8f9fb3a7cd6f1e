/*
 * verify: read a workbook back and compare it with what it was made from.
 *
 * A full temporary folder, or a file size limit, cuts parts of a workbook short
 * without any word from the library that writes it, and the zip around them is
 * sound. Only reading tells.
 */
#ifndef LIMA_XLSX_VERIFY_H
#define LIMA_XLSX_VERIFY_H

#include "buf.h"
#include "sheet.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Is every part of the file there and XML, and does every sheet hold the cells
 * that it should, each with its value, and no others? If not, *why says what
 * is wrong.
 */
bool verify(
    const char *path, struct sheet *const sheets[], size_t n, struct buf *why);

#endif
