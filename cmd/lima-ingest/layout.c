/*
 * layout: from the names in an export's header to the profile's questions.
 */
#include "layout.h"

#include "diag.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

/* What to say if no column has a role; an id can be done without. */
static const char *const role_missing[NAMES_ROLES] = {
    [NAMES_SUBMITTED] = "no column for the date of submission",
    [NAMES_REPORTER] = "no column for the reporter",
    [NAMES_MANDATE] = "no column for the mandate",
    [NAMES_QUESTION] = "no column for a question",
};

/* A header that is being understood. */
struct reading {
	struct layout *layout;
	struct names *names;
	const struct rows *header;
	struct diag_place place;
	struct map *seen; /* questions with their mandates, to their columns */
	/* By role: the first column passed over on demand that has it. */
	size_t passed[NAMES_ROLES];
	size_t unknown; /* how many names are not known */
	bool good;
};

/* What a column of the header holds, or NULL. */
static const struct names_meaning *
find_meaning(const struct names *names, const struct rows *header, size_t col,
    struct buf *mandate)
{
	size_t len;
	const char *cell = rows_cell(header, col, &len);

	return names_find(names, cell, len, mandate);
}

size_t
layout_known(const struct names *names, const struct rows *header)
{
	size_t col, len, known = 0;
	const char *cell;

	for (col = 0; col < rows_cells(header); col++) {
		cell = rows_cell(header, col, &len);
		known += names_known(names, cell, len);
	}
	return known;
}

/* The name of a column in quotes, for a message. */
static const char *
quote_name(const struct rows *header, size_t col)
{
	size_t len;

	return diag_quote(rows_cell(header, col, &len));
}

/* The unknown name of a column, with the nearest known one. */
static void
add_unknown(struct buf *out, const struct names *names,
    const struct rows *header, size_t col)
{
	struct buf near = BUF_INIT;
	size_t len;
	const char *cell = rows_cell(header, col, &len);

	buf_puts(out, diag_quote(cell));
	if (names_nearest(names, cell, len, &near))
		buf_printf(out, ", nearest is %s", diag_quote(near.data));
	buf_release(&near);
}

/* To look for the nearest name takes long; more are not told. */
static void
unknown_name(struct reading *r, size_t col)
{
	struct buf detail = BUF_INIT;

	if (r->unknown++ < DIAG_MANY)
		add_unknown(&detail, r->names, r->header, col);
	diag(DIAG_ERROR, &r->place, "header", "not known", "%s", detail.data);
	buf_release(&detail);
	r->good = false;
}

static void
second_column(struct reading *r, size_t col, size_t first)
{
	diag(DIAG_ERROR, &r->place, "header", "a second column for the same",
	    "%s, the first is column %zu", quote_name(r->header, col),
	    first + 1);
	r->good = false;
}

static void
read_question(struct reading *r, size_t col, const struct names_meaning *m,
    const struct buf *mandate)
{
	struct buf key = BUF_INIT;
	size_t first;

	buf_printf(&key, "%s %s", mandate->data, m->code);
	first = map_add(r->seen, key.data, key.len, col);
	buf_release(&key);
	if (first != MAP_NONE) {
		second_column(r, col, first);
		return;
	}
	r->layout->questions[col] = m->code;
	if (mandate->len > 0)
		r->layout->mandates[col] =
		    mem_copy(mandate->data, mandate->len);
}

/*
 * Platforms give a submission several ids: that counts which the profile names
 * first, and the others are no more than known.
 */
static void
read_role(struct reading *r, size_t col, const struct names_meaning *m)
{
	struct buf unused = BUF_INIT;
	const struct names_meaning *other;
	size_t *at = &r->layout->column[m->role];

	if (*at == LAYOUT_NONE) {
		*at = col;
	} else {
		other = find_meaning(r->names, r->header, *at, &unused);
		if (m->role != NAMES_ID || other == m)
			second_column(r, col, *at);
		else if (m < other)
			*at = col;
	}
	if (m->role == NAMES_REPORTER)
		r->layout->kind = m->kind;
	buf_release(&unused);
}

static void
read_column(struct reading *r, size_t col)
{
	struct buf mandate = BUF_INIT;
	const struct names_meaning *m =
	    find_meaning(r->names, r->header, col, &mandate);
	size_t len;
	const char *cell = rows_cell(r->header, col, &len);

	if (!rows_filled(r->header, col)) {
		r->layout->nameless[col] = true;
	} else if (names_ignored(r->names, cell, len)) {
		names_meet(r->names, cell, len);
		r->layout->ignored[col] = true;
		if (m != NULL && r->passed[m->role] == LAYOUT_NONE)
			r->passed[m->role] = col;
	} else if (m == NULL) {
		unknown_name(r, col);
	} else if (m->role == NAMES_IGNORED) {
		r->layout->ignored[col] = true;
	} else if (m->role == NAMES_QUESTION) {
		read_question(r, col, m, &mandate);
	} else {
		read_role(r, col, m);
	}
	buf_release(&mandate);
}

