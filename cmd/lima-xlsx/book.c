/*
 * book: sheets into a file, through libxlsxwriter.
 */
#include "book.h"

#include "book_cells.h"
#include "buf.h"
#include "drawing.h"
#include "finish.h"
#include "guard.h"
#include "longsheet.h"
#include "mem.h"
#include "page.h"
#include "style.h"
#include "working.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

/* Rows of a table that fill a page. */
#define LONG 30

/* Characters that a property holds. */
#define PROPERTY_MAX 255

/* The library writes no rows of it, since it would keep them all. */
static bool
is_long(const struct sheet *s)
{
	return s->n_rows > BOOK_LONG;
}

/* The charts of a published edition, one under the other below the table. */
static lxw_error
write_charts(lxw_workbook *wb, lxw_worksheet *ws, const struct sheet *s,
    struct page_extent *end)
{
	struct drawing_place place = {.row = end->rows + 1};
	lxw_row_t breaks[] = {(lxw_row_t)place.row, 0};
	lxw_error error = LXW_NO_ERROR;
	size_t i;

	/* A long table leaves the charts a page of their own. */
	end->apart = s->n_charts > 0 && s->n_rows > LONG;
	if (end->apart)
		worksheet_set_h_pagebreaks(ws, breaks);
	for (i = 0; i < s->n_charts && error == LXW_NO_ERROR; i++) {
		error = drawing_insert(wb, ws, s, &s->charts[i], &place);
		place.row += drawing_rows(&s->charts[i]) + 1;
	}
	end->charts = (double)(place.row - end->rows) * PAGE_ROW;
	end->rows = place.row;
	return error;
}

/* A workbook on its way. */
struct book {
	lxw_workbook *wb;
	bool working;
	struct style style;
	struct longsheet *longs; /* what is to be added when it is closed */
	size_t n_longs, room_longs;
};

/* Leave the rows for later, when the numbers of formats are forgotten. */
static void
put_off(struct book *b, struct sheet *s, size_t number, const double *widths)
{
	struct longsheet *l;
	size_t i;

	b->longs =
	    mem_grow(b->longs, b->n_longs, &b->room_longs, sizeof(*b->longs));
	l = &b->longs[b->n_longs++];
	*l = (struct longsheet){.number = number, .sheet = s};
	l->widths = mem_new(s->n_columns, sizeof(*widths));
	memcpy(l->widths, widths, s->n_columns * sizeof(*widths));
	for (i = 0; i < STYLE_CELLS; i++)
		if (b->style.cells[i] != NULL)
			l->xf[i] = lxw_format_get_xf_index(b->style.cells[i]);
}

/* What stands around the table, when that is written. */
static lxw_error
write_around(struct book *b, lxw_worksheet *ws, struct sheet *s,
    const double *widths, struct page_extent *end)
{
	lxw_error error;

	if (!b->working)
		return write_charts(b->wb, ws, s, end);
	error = working_charts(b->wb, ws, s);
	if (error == LXW_NO_ERROR)
		error = working_shade(ws, s);
	if (error == LXW_NO_ERROR)
		error = working_choices(ws, s);
	working_frame(ws, s, widths);
	return error;
}

static lxw_error
write_sheet(struct book *b, lxw_worksheet *ws, struct sheet *s, size_t number)
{
	double *widths = sheet_widths(s);
	struct page_extent end = {.rows = sheet_header_row(s) + 1 + s->n_rows};
	lxw_error error;
	size_t i;

	for (i = 0; i < s->n_columns; i++)
		worksheet_set_column(ws, (lxw_col_t)i, (lxw_col_t)i, widths[i],
		    b->style.outside);
	error = book_lines(ws, s, &b->style, &end.table);
	if (error == LXW_NO_ERROR)
		error = book_table(ws, s, &b->style, b->working);
	book_header(ws, s, widths, b->working, &end.table);
	if (is_long(s)) {
		put_off(b, s, number, widths);
		end.table += (double)s->n_rows * PAGE_ROW;
	} else if (error == LXW_NO_ERROR) {
		error = book_rows(ws, s, &b->style, widths, &end.table);
	}
	if (error == LXW_NO_ERROR)
		error = write_around(b, ws, s, widths, &end);
	page_set_up(ws, s, widths, &end, !b->working);
	free(widths);
	return error;
}

