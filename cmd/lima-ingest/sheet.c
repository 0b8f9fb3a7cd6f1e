/*
 * sheet: the rows of a sheet of a workbook.
 *
 * The part is read until a row is complete; of the sheet only that row is in
 * memory.
 */
#include "sheet.h"

#include "cell.h"
#include "markup.h"
#include "mem.h"
#include "row.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

/* Cells that are empty before one that is not count too. */
#define MOST_CELLS ((uintmax_t)1 << 28)

/* How deep the elements stand that matter. */
enum { ROOT = 1, SECTION, ROW, CELL, VALUE };

enum section { OTHER, DATA, MERGED };

struct sheet {
	struct rows rows;
	struct part *part; /* to be closed, or NULL */
	struct markup *markup;
	const struct book *book;
	struct sheet_facts facts;
	struct trouble trouble;
	bool ended;

	enum section section;
	bool in_row, in_cell;
	bool hidden, filled, too_long; /* of the row */
	size_t next_column;
	uintmax_t cells; /* so far */
	struct cell cell;
	struct buf *value; /* where text goes, or NULL */
	struct shown shown;
	struct buf text, reason;
};

static void
damaged(struct sheet *s, const char *why)
{
	markup_fail(s->markup, "workbook: damaged", why);
}

static void
begin_row(struct sheet *s, const char *const *attributes)
{
	const char *number = markup_attribute(attributes, "r");
	uintmax_t row = s->cell.row + 1;

	if (number != NULL &&
	    !text_number(number, strlen(number), CELL_ROWS, &row)) {
		damaged(s, "a row without a number");
		return;
	}
	if (row <= s->cell.row || row > CELL_ROWS) {
		damaged(s, "a row out of order");
		return;
	}
	s->cell.row = row;
	s->in_row = true;
	s->hidden = markup_flag(attributes, "hidden");
	s->filled = s->too_long = false;
	s->next_column = 0;
	row_reset(&s->rows);
	s->rows.line = row;
}

static void
begin_cell(struct sheet *s, const char *const *attributes)
{
	const char *name = markup_attribute(attributes, "r");
	size_t column = s->next_column;
	uintmax_t row = s->cell.row;

	if (name != NULL && !cell_read_name(name, &column, &row)) {
		damaged(s, "a cell without a place");
		return;
	}
	if (row != s->cell.row || column < s->next_column ||
	    column >= CELL_COLUMNS) {
		damaged(s, "a cell out of order");
		return;
	}
	s->in_cell = true;
	s->next_column = column + 1;
	s->cell.column = column;
	cell_begin(&s->cell, markup_attribute(attributes, "t"),
	    markup_attribute(attributes, "s"));
}

static void
begin_value(struct sheet *s, const char *name)
{
	if (strcmp(name, "v") == 0) {
		s->cell.has_value = true;
		s->value = &s->cell.value;
	} else if (strcmp(name, "f") == 0) {
		s->cell.has_formula = true;
		s->value = &s->cell.formula;
	}
}

static void
count_merged(struct sheet *s, const char *const *attributes)
{
	const char *range = markup_attribute(attributes, "ref");

	if (s->facts.merged++ == 0 && range != NULL)
		snprintf(s->facts.first_merged, sizeof(s->facts.first_merged),
		    "%s", range);
}

static void
take_start(void *context, size_t depth, const char *name,
    const char *const *attributes)
{
	struct sheet *s = context;

	if (depth == ROOT && strcmp(name, "worksheet") != 0) {
		damaged(s, "a sheet that is none");
	} else if (depth == SECTION) {
		s->section = OTHER;
		if (strcmp(name, "sheetData") == 0)
			s->section = DATA;
		else if (strcmp(name, "mergeCells") == 0)
			s->section = MERGED;
	} else if (s->section == MERGED) {
		if (depth == ROW && strcmp(name, "mergeCell") == 0)
			count_merged(s, attributes);
	} else if (s->section == DATA) {
		if (depth == ROW && strcmp(name, "row") == 0)
			begin_row(s, attributes);
		else if (depth == CELL && s->in_row && strcmp(name, "c") == 0)
			begin_cell(s, attributes);
		else if (depth == VALUE && s->in_cell)
			begin_value(s, name);
		else if (depth > VALUE && s->in_cell)
			rich_start(&s->cell.in_place, name, attributes);
	}
}

static bool
too_long(struct sheet *s, size_t more)
{
	if (more <= s->rows.limit && s->rows.values.len <= s->rows.limit - more)
		return false;
	if (!s->too_long)
		s->rows.broken_cell = s->cell.column + 1;
	s->too_long = true;
	return true;
}

static void
take_text(void *context, const char *bytes, size_t len)
{
	struct sheet *s = context;

	if (!s->in_cell)
		return;
	if (s->value != NULL && !too_long(s, s->value->len + len))
		buf_add(s->value, bytes, len);
	else if (!too_long(s, s->cell.in_place.text.len + len))
		rich_text(&s->cell.in_place, bytes, len);
}

static void
count_doubtful(struct sheet *s)
{
	struct buf name = BUF_INIT;

	if (s->facts.doubtful++ > 0)
		return;
	cell_put_name(&name, s->cell.column, s->cell.row);
	snprintf(s->facts.first_doubtful, sizeof(s->facts.first_doubtful), "%s",
	    name.data);
	buf_release(&name);
}

static const char *
words(const struct buf *b)
{
	return b->len > 0 ? b->data : NULL;
}

