/*
 * layout: headers that stand between the rows of exports that were joined.
 */
#include "layout.h"

#include <string.h>

/* So many reporters are remembered, and of them names this short. */
#define REPORTERS_MAX 1024
#define REPORTER_BYTES 256

static const struct names_meaning *
find_meaning(const struct names *names, const struct rows *row, size_t col,
    struct buf *mandate)
{
	size_t len;
	const char *cell = rows_cell(row, col, &len);

	return names_find(names, cell, len, mandate);
}

static bool
is_name(const struct names *names, const struct rows *row, size_t col)
{
	struct buf unused = BUF_INIT;
	bool known = find_meaning(names, row, col, &unused) != NULL;

	buf_release(&unused);
	return known;
}

/* There are few reporters and many rows: each is looked up once. */
static bool
heads_reporters(const struct names *names, struct layout *layout,
    const struct rows *row, size_t col)
{
	size_t len;
	const char *cell = rows_cell(row, col, &len);

	if (map_find(layout->reporters, cell, len) != MAP_NONE)
		return false;
	if (is_name(names, row, col))
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
	       is_name(names, row, col);
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

/* Does a header that has this column say of it what the layout knows? */
static bool
same_column(const struct names *names, const struct layout *layout,
    const struct rows *header, size_t col)
{
	struct buf mandate = BUF_INIT;
	const struct names_meaning *m =
	    find_meaning(names, header, col, &mandate);
	const char *had = layout->mandates[col];
	bool same = false;

	if (layout->ignored[col])
		same = true;
	else if (m == NULL || m->role == NAMES_IGNORED)
		same = false;
	else if (m->role == NAMES_QUESTION)
		same = layout->questions[col] == m->code &&
		       strcmp(had != NULL ? had : "", mandate.data) == 0;
	else
		/* Of several ids the layout knows one. */
		same = layout->column[m->role] == col || m->role == NAMES_ID;
	buf_release(&mandate);
	return same;
}

bool
layout_same(const struct names *names, const struct layout *layout,
    const struct rows *header)
{
	size_t col, cells = rows_cells(header);
	bool had, has;

	for (col = 0; col < layout->width || col < cells; col++) {
		had = col < layout->width && !layout->nameless[col];
		has = col < cells && rows_filled(header, col);
		if (had != has)
			return false;
		if (has && !same_column(names, layout, header, col))
			return false;
	}
	return true;
}
