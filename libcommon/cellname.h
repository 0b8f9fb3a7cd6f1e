/*
 * cellname: the names of the cells of a sheet, such as AB12.
 */
#ifndef LIMA_CELLNAME_H
#define LIMA_CELLNAME_H

#include "buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What spreadsheets have. */
#define CELL_ROWS 1048576
#define CELL_COLUMNS 16384

/* A rectangle of cells; rows from 1, columns from 0, both ends in it. */
struct cell_range {
	uintmax_t first_row, last_row;
	size_t first_column, last_column;
};

/*
 * Read a cell's name, such as AB12; false if it is none or the sheet has no
 * such cell.
 */
bool cell_read_name(const char *name, size_t *column, uintmax_t *row);

/* Read a range, such as A4:K12 or A4; false if it is none. */
bool cell_read_range(const char *name, size_t len, struct cell_range *range);

bool cell_in_range(
    const struct cell_range *range, size_t column, uintmax_t row);

/* Add the letters of a column, or the name of a cell. */
void cell_put_column(struct buf *, size_t column);
void cell_put_name(struct buf *, size_t column, uintmax_t row);

#endif
