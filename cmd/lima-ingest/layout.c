/*
 * layout: from the names in an export's header to the profile's questions.
 */
#include "layout.h"

#include "diag.h"
#include "mem.h"

#include <stdlib.h>

/* What to say if no column has a role; an id can be done without. */
static const char *const role_missing[NAMES_ROLES] = {
    [NAMES_SUBMITTED] = "no column for the date of submission",
    [NAMES_REPORTER] = "no column for the reporter",
    [NAMES_MANDATE] = "no column for the mandate",
    [NAMES_QUESTION] = "no column for a question",
};

/* What a column of the header holds, or NULL. */
static const struct names_meaning *
find_meaning(const struct names *names, const struct rows *header, size_t col)
{
	size_t len;
	const char *cell = rows_cell(header, col, &len);

	return names_find(names, cell, len);
}

size_t
layout_known(const struct names *names, const struct rows *header)
{
	size_t col, known = 0;

	for (col = 0; col < rows_cells(header); col++)
		known += find_meaning(names, header, col) != NULL;
	return known;
}

static bool
unknown_name(const struct names *names, const struct diag_place *place,
    const char *cell, size_t len)
{
	const char *near = names_nearest(names, cell, len);

	if (near != NULL)
		diag(DIAG_ERROR, place, "header", "not known",
		    "%s, nearest is %s", diag_quote(cell), diag_quote(near));
	else
		diag(DIAG_ERROR, place, "header", "not known", "%s",
		    diag_quote(cell));
	return false;
}

/* Where there is a column already for the same, or LAYOUT_NONE. */
static size_t
first_column(const struct layout *layout, const struct names_meaning *m)
{
	size_t col;

	if (m->role != NAMES_QUESTION)
		return layout->column[m->role];
	for (col = 0; col < layout->width; col++)
		if (layout->questions[col] == m->code)
			return col;
	return LAYOUT_NONE;
}

static bool
read_column(struct layout *layout, const struct names *names,
    const struct rows *header, size_t col, const struct diag_place *place)
{
	const struct names_meaning *m = find_meaning(names, header, col);
	size_t first, len;
	const char *cell = rows_cell(header, col, &len);

	if (!rows_filled(header, col)) {
		layout->nameless[col] = true;
		return true;
	}
	if (m == NULL)
		return unknown_name(names, place, cell, len);
	first = first_column(layout, m);
	if (first != LAYOUT_NONE) {
		diag(DIAG_ERROR, place, "header",
		    "a second column for the same",
		    "%s, the first is column %zu", diag_quote(cell), first + 1);
		return false;
	}
	if (m->role == NAMES_QUESTION)
		layout->questions[col] = m->code;
	else
		layout->column[m->role] = col;
	if (m->role == NAMES_REPORTER)
		layout->kind = m->kind;
	return true;
}

static bool
has_role(const struct layout *layout, size_t role)
{
	size_t col;

	if (role != NAMES_QUESTION)
		return layout->column[role] != LAYOUT_NONE;
	for (col = 0; col < layout->width; col++)
		if (layout->questions[col] != NULL)
			return true;
	return false;
}

bool
layout_read(struct layout *layout, const struct names *names,
    const struct rows *header, const char *file)
{
	struct diag_place place = {file, rows_line(header), 0};
	bool good = true;
	size_t i;

	layout->width = rows_cells(header);
	layout->questions = mem_new(layout->width, sizeof(*layout->questions));
	layout->nameless = mem_new(layout->width, sizeof(*layout->nameless));
	for (i = 0; i < NAMES_QUESTION; i++)
		layout->column[i] = LAYOUT_NONE;
	for (i = 0; i < layout->width; i++) {
		place.col = i + 1;
		if (!read_column(layout, names, header, i, &place))
			good = false;
	}
	place.col = 0;
	for (i = 0; i < NAMES_ROLES; i++) {
		if (role_missing[i] == NULL || has_role(layout, i))
			continue;
		diag(DIAG_ERROR, &place, "header", role_missing[i], NULL);
		good = false;
	}
	return good;
}

void
layout_release(struct layout *layout)
{
	free(layout->questions);
	free(layout->nameless);
}
