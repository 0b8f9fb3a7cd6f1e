/*
 * check_frame: what is around the cells of a sheet.
 */
#include "check_frame.h"

#include "check_wording.h"
#include "diag.h"
#include "markup.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

/* 8.43 characters and the edges of the cell, where nothing else is said. */
#define WIDTH_DEFAULT 9.14

/* A sheet may have 65,530 links; the number of ranges is what anyone needs. */
#define MOST_LINKS 65530
#define MOST_RANGES 1000

#define LONGEST_FOOTER 1024

struct reading {
	struct frame *frame;
	const struct opened *book;
	const struct links *links;
	struct found *found;
	struct markup *markup;
	bool first;        /* it is the sheet that the workbook opens on */
	uintmax_t columns; /* how far they have come */

	bool in_footer;
	struct buf footer;
	char pane[16]; /* which is active, "" if there is one alone */
};

/* The sheet of a place such as 'Needs by pillar'!A4; false if it names none. */
static bool
read_sheet_name(const char *place, struct buf *name)
{
	const char *end;

	place += *place == '#';
	if (*place != '\'') {
		end = strchr(place, '!');
		if (end != NULL)
			buf_add(name, place, (size_t)(end - place));
		return end != NULL;
	}
	for (place++; *place != '\0'; place++) {
		if (*place == '\'' && *++place != '\'')
			break;
		buf_putc(name, *place);
	}
	return *place == '!';
}

static void
check_place(const struct reading *r, const char *cell, const char *place)
{
	struct buf name = BUF_INIT;

	if (read_sheet_name(place, &name) &&
	    !opened_has_sheet(r->book, name.data, name.len))
		found_add(r->found, RULE_LINK_BROKEN, cell,
		    "there is no sheet %s", diag_quote(name.data));
	buf_release(&name);
}

static void
take_link(struct reading *r, const char *const *attributes)
{
	const char *cell = markup_attribute(attributes, "ref");
	const char *place = markup_attribute(attributes, "location");
	const char *id = markup_attribute(attributes, "id");
	const struct link *link = id != NULL ? links_id(r->links, id) : NULL;
	struct frame *f = r->frame;
	struct cell_range range;

	if (cell == NULL || !cell_read_range(cell, strlen(cell), &range) ||
	    f->n_links == MOST_LINKS)
		return;
	if (id == NULL && place != NULL)
		check_place(r, cell, place);
	else if (link != NULL && link->outside && *link->part == '#')
		check_place(r, cell, link->part);
	f->links =
	    mem_grow(f->links, f->n_links, &f->room_links, sizeof(*f->links));
	f->links[f->n_links++] =
	    (struct frame_link){range.first_row, range.first_column};
}

/* They come in order; that also bounds how often they can come. */
static void
take_columns(struct reading *r, const char *const *attributes)
{
	uintmax_t first = markup_number(attributes, "min", 0);
	uintmax_t last = markup_number(attributes, "max", 0);
	double width = markup_real(attributes, "width", 0);
	bool hidden = markup_flag(attributes, "hidden");

	if (first <= r->columns)
		return;
	for (; first <= last && first <= CELL_COLUMNS; first++) {
		r->frame->columns[first - 1].width = width;
		r->frame->columns[first - 1].hidden = hidden;
		r->columns = first;
	}
}

/* Ranges, with blanks between them. */
static void
take_ignored(struct frame *f, const char *const *attributes)
{
	const char *ranges = markup_attribute(attributes, "sqref");
	struct cell_range range;
	size_t len;

	if (ranges == NULL || !markup_flag(attributes, "numberStoredAsText"))
		return;
	for (; *ranges != '\0'; ranges += len + (ranges[len] == ' ')) {
		len = strcspn(ranges, " ");
		if (!cell_read_range(ranges, len, &range) ||
		    f->n_texts == MOST_RANGES)
			continue;
		f->texts = mem_grow(
		    f->texts, f->n_texts, &f->room_texts, sizeof(*f->texts));
		f->texts[f->n_texts++] = range;
	}
}

static void
take_pane(struct reading *r, const char *const *attributes)
{
	const char *state = markup_attribute(attributes, "state");
	const char *active = markup_attribute(attributes, "activePane");
	const char *cell = markup_attribute(attributes, "topLeftCell");
	bool frozen = state != NULL && strncmp(state, "frozen", 6) == 0;

	r->pane[0] = '\0';
	if (active != NULL)
		strncat(r->pane, active, sizeof(r->pane) - 1);
	found_add(r->found, RULE_FREEZE_PANES, cell != NULL ? cell : "",
	    frozen ? "rows or columns are frozen" : "the window is split");
}

