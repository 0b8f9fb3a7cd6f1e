/*
 * check_sheet: one sheet of a workbook, with all that belongs to it.
 */
#include "check_sheet.h"

#include "check_cell.h"
#include "check_drawing.h"
#include "check_frame.h"
#include "check_shown.h"
#include "check_table.h"
#include "check_wording.h"
#include "links.h"

#include <string.h>

struct reading {
	const struct opened *book;
	size_t sheet;
	struct frame frame;
	struct tables tables;
	struct notes *notes;
	struct found *found;

	bool filled; /* something stands in a cell */
	bool titled;
	bool blanks_explained;
	bool below_told, missing_told;
	/* The last row that had something in two cells or more, and where. */
	uintmax_t wide_row;
	size_t wide_column;
};

/* The first of the filled cells, and how many there are. */
static const struct shown_cell *
first_filled(const struct shown_row *row, size_t *count)
{
	const struct shown_cell *first = NULL;
	size_t i;

	*count = 0;
	for (i = 0; i < row->count; i++) {
		if (row->cells[i].holds == SHOWN_BLANK)
			continue;
		if ((*count)++ == 0)
			first = &row->cells[i];
	}
	return first;
}

static void
check_hidden(struct reading *r, const struct shown_row *row)
{
	size_t i;

	if (row->hidden)
		found_at(r->found, RULE_HIDDEN_ROW, 0, row->number,
		    "the row is hidden");
	for (i = 0; i < row->count; i++) {
		size_t column = row->cells[i].column;
		struct frame_column *c = &r->frame.columns[column];

		if (c->hidden && !c->told &&
		    row->cells[i].holds != SHOWN_BLANK) {
			c->told = true;
			found_at(r->found, RULE_HIDDEN_COLUMN, column,
			    row->number, "the column is hidden");
		}
	}
}

/* Two rows, one after the other, with something in two cells are a table. */
static void
check_unmarked(struct reading *r, const struct shown_row *row,
    const struct shown_cell *first, size_t filled)
{
	if (filled < 2 || r->missing_told || r->tables.count > 0)
		return;
	if (r->wide_row != 0 && r->wide_row + 1 == row->number) {
		r->missing_told = true;
		found_at(r->found, RULE_TABLE_MISSING, r->wide_column,
		    r->wide_row,
		    "cells stand as in a table, but there is none");
	}
	r->wide_row = row->number;
	r->wide_column = first->column;
}

static void
check_below(struct reading *r, const struct shown_row *row,
    const struct shown_cell *first)
{
	if (r->tables.count == 0 || row->number <= r->tables.last_row ||
	    r->below_told)
		return;
	r->below_told = true;
	found_at(r->found, RULE_BELOW_TABLE, first->column, row->number,
	    "something stands below the table");
}

static void
check_title(struct reading *r, const struct shown_row *row,
    const struct shown_cell *first)
{
	if (row->number != 1 || first->column != 0)
		return;
	r->titled =
	    first->holds == SHOWN_TEXT && !tables_hold(&r->tables, 0, 1);
}

static void
check_text(struct reading *r, const struct shown_row *row,
    const struct shown_cell *cell)
{
	const char *text = shown_text(row, cell);

	notes_take(r->notes, r->sheet, cell->column, row->number, text);
	r->blanks_explained |=
	    !tables_hold(&r->tables, cell->column, row->number) &&
	    wording_tell_of_blanks(text);
}

static void
take(void *context, const struct shown_row *row)
{
	struct reading *r = context;
	struct cell_place place = {&r->frame, r->book->looks, r->sheet, row, 0};
	const struct shown_cell *first;
	size_t filled, i;

	tables_take_row(&r->tables, row, r->book, &r->frame, r->found);
	first = first_filled(row, &filled);
	if (first != NULL) {
		r->filled = true;
		check_title(r, row, first);
		check_hidden(r, row);
		check_unmarked(r, row, first, filled);
		check_below(r, row, first);
	}
	for (i = 0; i < row->count; i++) {
		place.cell = i;
		check_cell(&place, r->found);
		if (row->cells[i].holds == SHOWN_TEXT)
			check_text(r, row, &row->cells[i]);
	}
}

static void
check_whole(struct reading *r)
{
	if (!r->filled && !r->frame.has_drawing)
		found_add(r->found, RULE_SHEET_BLANK, "",
		    "nothing stands on the sheet");
	else if (!r->titled)
		found_add(r->found, RULE_TITLE_A1, "A1",
		    "the title of the sheet does not stand here");
	tables_end(&r->tables, r->blanks_explained, r->found);
}

static bool
check_cells(
    struct reading *r, const struct links *links, struct trouble *trouble)
{
	const struct opened *b = r->book;
	bool good;

	good = frame_read(&r->frame, b, r->sheet, links, r->found, trouble);
	good =
	    tables_read(&r->tables, b->parts, links, r->found, trouble) && good;
	good =
	    good && shown_read(b, b->sheets[r->sheet].part, take, r, trouble);
	if (good)
		check_whole(r);
	frame_release(&r->frame);
	tables_release(&r->tables);
	return good;
}

bool
check_sheet(const struct opened *book, size_t sheet, struct notes *notes,
    struct found *found, struct trouble *trouble)
{
	struct reading r = {
	    .book = book, .sheet = sheet, .notes = notes, .found = found};
	const struct opened_sheet *s = &book->sheets[sheet];
	struct links links;
	bool good;

	found_sheet(found, s->name);
	good = links_read(&links, book->parts, s->part, trouble);
	if (good && s->has_cells)
		good = check_cells(&r, &links, trouble);
	good = good && check_drawings(book->parts, &links, found, trouble);
	links_release(&links);
	return good;
}
