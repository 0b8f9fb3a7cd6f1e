/*
 * swapped: dates of which a spreadsheet may have swapped day and month.
 *
 * A program that expects the month first makes a date of a text such as
 * 12/06/2019, the sixth of December, and leaves 21/06/2019 a text: what gives
 * it away is that a column has both.
 */
#ifndef INGEST_SWAPPED_H
#define INGEST_SWAPPED_H

#include "rows.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Of a sheet: the row of the first of either kind, or 0. */
struct swapped {
	uintmax_t date, text;
};

/* Look at this cell of the current row; once both were met, warn of them. */
void swapped_look(
    struct swapped *, const char *file, const struct rows *row, size_t col);

#endif
