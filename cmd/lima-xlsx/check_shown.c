/*
 * check_shown: the rows of a sheet, as the checker sees them.
 */
#include "check_shown.h"

#include "check_wording.h"
#include "markup.h"
#include "mem.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Of what a cell holds, and of a row, no more is looked at, or accepted. */
#define LONGEST_CELL ((size_t)128 * 1024)
#define LONGEST_ROW ((size_t)16 * 1024 * 1024)

/* How deep the elements stand that matter. */
enum { ROOT = 1, SECTION, ROW, CELL, VALUE };

struct reading {
	const struct opened *book;
	shown_take *take;
	void *context;
	struct markup *markup;

	bool in_data, in_row, in_cell;
	struct shown_row row;
	size_t next_column;
	struct shown_cell cell;
	char type[12];
	struct buf value, formula;
	struct rich in_place;
	struct buf *open; /* where text goes, or NULL */
};

const char *
shown_text(const struct shown_row *row, const struct shown_cell *cell)
{
	return row->text.data + cell->text;
}

size_t
shown_within(
    const struct shown_row *row, const struct cell_range *range, size_t *first)
{
	size_t i, end;

	for (i = 0; i < row->count; i++)
		if (row->cells[i].column >= range->first_column)
			break;
	for (end = i; end < row->count; end++)
		if (row->cells[end].column > range->last_column)
			break;
	*first = i;
	return end - i;
}

static void
damaged(struct reading *r, const char *why)
{
	markup_fail(r->markup, "workbook: damaged", why);
}

static void
begin_row(struct reading *r, const char *const *attributes)
{
	uintmax_t number = markup_number(attributes, "r", r->row.number + 1);

	if (number <= r->row.number || number > CELL_ROWS) {
		damaged(r, "a row out of order");
		return;
	}
	r->row.number = number;
	r->row.height = markup_real(attributes, "ht", 0);
	r->row.hidden = markup_flag(attributes, "hidden");
	r->row.count = 0;
	buf_reset(&r->row.text);
	r->next_column = 0;
	r->in_row = true;
}

static void
begin_cell(struct reading *r, const char *const *attributes)
{
	const char *name = markup_attribute(attributes, "r");
	const char *type = markup_attribute(attributes, "t");
	size_t column = r->next_column;
	uintmax_t row = r->row.number;

	if ((name != NULL && !cell_read_name(name, &column, &row)) ||
	    row != r->row.number || column < r->next_column ||
	    column >= CELL_COLUMNS) {
		damaged(r, "a cell out of its place");
		return;
	}
	r->next_column = column + 1;
	r->cell = (struct shown_cell){.column = column,
	    .style = (size_t)markup_number(attributes, "s", 0)};
	r->type[0] = '\0';
	if (type != NULL)
		strncat(r->type, type, sizeof(r->type) - 1);
	buf_reset(&r->value);
	buf_reset(&r->formula);
	rich_reset(&r->in_place);
	r->in_cell = true;
}

static void
take_start(void *context, size_t depth, const char *name,
    const char *const *attributes)
{
	struct reading *r = context;

	if (depth == ROOT && strcmp(name, "worksheet") != 0) {
		damaged(r, "a sheet that is none");
	} else if (depth == SECTION) {
		r->in_data = strcmp(name, "sheetData") == 0;
	} else if (!r->in_data) {
		return;
	} else if (depth == ROW && strcmp(name, "row") == 0) {
		begin_row(r, attributes);
	} else if (depth == CELL && r->in_row && strcmp(name, "c") == 0) {
		begin_cell(r, attributes);
	} else if (depth == VALUE && r->in_cell) {
		if (strcmp(name, "v") == 0)
			r->open = &r->value;
		else if (strcmp(name, "f") == 0) {
			r->open = &r->formula;
			r->cell.computed = true;
		}
	} else if (depth > VALUE && r->in_cell) {
		rich_start(&r->in_place, name, attributes);
	}
}