static bool
holds_something(const struct rows *r, size_t i)
{
	return rows_filled(r, i) || rows_fault(r, i) != NULL;
}

static void
end_cell(struct sheet *s)
{
	size_t len;

	cell_show(&s->cell, s->book, &s->shown);
	if (s->book->recompute && s->cell.has_formula &&
	    s->shown.fault.len == 0)
		count_doubtful(s);
	len = s->shown.text.len;
	if ((len == 0 && s->shown.fault.len == 0) || too_long(s, len))
		return;
	if (s->cell.column - s->rows.count >= MOST_CELLS - s->cells) {
		markup_fail(s->markup, "workbook: too many cells", NULL);
		return;
	}
	s->cells += s->cell.column - s->rows.count + 1;
	while (s->rows.count < s->cell.column)
		row_add(&s->rows, "", 0, NULL, NULL);
	row_add(&s->rows, s->shown.text.data, len, words(&s->shown.fault),
	    words(&s->shown.damage));
	if (s->shown.is_date)
		row_mark_date(&s->rows);
	if (holds_something(&s->rows, s->cell.column))
		s->filled = true;
}

static void
end_row(struct sheet *s)
{
	struct rows *r = &s->rows;

	if (!s->filled && !s->too_long)
		return;
	s->facts.hidden_rows += s->hidden;
	while (r->count > r->width && !holds_something(r, r->count - 1))
		r->count--;
	buf_reset(&s->text);
	row_put_csv(r, &s->text);
	r->text = s->text.data;
	r->text_len = s->text.len;
	while (r->count < r->width)
		row_add(r, "", 0, NULL, NULL);
	markup_pause(s->markup);
}

static void
take_end(void *context, size_t depth, const char *name)
{
	struct sheet *s = context;

	if (depth > VALUE && s->in_cell) {
		rich_end(&s->cell.in_place, name);
	} else if (depth == VALUE) {
		s->value = NULL;
	} else if (depth == CELL && s->in_cell) {
		s->in_cell = false;
		end_cell(s);
	} else if (depth == ROW && s->in_row) {
		s->in_row = false;
		end_row(s);
	}
}

static enum rows_got
next_row(struct rows *rows)
{
	struct sheet *s = (struct sheet *)rows;
	enum markup_got got = s->ended ? MARKUP_END : markup_next(s->markup);

	if (got == MARKUP_PAUSED && s->too_long) {
		buf_reset(&s->reason);
		buf_puts(&s->reason, "longer than ");
		row_put_limit(rows, &s->reason);
		rows->reason = s->reason.data;
		return ROWS_BROKEN;
	}
	if (got == MARKUP_PAUSED)
		return ROWS_ROW;
	if (got == MARKUP_BAD)
		s->trouble = *markup_trouble(s->markup);
	if (s->part != NULL && part_trouble(s->part) != NULL)
		s->trouble = *part_trouble(s->part);
	/* It is there or further down. */
	s->trouble.line = s->cell.row;
	s->ended = true;
	return ROWS_END;
}

static const struct trouble *
sheet_trouble(const struct rows *rows)
{
	const struct sheet *s = (const struct sheet *)rows;

	return s->trouble.what != NULL ? &s->trouble : NULL;
}

static void
free_sheet(struct rows *rows)
{
	struct sheet *s = (struct sheet *)rows;

	if (s->markup != NULL)
		markup_close(s->markup);
	if (s->part != NULL)
		part_close(s->part);
	cell_release(&s->cell);
	shown_release(&s->shown);
	buf_release(&s->text);
	buf_release(&s->reason);
	free(s);
}

static struct sheet *
new_sheet(const struct book *book)
{
	struct sheet *s = mem_new(1, sizeof(*s));

	s->rows.next = next_row;
	s->rows.free = free_sheet;
	s->rows.trouble = sheet_trouble;
	s->rows.limit = ROWS_MAX;
	s->book = book;
	buf_init(&s->rows.values);
	cell_init(&s->cell);
	shown_init(&s->shown);
	buf_init(&s->text);
	buf_init(&s->reason);
	return s;
}

static void
start_reading(struct sheet *s, const char *name, lines_read *read, void *from)
{
	static const struct markup_calls calls = {
	    take_start, take_end, take_text};

	s->markup = markup_open(name, read, from, &calls, s);
}

struct rows *
sheet_rows_from(
    const char *name, lines_read *read, void *from, const struct book *book)
{
	struct sheet *s = new_sheet(book);

	start_reading(s, name, read, from);
	return &s->rows;
}

struct rows *
sheet_rows(struct workbook *w, size_t sheet)
{
	struct sheet *s = new_sheet(workbook_book(w));
	const char *name = workbook_part(w, sheet);

	s->part = part_open(workbook_parts(w), name, &s->trouble);
	if (s->part != NULL)
		start_reading(s, name, part_read, s->part);
	else
		s->ended = true;
	return &s->rows;
}

bool
sheet_scan(struct workbook *w, size_t sheet, struct sheet_facts *facts,
    struct trouble *trouble)
{
	struct rows *rows = sheet_rows(w, sheet);
	bool good;

	while (rows_next(rows) != ROWS_END)
		;
	good = rows_trouble(rows) == NULL;
	if (!good)
		*trouble = *rows_trouble(rows);
	*facts = ((struct sheet *)rows)->facts;
	rows_free(rows);
	return good;
}