static lxw_error
write_sheets(struct book *b, struct sheet *const sheets[], size_t n)
{
	lxw_worksheet **ws = mem_new(n, sizeof(lxw_worksheet *));
	lxw_error error = LXW_NO_ERROR;
	size_t i;

	style_init(&b->style, b->wb, b->working);
	/* All are there before the first link to one of them. */
	for (i = 0; i < n && error == LXW_NO_ERROR; i++) {
		ws[i] = workbook_add_worksheet(b->wb, sheets[i]->name);
		if (ws[i] == NULL)
			error = LXW_ERROR_PARAMETER_VALIDATION;
	}
	for (i = 0; i < n && error == LXW_NO_ERROR; i++)
		error = write_sheet(b, ws[i], sheets[i], i + 1);
	free(ws);
	return error;
}

/* A text as a property may be; the library's are not const, and copied. */
static char *
property(const char *text)
{
	struct buf out = BUF_INIT;
	char *copy;

	guard_text(&out, text);
	copy = mem_copy(out.data, guard_fit(out.data, PROPERTY_MAX));
	buf_release(&out);
	return copy;
}

static lxw_error
set_fact(lxw_workbook *wb, const struct book_fact *fact)
{
	char *value = property(fact->value);
	lxw_error error =
	    workbook_set_custom_property_string(wb, fact->name, value);

	free(value);
	return error;
}

static lxw_error
set_about(lxw_workbook *wb, const struct book_about *about)
{
	char *title = property(about->title);
	char *subject = property(about->subject);
	char *keywords = property(about->keywords);
	lxw_doc_properties properties = {.title = title,
	    .subject = subject,
	    .keywords = keywords,
	    .created = about->created};
	lxw_error error = workbook_set_properties(wb, &properties);
	const struct book_fact *fact;

	for (fact = about->facts; fact->name != NULL; fact++)
		if (error == LXW_NO_ERROR && *fact->value != '\0')
			error = set_fact(wb, fact);
	free(title);
	free(subject);
	free(keywords);
	return error;
}

static void
free_longs(struct book *b)
{
	size_t i;

	for (i = 0; i < b->n_longs; i++)
		free(b->longs[i].widths);
	free(b->longs);
}

/* The library's words for what is wrong with a file; NULL if that is not it. */
static const char *
file_trouble(lxw_error error)
{
	return error >= LXW_ERROR_CREATING_XLSX_FILE &&
		       error <= LXW_ERROR_ZIP_CLOSE
		   ? lxw_strerror(error)
		   : NULL;
}

const char *
book_write(const char *path, struct sheet *const sheets[], size_t n,
    const struct book_about *about, struct buf *why)
{
	struct book b = {.wb = workbook_new(path), .working = about->working};
	struct buf words = BUF_INIT;
	const char *trouble;
	lxw_error error, closing;

	if (b.wb == NULL)
		return lxw_strerror(LXW_ERROR_MEMORY_MALLOC_FAILED);
	error = set_about(b.wb, about);
	if (error == LXW_NO_ERROR)
		error = write_sheets(&b, sheets, n);
	closing = workbook_close(b.wb);
	if (error == LXW_NO_ERROR)
		error = closing;
	trouble = file_trouble(error);
	if (error == LXW_NO_ERROR &&
	    (b.n_longs > 0 || *about->language != '\0'))
		trouble =
		    finish(path, b.longs, b.n_longs, about->language, &words);
	free_longs(&b);
	if (trouble != NULL) {
		buf_printf(why,
		    "the workbook cannot be written (is the disk full?): %s",
		    trouble);
		trouble = why->data;
	} else if (error != LXW_NO_ERROR) {
		trouble = lxw_strerror(error);
	}
	buf_release(&words);
	return trouble;
}
