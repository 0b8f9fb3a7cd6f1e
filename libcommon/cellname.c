/*
 * cellname: the names of the cells of a sheet, such as AB12.
 */
#include "cellname.h"

#include "text.h"

#include <string.h>

/* The longest name of a cell, XFD1048576, and a NUL. */
#define NAME_ROOM 11

void
cell_put_column(struct buf *b, size_t column)
{
	char letters[16];
	size_t at = sizeof(letters);

	letters[--at] = '\0';
	for (column++; column > 0; column = (column - 1) / 26)
		letters[--at] = (char)('A' + (column - 1) % 26);
	buf_puts(b, letters + at);
}

void
cell_put_name(struct buf *b, size_t column, uintmax_t row)
{
	cell_put_column(b, column);
	buf_printf(b, "%ju", row);
}

bool
cell_read_name(const char *name, size_t *column, uintmax_t *row)
{
	size_t n = 0;

	for (; *name >= 'A' && *name <= 'Z' && n <= CELL_COLUMNS; name++)
		n = n * 26 + (size_t)(*name - 'A' + 1);
	if (n == 0 || n > CELL_COLUMNS)
		return false;
	*column = n - 1;
	return text_number(name, strlen(name), CELL_ROWS, row) && *row > 0;
}

static bool
read_bytes(const char *name, size_t len, size_t *column, uintmax_t *row)
{
	char copy[NAME_ROOM];

	if (len >= sizeof(copy))
		return false;
	memcpy(copy, name, len);
	copy[len] = '\0';
	return cell_read_name(copy, column, row);
}

bool
cell_read_range(const char *name, size_t len, struct cell_range *r)
{
	const char *colon = memchr(name, ':', len);
	size_t first = colon != NULL ? (size_t)(colon - name) : len;

	if (!read_bytes(name, first, &r->first_column, &r->first_row))
		return false;
	r->last_column = r->first_column;
	r->last_row = r->first_row;
	if (colon != NULL && !read_bytes(colon + 1, len - first - 1,
				 &r->last_column, &r->last_row))
		return false;
	return r->first_row <= r->last_row && r->first_column <= r->last_column;
}

bool
cell_in_range(const struct cell_range *r, size_t column, uintmax_t row)
{
	return r->first_row <= row && row <= r->last_row &&
	       r->first_column <= column && column <= r->last_column;
}