/* The first column of a question that names its mandate, or does not. */
static size_t
first_question(const struct layout *layout, bool wide)
{
	size_t col;

	for (col = 0; col < layout->width; col++)
		if (layout->questions[col] != NULL &&
		    (layout->mandates[col] != NULL) == wide)
			return col;
	return LAYOUT_NONE;
}

/* A mandate stands in the row or in the header, but not in both. */
static void
check_shape(struct reading *r)
{
	size_t wide = first_question(r->layout, true);
	size_t plain = first_question(r->layout, false);
	size_t mandate = r->layout->column[NAMES_MANDATE];

	if (wide == LAYOUT_NONE)
		return;
	if (mandate != LAYOUT_NONE) {
		r->place.col = mandate + 1;
		diag(DIAG_ERROR, &r->place, "header",
		    "a column for the mandate beside columns that name one",
		    "%s, and column %zu is %s", quote_name(r->header, mandate),
		    wide + 1, quote_name(r->header, wide));
		r->good = false;
	} else if (plain != LAYOUT_NONE) {
		r->place.col = plain + 1;
		diag(DIAG_ERROR, &r->place, "header",
		    "a question without a mandate beside columns that name one",
		    "%s, and column %zu is %s", quote_name(r->header, plain),
		    wide + 1, quote_name(r->header, wide));
		r->good = false;
	}
}

static bool
has_role(const struct layout *layout, size_t role)
{
	bool wide = first_question(layout, true) != LAYOUT_NONE;

	if (role == NAMES_QUESTION)
		return wide || first_question(layout, false) != LAYOUT_NONE;
	if (role == NAMES_MANDATE && wide)
		return true;
	return layout->column[role] != LAYOUT_NONE;
}

static void
check_roles(struct reading *r)
{
	size_t i;

	r->place.col = 0;
	for (i = 0; i < NAMES_ROLES; i++) {
		if (role_missing[i] == NULL || has_role(r->layout, i))
			continue;
		if (r->passed[i] != LAYOUT_NONE)
			diag(DIAG_ERROR, &r->place, "header", role_missing[i],
			    "%s is to be ignored",
			    quote_name(r->header, r->passed[i]));
		else
			diag(DIAG_ERROR, &r->place, "header", role_missing[i],
			    NULL);
		r->good = false;
	}
}

bool
layout_read(struct layout *layout, struct names *names,
    const struct rows *header, const char *file)
{
	struct reading r = {
	    .layout = layout,
	    .names = names,
	    .header = header,
	    .place = {file, rows_line(header), 0},
	    .seen = map_new(),
	    .good = true,
	};
	size_t i;

	layout->width = rows_cells(header);
	layout->questions = mem_new(layout->width, sizeof(*layout->questions));
	layout->mandates = mem_new(layout->width, sizeof(*layout->mandates));
	layout->nameless = mem_new(layout->width, sizeof(*layout->nameless));
	layout->ignored = mem_new(layout->width, sizeof(*layout->ignored));
	layout->reporters = map_new();
	layout->reporter_count = 0;
	for (i = 0; i < NAMES_QUESTION; i++)
		layout->column[i] = LAYOUT_NONE;
	for (i = 0; i < NAMES_ROLES; i++)
		r.passed[i] = LAYOUT_NONE;
	for (i = 0; i < layout->width; i++) {
		r.place.col = i + 1;
		read_column(&r, i);
	}
	check_shape(&r);
	check_roles(&r);
	map_free(r.seen);
	return r.good;
}

void
layout_release(struct layout *layout)
{
	size_t i;

	for (i = 0; layout->mandates != NULL && i < layout->width; i++)
		free(layout->mandates[i]);
	free(layout->mandates);
	free(layout->questions);
	free(layout->nameless);
	free(layout->ignored);
	map_free(layout->reporters);
}

void
layout_explain(struct names *names, const struct rows *header, size_t col,
    struct buf *what, struct buf *why)
{
	struct buf mandate = BUF_INIT;
	const struct names_meaning *m =
	    find_meaning(names, header, col, &mandate);
	size_t len;
	const char *cell = rows_cell(header, col, &len);

	if (!rows_filled(header, col)) {
		buf_release(&mandate);
		return;
	}
	if (names_ignored(names, cell, len) ||
	    (m != NULL && m->role == NAMES_IGNORED)) {
		buf_puts(what, "ignored");
	} else if (m != NULL) {
		if (mandate.len > 0)
			buf_printf(what, "%s.", mandate.data);
		buf_puts(what, m->code);
	} else {
		buf_puts(why, "not known: ");
		add_unknown(why, names, header, col);
	}
	buf_release(&mandate);
}