static void
take_text(void *context, const char *bytes, size_t len)
{
	struct reading *r = context;

	if (!r->in_cell)
		return;
	if (r->open != NULL && len <= LONGEST_CELL - r->open->len)
		buf_add(r->open, bytes, len);
	else if (r->open == NULL && len <= LONGEST_CELL - r->in_place.text.len)
		rich_text(&r->in_place, bytes, len);
}

/* One of the texts that cells share; none if there is no such. */
static void
add_shared(struct reading *r)
{
	uintmax_t i;
	const char *text;
	size_t len;

	if (!text_number(r->value.data, r->value.len, SIZE_MAX, &i))
		return;
	text = texts_get(r->book->texts, (size_t)i, &len);
	if (text == NULL)
		return;
	if (len > LONGEST_CELL)
		len = LONGEST_CELL;
	buf_add(&r->row.text, text, len);
	r->cell.noted = texts_noted(r->book->texts, (size_t)i);
}

/* Add what the cell shows to the text of the row. */
static enum shown_kind
add_text(struct reading *r)
{
	size_t at = r->row.text.len;

	if (strcmp(r->type, "s") == 0) {
		add_shared(r);
		return SHOWN_TEXT;
	}
	if (strcmp(r->type, "inlineStr") == 0) {
		buf_add(
		    &r->row.text, r->in_place.text.data, r->in_place.text.len);
		texts_decode(&r->row.text, at);
		r->cell.noted = r->in_place.noted;
		return SHOWN_TEXT;
	}
	buf_add(&r->row.text, r->value.data, r->value.len);
	if (strcmp(r->type, "str") == 0) {
		texts_decode(&r->row.text, at);
		return SHOWN_TEXT;
	}
	return strcmp(r->type, "e") == 0 ? SHOWN_FAULT : SHOWN_NUMBER;
}

static void
end_cell(struct reading *r)
{
	struct shown_cell *c = &r->cell;

	if (r->row.text.len > LONGEST_ROW) {
		damaged(r, "a row of more than 16 MiB");
		return;
	}
	c->text = r->row.text.len;
	c->holds = add_text(r);
	/* A NUL can be escaped; it must not end the text before its time. */
	buf_putc(&r->row.text, '\0');
	if (wording_blank(shown_text(&r->row, c)))
		c->holds = SHOWN_BLANK;
	c->uncached =
	    c->computed && r->value.len == 0 && strcmp(r->type, "str") != 0;
	c->links = strncasecmp(r->formula.data, "HYPERLINK(", 10) == 0;
	r->row.cells = mem_grow(
	    r->row.cells, r->row.count, &r->row.room, sizeof(*r->row.cells));
	r->row.cells[r->row.count++] = *c;
}

static void
take_end(void *context, size_t depth, const char *name)
{
	struct reading *r = context;

	if (depth > VALUE && r->in_cell) {
		rich_end(&r->in_place, name);
	} else if (depth == VALUE) {
		r->open = NULL;
	} else if (depth == CELL && r->in_cell) {
		r->in_cell = false;
		end_cell(r);
	} else if (depth == ROW && r->in_row) {
		r->in_row = false;
		if (r->row.count > 0)
			r->take(r->context, &r->row);
	}
}

static bool
read_sheet(void *into, const char *name, lines_read *read, void *from,
    struct trouble *trouble)
{
	static const struct markup_calls calls = {
	    take_start, take_end, take_text};
	struct reading *r = into;

	r->markup = markup_open(name, read, from, &calls, r);
	return markup_finish(r->markup, trouble);
}

bool
shown_read(const struct opened *book, const char *part, shown_take *take,
    void *context, struct trouble *trouble)
{
	struct reading r = {.book = book, .take = take, .context = context};
	bool good;

	buf_init(&r.row.text);
	buf_init(&r.value);
	buf_init(&r.formula);
	buf_init(&r.in_place.text);
	good = part_take(book->parts, part, read_sheet, &r, trouble);
	if (!good)
		trouble->line = r.row.number;
	free(r.row.cells);
	buf_release(&r.row.text);
	buf_release(&r.value);
	buf_release(&r.formula);
	buf_release(&r.in_place.text);
	return good;
}
