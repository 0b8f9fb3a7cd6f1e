/*
 * guard: what may go into a workbook. Spreadsheet programs "repair" a file with
 * a bad name in it, and drop what they cannot read.
 */
#ifndef LIMA_EDITION_GUARD_H
#define LIMA_EDITION_GUARD_H

#include "buf.h"

#include <stdbool.h>
#include <stddef.h>

/* Characters that a cell holds; counted as UTF-16 units. */
#define GUARD_CELL_MAX 32767

/* Characters in a formula. */
#define GUARD_FORMULA_MAX 8192

/* Characters in the name of a sheet. */
#define GUARD_NAME_MAX 31

/* Rows and columns of a sheet. */
#define GUARD_ROWS_MAX 1048576
#define GUARD_COLUMNS_MAX 16384

/*
 * Add text as a cell can show it: CR LF and CR become LF; control characters
 * and what XML does not allow become U+FFFD. The text must be UTF-8.
 */
void guard_text(struct buf *out, const char *text);

/* Would guard_text add these bytes as they are? False if it is not sure. */
bool guard_is_clean(const char *text, size_t len);

/*
 * Add text, which guard_text has passed, as a workbook must spell it: what
 * looks like the escape _xHHHH_ is escaped.
 */
void guard_escape(struct buf *out, const char *text);

/* Does a cell hold the text, which must be UTF-8, exactly as it is? */
bool guard_holds(const char *text);

/* How many bytes of text, whole characters, fit into this many UTF-16 units. */
size_t guard_fit(const char *text, size_t units);

/*
 * A decimal number as a stream writes it: digits, at most one point with digits
 * on both sides of it, perhaps a minus. Not one with leading zeros, which is a
 * code, or with more digits than a workbook keeps.
 */
bool guard_number(const char *text, double *value);

/* NULL, or what is wrong with a formula, in words. */
const char *guard_formula(const char *formula);

/* NULL, or what is wrong with the name of a sheet, in words. */
const char *guard_sheet_name(const char *name);

/* NULL, or what is wrong with the name of a table, in words. */
const char *guard_table_name(const char *name);

#endif
