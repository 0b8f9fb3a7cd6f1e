/*
 * layout: headers that stand between the rows of exports that were joined.
 */
#include "layout.h"

#include <string.h>

/* So many reporters are remembered, and of them names this short. */
#define REPORTERS_MAX 1024
#define REPORTER_BYTES 256

/* What a name is looked for in that stands behind something else. */
#define NAME_BYTES 256

/* There are few reporters and many rows: each is looked up once. */
static bool
heads_reporters(const struct names *names, struct layout *layout,
    const struct rows *row, size_t col)
{
	size_t len;
	const char *cell = rows_cell(row, col, &len);

	if (map_find(layout->reporters, cell, len) != MAP_NONE)
		return false;
	if (names_known(names, cell, len))
		return true;
	if (layout->reporter_count < REPORTERS_MAX && len <= REPORTER_BYTES) {
		map_add(layout->reporters, cell, len, 0);
		layout->reporter_count++;
	}
	return false;
}

/*
 * Most dates begin with a digit; of the names of columns those do that name a
 * mandate, and a header that has one here has others elsewhere.
 */
static bool
heads_dates(const struct names *names, const struct rows *row, size_t col)
{
	size_t len;
	const char *cell = rows_cell(row, col, &len);

	return len > 0 && !(cell[0] >= '0' && cell[0] <= '9') &&
	       names_known(names, cell, len);
}

bool
layout_header_again(
    const struct names *names, struct layout *layout, const struct rows *row)
{
	size_t reporter = layout->column[NAMES_REPORTER];
	size_t submitted = layout->column[NAMES_SUBMITTED];
	size_t col, filled = 0, cells = rows_cells(row);

	if (!(reporter < cells &&
		heads_reporters(names, layout, row, reporter)) &&
	    !(submitted < cells && heads_dates(names, row, submitted)))
		return false;
	for (col = 0; col < cells; col++)
		filled += rows_filled(row, col);
	return layout_known(names, row) * 2 >= filled;
}

/* Does nothing come from this column? So it is with ids beyond the first. */
static bool
is_spare(const struct layout *layout, size_t col)
{
	size_t i;

	for (i = 0; i < NAMES_QUESTION; i++)
		if (layout->column[i] == col)
			return false;
	return layout->questions[col] == NULL;
}

/* Does a column of this name hold what the layout knows of that column? */
static bool
same_column(const struct names *names, const struct layout *layout, size_t col,
    const char *name, size_t len)
{
	struct buf mandate = BUF_INIT;
	const struct names_meaning *m = names_find(names, name, len, &mandate);
	const char *had = layout->mandates[col];
	bool same = false;

	if (names_ignored(names, name, len) ||
	    (m != NULL && m->role == NAMES_IGNORED))
		same = layout->ignored[col];
	else if (m == NULL)
		same = false;
	else if (m->role == NAMES_QUESTION)
		same = layout->questions[col] == m->code &&
		       strcmp(had != NULL ? had : "", mandate.data) == 0;
	else
		same = layout->column[m->role] == col ||
		       (m->role == NAMES_ID && is_spare(layout, col));
	buf_release(&mandate);
	return same;
}

/*
 * Do the columns from this one on mean the same under a header of which the
 * first name stands in that cell of the row?
 */
static bool
same_from(const struct names *names, const struct layout *layout, size_t col,
    const struct rows *row, size_t first)
{
	size_t len, cells = rows_cells(row) - first;
	const char *name;
	bool had, has;

	for (; col < layout->width || col < cells; col++) {
		had = col < layout->width && !layout->nameless[col];
		has = col < cells && rows_filled(row, first + col);
		if (had != has)
			return false;
		if (!has)
			continue;
		name = rows_cell(row, first + col, &len);
		if (!same_column(names, layout, col, name, len))
			return false;
	}
	return true;
}

bool
layout_same(const struct names *names, const struct layout *layout,
    const struct rows *header)
{
	return same_from(names, layout, 0, header, 0);
}

/* Whatever stands before it, is the name of the first column in this cell? */
static bool
ends_in_first(const struct names *names, const struct layout *layout,
    const struct rows *row, size_t cell)
{
	size_t i, len;
	const char *text = rows_cell(row, cell, &len);

	for (i = len > NAME_BYTES ? len - NAME_BYTES : 0; i < len; i++)
		if (same_column(names, layout, 0, text + i, len - i))
			return true;
	return false;
}

/* Of the kinds of column that a header has, those that were met. */
struct kinds {
	bool reporter, submitted, mandate, question;
};

static void
meet(struct kinds *k, const struct names_meaning *m, bool names_mandate)
{
	k->reporter |= m->role == NAMES_REPORTER;
	k->submitted |= m->role == NAMES_SUBMITTED;
	k->mandate |= m->role == NAMES_MANDATE || names_mandate;
	k->question |= m->role == NAMES_QUESTION;
}

/*
 * The first name of a header that stands behind something else is not to be
 * known by itself, which may cost one of the four kinds. Names that prose lists
 * have spaces before them.
 */
static bool
ends_in_header(const struct names *names, const struct rows *row)
{
	struct buf mandate = BUF_INIT;
	struct kinds k = {false};
	size_t len, col = rows_cells(row), filled = 0, known = 0;
	const struct names_meaning *m;
	const char *cell;
	bool found = false;

	while (!found && col-- > 0) {
		cell = rows_cell(row, col, &len);
		filled += rows_filled(row, col);
		m = *cell != ' ' ? names_find(names, cell, len, &mandate)
				 : NULL;
		known += m != NULL || names_ignored(names, cell, len);
		if (m != NULL)
			meet(&k, m, mandate.len > 0);
		found =
		    k.reporter + k.submitted + k.mandate + k.question >= 3 &&
		    known * 2 >= filled;
	}
	buf_release(&mandate);
	return found;
}

bool
layout_ends_in_other(const struct names *names, const struct layout *layout,
    const struct rows *row)
{
	size_t first, cells = rows_cells(row);

	if (!ends_in_header(names, row))
		return false;
	if (cells < layout->width)
		return true;
	first = cells - layout->width;
	return !ends_in_first(names, layout, row, first) ||
	       !same_from(names, layout, 1, row, first);
}
