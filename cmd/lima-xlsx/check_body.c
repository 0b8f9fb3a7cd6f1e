/*
 * check_body: the rows of a table below its headers.
 */
#include "check_body.h"

#include "check_wording.h"
#include "diag.h"
#include "mem.h"

#include <stdlib.h>

/* How many cells of a column are so, and the row of the first. */
struct tally {
	uintmax_t count, first;
};

/* Rows that are blank count neither as filled nor otherwise. */
struct column {
	uintmax_t filled;
	uintmax_t unbroken; /* of them, before the first that is not */
	struct tally texts, symbols, coloured;
};

/* Blank rows, and how many of the body that are not blank come before. */
struct gap {
	uintmax_t first, last, before;
};

struct body {
	struct cell_range range;
	struct column *columns;
	uintmax_t next; /* the row that may come next */
	uintmax_t rows; /* so far that are not blank */
	struct gap *gaps;
	size_t count, room;
};

struct body *
body_new(const struct cell_range *range)
{
	struct body *b = mem_new(1, sizeof(*b));

	b->range = *range;
	b->next = range->first_row;
	b->columns = mem_new(
	    range->last_column - range->first_column + 1, sizeof(*b->columns));
	return b;
}

void
body_free(struct body *b)
{
	free(b->columns);
	free(b->gaps);
	free(b);
}

static void
count(struct tally *tally, uintmax_t row)
{
	if (tally->count++ == 0)
		tally->first = row;
}

/* Rows of the body, up to and with last, hold nothing. */
static void
add_gap(struct body *b, uintmax_t last)
{
	struct gap *g = b->count > 0 ? &b->gaps[b->count - 1] : NULL;

	if (last < b->next)
		return;
	if (g == NULL || g->last + 1 < b->next) {
		b->gaps =
		    mem_grow(b->gaps, b->count, &b->room, sizeof(*b->gaps));
		g = &b->gaps[b->count++];
		*g = (struct gap){.first = b->next, .before = b->rows};
	}
	g->last = last;
	b->next = last + 1;
}

static void
fill(struct body *b, struct column *c)
{
	c->unbroken += c->unbroken == b->rows;
	c->filled++;
}

static void
take_cell(struct body *b, const struct shown_row *row,
    const struct shown_cell *cell, const struct look *look,
    const struct frame *frame)
{
	struct column *c = &b->columns[cell->column - b->range.first_column];
	const char *text = shown_text(row, cell);

	if (cell->holds == SHOWN_BLANK) {
		if (!look->filled)
			return;
		if (!look->unlocked)
			count(&c->coloured, row->number);
	}
	fill(b, c);
	if (cell->holds != SHOWN_TEXT || cell->computed)
		return;
	if (wording_number(text) &&
	    !frame_wants_text(frame, cell->column, row->number))
		count(&c->texts, row->number);
	else if (wording_symbols(text))
		count(&c->symbols, row->number);
}

void
body_take(struct body *b, const struct shown_row *row,
    const struct opened *book, const struct frame *frame)
{
	size_t i, start, n = shown_within(row, &b->range, &start);
	bool blank = true;

	if (row->number < b->range.first_row || row->number > b->range.last_row)
		return;
	for (i = start; i < start + n && blank; i++)
		blank = row->cells[i].holds == SHOWN_BLANK;
	add_gap(b, blank ? row->number : row->number - 1);
	if (blank)
		return;
	for (i = start; i < start + n; i++)
		take_cell(b, row, &row->cells[i],
		    looks_get(book->looks, row->cells[i].style), frame);
	b->rows++;
	b->next = row->number + 1;
}

/* Which row is that of the body, counted from 0, blank ones left out? */
static uintmax_t
row_of(const struct body *b, uintmax_t i)
{
	size_t low = 0, high = b->count, middle;

	/* The gaps before low have at most i rows before them. */
	while (low < high) {
		middle = low + (high - low) / 2;
		if (b->gaps[middle].before <= i)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == 0)
		return b->range.first_row + i;
	return b->gaps[low - 1].last + 1 + (i - b->gaps[low - 1].before);
}

static void
tell(struct found *found, enum rule rule, size_t column, struct tally tally,
    const char *what)
{
	if (tally.count > 0)
		found_at(found, rule, column, tally.first,
		    "%ju cell%s of the column: %s", tally.count,
		    diag_plural(tally.count), what);
}

static void
end_column(const struct body *b, size_t i, uintmax_t header_row, bool explained,
    struct found *found)
{
	const struct column *c = &b->columns[i];
	size_t column = b->range.first_column + i;
	struct tally empty = {0, 0};

	if (c->filled == 0 && b->rows > 0) {
		found_at(found, RULE_BLANK_COLUMN, column, header_row,
		    "the column holds nothing");
		return;
	}
	if (c->filled < b->rows && !explained)
		empty =
		    (struct tally){b->rows - c->filled, row_of(b, c->unbroken)};
	tell(found, RULE_EMPTY_CELL, column, empty, "empty without a reason");
	tell(found, RULE_COLOUR_ALONE, column, c->coloured,
	    "colour and nothing else");
	tell(found, RULE_NUMBER_AS_TEXT, column, c->texts,
	    "a number that is stored as text");
	tell(found, RULE_SYMBOL_ALONE, column, c->symbols,
	    "symbols and nothing else");
}

void
body_end(struct body *b, uintmax_t header_row, bool blanks_explained,
    struct found *found)
{
	size_t i, columns = b->range.last_column - b->range.first_column + 1;

	add_gap(b, b->range.last_row);
	for (i = 0; i < b->count; i++)
		found_at(found, RULE_BLANK_ROW, b->range.first_column,
		    b->gaps[i].first, "%ju blank row%s in the table",
		    b->gaps[i].last - b->gaps[i].first + 1,
		    b->gaps[i].last == b->gaps[i].first ? "" : "s");
	for (i = 0; i < columns; i++)
		end_column(b, i, header_row, blanks_explained, found);
}
