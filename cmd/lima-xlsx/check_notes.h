/*
 * check_notes: the notes that a workbook refers to and those that it has.
 */
#ifndef LIMA_XLSX_CHECK_NOTES_H
#define LIMA_XLSX_CHECK_NOTES_H

#include "check_found.h"
#include "check_opened.h"

#include <stddef.h>
#include <stdint.h>

struct notes;

struct notes *notes_new(void);
void notes_free(struct notes *);

/*
 * A text of a sheet, by its number from 0. Notes are said in column A, which
 * begins with [note 1] or is no more than note 1; all else refers to them.
 */
void notes_take(struct notes *, size_t sheet, size_t column, uintmax_t row,
    const char *text);

/* Tell which are referred to but not said, or said but not referred to. */
void notes_end(const struct notes *, const struct opened *, struct found *);

#endif
