/*
 * check_table: the tables of a sheet, and what is wrong within them.
 */
#include "check_table.h"

#include "check_body.h"
#include "check_wording.h"
#include "diag.h"
#include "map.h"
#include "markup.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

/* Each takes memory; nobody has as many. */
#define MOST_TABLES 256
#define MOST_COLUMNS ((size_t)4 * CELL_COLUMNS)

struct table {
	char *name;
	struct cell_range range;
	uintmax_t totals; /* rows at its end that are no data */
	bool has_header, has_filter;
	bool header_seen;
	struct body *body;

	struct markup *markup; /* while it is read */
};

static size_t
width(const struct table *t)
{
	return t->range.last_column - t->range.first_column + 1;
}

static void
take_table(struct table *t, const char *const *attributes)
{
	const char *ref = markup_attribute(attributes, "ref");
	const char *name = markup_attribute(attributes, "displayName");
	struct cell_range *r = &t->range;

	if (ref == NULL || !cell_read_range(ref, strlen(ref), r)) {
		markup_fail(t->markup, "workbook: damaged",
		    "a table without its place");
		return;
	}
	if (name != NULL)
		t->name = mem_copy(name, strlen(name));
	t->has_header = markup_number(attributes, "headerRowCount", 1) > 0;
	t->totals = markup_number(attributes, "totalsRowCount", 0) > 0;
}

static void
take_start(void *context, size_t depth, const char *name,
    const char *const *attributes)
{
	struct table *t = context;

	if (depth == 1 && strcmp(name, "table") == 0)
		take_table(t, attributes);
	else if (depth == 2 && strcmp(name, "autoFilter") == 0)
		t->has_filter = true;
}

static bool
read_table(void *into, const char *name, lines_read *read, void *from,
    struct trouble *trouble)
{
	static const struct markup_calls calls = {.start = take_start};
	struct table *t = into;

	t->markup = markup_open(name, read, from, &calls, t);
	if (!markup_finish(t->markup, trouble))
		return false;
	return t->range.first_row > 0 ||
	       trouble_set(trouble, EX_DATAERR, "workbook: damaged",
		   "a table that is none");
}

static void
free_table(struct table *t)
{
	free(t->name);
	if (t->body != NULL)
		body_free(t->body);
	free(t);
}

static void
check_table(const struct table *t, struct found *found)
{
	const struct cell_range *r = &t->range;
	const char *name = t->name != NULL ? t->name : "";

	if (*name == '\0' || wording_default_table(name))
		found_at(found, RULE_TABLE_NAME, r->first_column, r->first_row,
		    "the name does not say what the table holds: %s",
		    diag_quote(name));
	if (r->first_column > 0)
		found_at(found, RULE_LEFT_EDGE, r->first_column, r->first_row,
		    "the table does not begin in column A");
	if (!t->has_header)
		found_at(found, RULE_HEADER_MISSING, r->first_column,
		    r->first_row, "the table has no row of headers");
	if (t->has_filter)
		found_at(found, RULE_AUTOFILTER, r->first_column, r->first_row,
		    "the table has a filter");
}

static struct body *
new_body(const struct table *t)
{
	struct cell_range range = t->range;

	range.first_row += t->has_header;
	range.last_row -= t->totals;
	return body_new(&range);
}

static bool
add_table(struct tables *ts, struct parts *parts, const char *part,
    struct found *found, struct trouble *trouble)
{
	struct table *t = mem_new(1, sizeof(*t));

	ts->list =
	    mem_grow(ts->list, ts->count, &ts->room, sizeof(struct table *));
	ts->list[ts->count++] = t;
	if (!part_take(parts, part, read_table, t, trouble))
		return false;
	ts->columns += width(t);
	if (ts->count > MOST_TABLES || ts->columns > MOST_COLUMNS)
		return trouble_set(trouble, EX_DATAERR,
		    "workbook: too many tables on a sheet", NULL);
	t->body = new_body(t);
	if (t->range.last_row > ts->last_row)
		ts->last_row = t->range.last_row;
	check_table(t, found);
	if (ts->count > 1)
		found_at(found, RULE_TABLE_MANY, t->range.first_column,
		    t->range.first_row, "another table on the sheet");
	return true;
}

bool
tables_read(struct tables *ts, struct parts *parts, const struct links *links,
    struct found *found, struct trouble *trouble)
{
	size_t i;

	*ts = (struct tables){0};
	for (i = 0; i < links->count; i++)
		if (strcmp(links->list[i].type, "table") == 0 &&
		    !add_table(ts, parts, links->list[i].part, found, trouble))
			return false;
	return true;
}

void
tables_release(struct tables *ts)
{
	size_t i;

	for (i = 0; i < ts->count; i++)
		free_table(ts->list[i]);
	free(ts->list);
}

bool
tables_hold(const struct tables *ts, size_t column, uintmax_t row)
{
	size_t i;

	for (i = 0; i < ts->count; i++)
		if (cell_in_range(&ts->list[i]->range, column, row))
			return true;
	return false;
}

/* Headers are compared without case, as spreadsheets do. */
static void
take_header(struct table *t, const struct shown_row *row, struct found *found)
{
	struct map *names = map_new();
	size_t column = t->range.first_column;
	size_t i, n = shown_within(row, &t->range, &i);

	t->header_seen = true;
	for (; n > 0; i++, n--) {
		const struct shown_cell *c = &row->cells[i];
		const char *text = shown_text(row, c);

		if (c->holds == SHOWN_BLANK)
			continue;
		for (; column < c->column; column++)
			found_at(found, RULE_HEADER_EMPTY, column, row->number,
			    "the column has no header");
		column = c->column + 1;
		if (map_add_folded(names, text, strlen(text), i) != MAP_NONE)
			found_at(found, RULE_HEADER_UNIQUE, c->column,
			    row->number, "another column has the header %s",
			    diag_quote(text));
	}
	for (; column <= t->range.last_column; column++)
		found_at(found, RULE_HEADER_EMPTY, column, row->number,
		    "the column has no header");
	map_free(names);
}

void
tables_take_row(struct tables *ts, const struct shown_row *row,
    const struct opened *book, const struct frame *frame, struct found *found)
{
	size_t i;

	for (i = 0; i < ts->count; i++) {
		struct table *t = ts->list[i];

		if (t->has_header && row->number == t->range.first_row)
			take_header(t, row, found);
		else
			body_take(t->body, row, book, frame);
	}
}

static void
end_table(struct table *t, bool explained, struct found *found)
{
	if (t->has_header && !t->header_seen)
		found_at(found, RULE_HEADER_EMPTY, t->range.first_column,
		    t->range.first_row, "the row of headers is empty");
	body_end(t->body, t->range.first_row, explained, found);
}

void
tables_end(struct tables *ts, bool blanks_explained, struct found *found)
{
	size_t i;

	for (i = 0; i < ts->count; i++)
		end_table(ts->list[i], blanks_explained, found);
}