static void
check_cursor(const struct reading *r, const char *cell, const char *what)
{
	if (r->first && cell != NULL && strcmp(cell, "A1") != 0)
		found_add(r->found, RULE_CURSOR_A1, cell, "%s", what);
}

static void
take_selection(const struct reading *r, const char *const *attributes)
{
	const char *pane = markup_attribute(attributes, "pane");
	const char *cell = markup_attribute(attributes, "activeCell");

	if (strcmp(pane != NULL ? pane : "", r->pane) == 0)
		check_cursor(r, cell, "the cursor is not in A1");
}

static void
take_start(void *context, size_t depth, const char *name,
    const char *const *attributes)
{
	struct reading *r = context;
	const char *cell = markup_attribute(attributes, "ref");

	if (depth == 2) {
		r->in_footer = strcmp(name, "headerFooter") == 0;
		if (strcmp(name, "autoFilter") == 0)
			found_add(r->found, RULE_AUTOFILTER,
			    cell != NULL ? cell : "",
			    "the cells have a filter");
		else if (strcmp(name, "sheetFormatPr") == 0)
			r->frame->default_width = markup_real(
			    attributes, "defaultColWidth", WIDTH_DEFAULT);
		else if (strcmp(name, "drawing") == 0)
			r->frame->has_drawing = true;
	} else if (depth == 3) {
		if (strcmp(name, "col") == 0)
			take_columns(r, attributes);
		else if (strcmp(name, "mergeCell") == 0)
			found_add(r->found, RULE_MERGED_CELLS,
			    cell != NULL ? cell : "", "cells are merged");
		else if (strcmp(name, "hyperlink") == 0)
			take_link(r, attributes);
		else if (strcmp(name, "ignoredError") == 0)
			take_ignored(r->frame, attributes);
		else if (strcmp(name, "sheetView") == 0)
			check_cursor(r,
			    markup_attribute(attributes, "topLeftCell"),
			    "the window does not begin at A1");
	} else if (depth == 4) {
		if (strcmp(name, "pane") == 0)
			take_pane(r, attributes);
		else if (strcmp(name, "selection") == 0)
			take_selection(r, attributes);
	}
}

static void
take_text(void *context, const char *bytes, size_t len)
{
	struct reading *r = context;

	if (r->in_footer && len <= LONGEST_FOOTER - r->footer.len)
		buf_add(&r->footer, bytes, len);
}

static bool
read_frame(void *into, const char *name, lines_read *read, void *from,
    struct trouble *trouble)
{
	static const struct markup_calls calls = {
	    .start = take_start, .text = take_text};
	struct reading *r = into;

	r->markup = markup_open(name, read, from, &calls, r);
	return markup_finish(r->markup, trouble);
}

static int
compare(const void *a, const void *b)
{
	const struct frame_link *x = a, *y = b;

	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	return x->column < y->column ? -1 : x->column > y->column;
}

bool
frame_read(struct frame *f, const struct opened *book, size_t sheet,
    const struct links *links, struct found *found, struct trouble *trouble)
{
	struct reading r = {f, book, links, found, .footer = BUF_INIT};
	bool good;

	*f = (struct frame){.default_width = WIDTH_DEFAULT};
	f->columns = mem_new(CELL_COLUMNS, sizeof(*f->columns));
	r.first = book->active == sheet;
	good = part_take(
	    book->parts, book->sheets[sheet].part, read_frame, &r, trouble);
	if (good && !wording_blank(r.footer.data))
		found_add(found, RULE_HEADER_FOOTER, "",
		    "the printed page has a header or footer: %s",
		    diag_quote(r.footer.data));
	buf_release(&r.footer);
	if (f->n_links > 0)
		qsort(f->links, f->n_links, sizeof(*f->links), compare);
	return good;
}

void
frame_release(struct frame *f)
{
	free(f->columns);
	free(f->links);
	free(f->texts);
}

double
frame_width(const struct frame *f, size_t column)
{
	const struct frame_column *c = &f->columns[column];

	if (c->hidden)
		return 0;
	return c->width > 0 ? c->width : f->default_width;
}

bool
frame_is_link(const struct frame *f, size_t column, uintmax_t row)
{
	struct frame_link key = {row, column};

	return f->n_links > 0 && bsearch(&key, f->links, f->n_links,
				     sizeof(*f->links), compare) != NULL;
}

bool
frame_wants_text(const struct frame *f, size_t column, uintmax_t row)
{
	size_t i;

	for (i = 0; i < f->n_texts; i++)
		if (cell_in_range(&f->texts[i], column, row))
			return true;
	return false;
}
