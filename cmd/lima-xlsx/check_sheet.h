/*
 * check_sheet: one sheet of a workbook, with all that belongs to it.
 */
#ifndef LIMA_XLSX_CHECK_SHEET_H
#define LIMA_XLSX_CHECK_SHEET_H

#include "check_found.h"
#include "check_notes.h"
#include "check_opened.h"
#include "trouble.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * The rules about a sheet, by its number from 0; the notes are gathered. False,
 * with *trouble filled in, if it is damaged.
 */
bool check_sheet(const struct opened *, size_t sheet, struct notes *,
    struct found *, struct trouble *trouble);

#endif
