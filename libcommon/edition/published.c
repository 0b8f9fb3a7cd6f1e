/*
 * published: where the workbook prints a figure.
 */
#include "published.h"

#include "cells.h"
#include "mem.h"
#include "paths.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

void
published_init(struct published *p, const struct edition *e,
    const char *pattern, const char *code, const char *key)
{
	struct buf figure = BUF_INIT;

	for (; *pattern != '\0'; pattern++)
		if (*pattern == '?')
			buf_puts(&figure, code);
		else
			buf_putc(&figure, *pattern);
	*p = (struct published){
	    .edition = e, .figure = buf_take(&figure), .key = key};
}

void
published_release(struct published *p)
{
	free(p->figure);
}

const char *
published_value(const struct published *p)
{
	return paths_get(p->edition, p->figure, p->key);
}

/* Do two lists of paths have one in common? */
static bool
share_a_path(const char *a, const char *b)
{
	const char *x, *y, *rest;
	size_t n, m;

	while ((x = text_next(&a, '|', &n)) != NULL)
		for (rest = b; (y = text_next(&rest, '|', &m)) != NULL;)
			if (n == m && strncmp(x, y, n) == 0)
				return true;
	return false;
}

/* The row of the key on a sheet of figures, and which column has the figure. */
static const struct place_block *
find(const struct published *p, const char *sheet, size_t *col)
{
	const struct layout *l = &p->edition->layout;
	const struct part *column;
	size_t i = 0;

	*col = 0;
	while ((column = layout_next(l, &i, sheet, "column")) != NULL) {
		if (cells_is_number(column) && *column->where == '\0' &&
		    share_a_path(column->from, p->figure))
			return places_find(p->edition->places, sheet, p->key);
		(*col)++;
	}
	return NULL;
}

/* Sheets that list but some of the rows are no place to look a figure up. */
static const struct place_block *
find_any(const struct published *p, size_t *col)
{
	const struct place_block *row = NULL;
	const struct part *sheet;
	size_t i = 0;

	while (row == NULL && (sheet = layout_next(&p->edition->layout, &i,
				   NULL, "sheet")) != NULL)
		if (strcmp(sheet->kind, "figures") == 0 &&
		    *sheet->where == '\0')
			row = find(p, sheet->sheet, col);
	return row;
}

bool
published_is_printed(const struct published *p)
{
	size_t col;

	return find_any(p, &col) != NULL;
}

const struct cell *
published_cell(const struct published *p, struct formula *f)
{
	size_t col;
	const struct place_block *row = find_any(p, &col);
	size_t first;

	if (row == NULL)
		return NULL;
	first = sheet_header_row(row->sheet) + 2;
	formula_cell(f, row->sheet, col, row->first);
	return sheet_cell(row->sheet, row->first - first, col);
}
