/*
 * rows: CSV text to rows, one at a time, each with the line it began on.
 *
 * A cell that is quoted may hold line ends, delimiters and doubled quotes;
 * nothing in a cell is trimmed or changed. Lines that are empty or white are
 * passed over between rows.
 *
 * Quotes are taken strictly. A row with a quote out of place, or one that never
 * closes, is broken: it is given as text, and reading goes on at the line after
 * the one it began on, so that a lost quote costs no other row. The lines after
 * it count as its rest as long as they are no row of the width expected and
 * have too few delimiters to be a row that is broken as well.
 */
#ifndef INGEST_ROWS_H
#define INGEST_ROWS_H

#include "lines.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A row of more bytes is broken: that bounds what a lost quote can take. */
#define ROWS_MAX (1024 * 1024)

enum rows_got { ROWS_ROW, ROWS_BROKEN, ROWS_END };

struct rows;

struct rows *rows_open(lines_read *read, void *context, char delimiter);
void rows_free(struct rows *);

/* How many cells a row has; not known before the header was read. */
void rows_expect(struct rows *, size_t width);

/* Go to the next row. What the functions below return lives until then. */
enum rows_got rows_next(struct rows *);

/* The line on which it began, from 1. */
uintmax_t rows_line(const struct rows *);

/*
 * Its text as it stands, without the last line end; of a broken row too long,
 * the beginning.
 */
const char *rows_text(const struct rows *, size_t *len);

/* Of a good row: its cells, numbered from 0, each with a NUL after it. */
size_t rows_cells(const struct rows *);
const char *rows_cell(const struct rows *, size_t i, size_t *len);

/* Does the cell hold more than white space? */
bool rows_filled(const struct rows *, size_t i);

/* Of a broken row: why, and the number from 1 of the cell where it broke. */
const char *rows_reason(const struct rows *);
size_t rows_broken_cell(const struct rows *);

#endif
