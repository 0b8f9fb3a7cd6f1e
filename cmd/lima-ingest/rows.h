/*
 * rows: the rows of a table, one at a time, each with the line it began on.
 *
 * They come from CSV text or from a sheet of a workbook; whoever reads them
 * need not know which. Rows of which all cells are empty or white are passed
 * over.
 *
 * CSV. A cell that is quoted may hold line ends, delimiters and doubled quotes;
 * nothing in a cell is trimmed or changed. Quotes are taken strictly. A row
 * with a quote out of place, or one that never closes, is broken: it is given
 * as text, and reading goes on at the line after the one it began on, so that a
 * lost quote costs no other row. The lines after it count as its rest as long
 * as they are no row of the width expected and have too few delimiters to be a
 * row that is broken as well. A byte order mark before the quote that a row
 * begins with, as where files were joined, is no part of the row's first cell.
 *
 * A sheet. The line is the number of the row in the sheet, and a cell's number
 * that of its column, whatever is empty before it. A row has as many cells as
 * are expected, or more if something stands beyond them. Its text is a line of
 * CSV with TABs. A cell may have a fault, no text that can be used; or damage,
 * a text that may not be what was typed.
 */
#ifndef INGEST_ROWS_H
#define INGEST_ROWS_H

#include "lines.h"
#include "trouble.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A row of more bytes is broken: that bounds what a lost quote can take. */
#define ROWS_MAX (1024 * 1024)

enum rows_got { ROWS_ROW, ROWS_BROKEN, ROWS_END };

struct rows;

/* The rows of CSV text; those of a sheet are made by sheet_rows. */
struct rows *rows_open(lines_read *read, void *context, char delimiter);
void rows_free(struct rows *);

/* Another limit than ROWS_MAX; before the first row. */
void rows_limit(struct rows *, size_t bytes);

/* How many cells a row has; not known before the header was read. */
void rows_expect(struct rows *, size_t width);

/* Go to the next row. What the functions below return lives until then. */
enum rows_got rows_next(struct rows *);

/*
 * Of a sheet: what kept it from being read to its end, or NULL. What went wrong
 * in reading the text of CSV is known to those who gave it.
 */
const struct trouble *rows_trouble(const struct rows *);

/* The line on which it began, from 1. */
uintmax_t rows_line(const struct rows *);

/*
 * Its text as it stands, without the last line end; of a broken row too long,
 * the beginning.
 */
const char *rows_text(const struct rows *, size_t *len);

/*
 * Its cells, numbered from 0, each with a NUL after it. Of a broken row, only
 * to look for names in them: those of its first line, as far as they can be
 * told apart without regard to quotes; in a sheet, those that were kept.
 */
size_t rows_cells(const struct rows *);
const char *rows_cell(const struct rows *, size_t i, size_t *len);

/* Does the cell hold more than white space? */
bool rows_filled(const struct rows *, size_t i);

/*
 * Why there is no text in the cell that can be used, such as "E5 '#DIV/0!' is
 * an error"; its text is then what stands there instead. NULL: there is.
 */
const char *rows_fault(const struct rows *, size_t i);

/*
 * Why the text of the cell may not be what was typed, such as "39.42 is a
 * number with a fraction"; NULL: nothing speaks against it.
 */
const char *rows_damage(const struct rows *, size_t i);

/* Is it a date to the spreadsheet? To CSV all are texts. */
bool rows_is_date(const struct rows *, size_t i);

/* Of a broken row: why, and the number from 1 of the cell where it broke. */
const char *rows_reason(const struct rows *);
size_t rows_broken_cell(const struct rows *);

#endif
