/*
 * book: sheets into a file, through libxlsxwriter.
 */
#include "book.h"

#include "buf.h"
#include "drawing.h"
#include "guard.h"
#include "measure.h"
#include "mem.h"
#include "page.h"
#include "style.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

/* Rows of a table that fill a page. */
#define LONG 30

/* Points of a row whose height is not set. */
#define ROW_POINTS 15.0

static lxw_col_t
column(size_t col)
{
	return (lxw_col_t)col;
}

static lxw_row_t
line(size_t row)
{
	return (lxw_row_t)row;
}

/* A link to the first cell of another sheet. */
static lxw_error
write_link(lxw_worksheet *ws, size_t row, size_t col, const struct cell *cell,
    lxw_format *format)
{
	struct buf url = BUF_INIT, text = BUF_INIT;
	lxw_error error;

	buf_printf(&url, "internal:'%s'!A1", cell->target);
	guard_escape(&text, cell->text);
	error = worksheet_write_url_opt(ws, line(row), column(col), url.data,
	    format, text.data, cell->target);
	buf_release(&url);
	buf_release(&text);
	return error;
}

static lxw_error
write_cell(lxw_worksheet *ws, size_t row, size_t col, const struct cell *cell,
    lxw_format *format)
{
	struct buf text = BUF_INIT;
	lxw_error error;
	double number;

	if (cell->kind == CELL_EMPTY)
		return worksheet_write_blank(
		    ws, line(row), column(col), format);
	if (cell->target != NULL)
		return write_link(ws, row, col, cell, format);
	if (cell->kind == CELL_NUMBER && guard_number(cell->text, &number))
		return worksheet_write_number(
		    ws, line(row), column(col), number, format);
	guard_escape(&text, cell->text);
	error = worksheet_write_string(
	    ws, line(row), column(col), text.data, format);
	buf_release(&text);
	return error;
}

/* Set the height of a row, and add it to that of the sheet. */
static void
set_height(lxw_worksheet *ws, size_t row, double points, double *sum)
{
	worksheet_set_row(ws, line(row), points, NULL);
	*sum += points;
}

/* The table's cells; each row as high as its highest cell needs. */
static lxw_error
write_rows(lxw_worksheet *ws, const struct sheet *s, struct style *style,
    const double *widths, double *height)
{
	size_t first = sheet_header_row(s) + 1;
	size_t row, col;

	for (row = 0; row < s->n_rows; row++) {
		size_t lines = 1;

		for (col = 0; col < s->n_columns; col++) {
			const struct cell *cell = sheet_cell(s, row, col);
			lxw_format *format =
			    style_cell(style, cell, &s->columns[col]);
			size_t n = 1;
			lxw_error error;

			if (cell->kind == CELL_TEXT)
				n = measure_lines(cell->text, STYLE_POINTS,
				    false, widths[col]);
			if (n > lines)
				lines = n;
			error = write_cell(ws, first + row, col, cell, format);
			if (error != LXW_NO_ERROR)
				return error;
		}
		set_height(ws, first + row, style_height(lines), height);
	}
	return LXW_NO_ERROR;
}

/* The library writes the header's cells itself. */
static lxw_error
write_table(lxw_worksheet *ws, const struct sheet *s, struct style *style,
    const double *widths, double *height)
{
	lxw_table_column *columns = mem_new(s->n_columns, sizeof(*columns));
	lxw_table_column **list = mem_new(s->n_columns + 1, sizeof(*list));
	size_t header = sheet_header_row(s);
	size_t rows = s->n_rows > 0 ? s->n_rows : 1;
	size_t i, lines = 1;
	lxw_table_options options = {.name = s->code,
	    .no_autofilter = LXW_TRUE,
	    .no_banded_rows = LXW_TRUE,
	    .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
	    .style_type_number = 0,
	    .columns = list};
	struct buf text = BUF_INIT;
	lxw_error error;

	for (i = 0; i < s->n_columns; i++) {
		size_t n = measure_lines(
		    s->columns[i].header, STYLE_POINTS, true, widths[i]);

		guard_escape(&text, s->columns[i].header);
		columns[i].header = buf_take(&text);
		columns[i].header_format = style_header(style, &s->columns[i]);
		list[i] = &columns[i];
		if (n > lines)
			lines = n;
	}
	error = worksheet_add_table(ws, line(header), 0, line(header + rows),
	    column(s->n_columns - 1), &options);
	set_height(ws, header, style_height(lines) + 4, height);
	worksheet_repeat_rows(ws, line(header), line(header));
	for (i = 0; i < s->n_columns; i++)
		free(columns[i].header);
	free(columns);
	free(list);
	return error;
}

static lxw_error
write_lines(lxw_worksheet *ws, const struct sheet *s, struct style *style,
    double *height)
{
	struct cell title = sheet_grid(s, 0, 0);
	lxw_error error = write_cell(ws, 0, 0, &title, style->title);
	size_t i;

	set_height(ws, 0, 30, height);
	for (i = 0; i < s->n_lines && error == LXW_NO_ERROR; i++) {
		enum line_style kind = s->lines[i].style;

		error = write_cell(
		    ws, i + 1, 0, &s->lines[i].cell, style_line(style, kind));
		set_height(ws, i + 1, kind == LINE_MARK ? 36 : 18, height);
	}
	return error;
}

/* The charts, one under the other; the row under them goes to *below. */
static lxw_error
write_charts(
    lxw_workbook *wb, lxw_worksheet *ws, const struct sheet *s, size_t *below)
{
	lxw_error error = LXW_NO_ERROR;
	lxw_row_t breaks[] = {line(*below), 0};
	size_t i;

	/* A long table leaves the charts a page of their own. */
	if (s->n_charts > 0 && s->n_rows > LONG)
		worksheet_set_h_pagebreaks(ws, breaks);
	for (i = 0; i < s->n_charts && error == LXW_NO_ERROR; i++) {
		error = drawing_insert(wb, ws, s, &s->charts[i], *below);
		*below += drawing_rows(&s->charts[i]) + 1;
	}
	return error;
}

static lxw_error
write_sheet(lxw_workbook *wb, lxw_worksheet *ws, const struct sheet *s,
    struct style *style)
{
	double *widths = sheet_widths(s);
	size_t table_end = sheet_grid_rows(s), below = table_end + 1;
	double height = 0;
	lxw_error error;
	size_t i;

	for (i = 0; i < s->n_columns; i++)
		worksheet_set_column(
		    ws, column(i), column(i), widths[i], style->outside);
	error = write_lines(ws, s, style, &height);
	if (error == LXW_NO_ERROR)
		error = write_table(ws, s, style, widths, &height);
	if (error == LXW_NO_ERROR)
		error = write_rows(ws, s, style, widths, &height);
	if (error == LXW_NO_ERROR && s->n_charts > 0)
		error = write_charts(wb, ws, s, &below);
	height += (double)(below - table_end) * ROW_POINTS;
	page_set_up(ws, s, widths, below, height);
	free(widths);
	return error;
}

static lxw_error
write_sheets(lxw_workbook *wb, struct sheet *const sheets[], size_t n)
{
	lxw_worksheet **ws = mem_new(n, sizeof(lxw_worksheet *));
	struct style style;
	lxw_error error = LXW_NO_ERROR;
	size_t i;

	style_init(&style, wb);
	/* All are there before the first link to one of them. */
	for (i = 0; i < n && error == LXW_NO_ERROR; i++) {
		ws[i] = workbook_add_worksheet(wb, sheets[i]->name);
		if (ws[i] == NULL)
			error = LXW_ERROR_PARAMETER_VALIDATION;
	}
	for (i = 0; i < n && error == LXW_NO_ERROR; i++)
		error = write_sheet(wb, ws[i], sheets[i], &style);
	free(ws);
	return error;
}

/* The library's options are not const, and it copies them. */
static void
set_about(lxw_workbook *wb, const struct book_about *about)
{
	char *title = mem_copy(about->title, strlen(about->title));
	char *subject = mem_copy(about->subject, strlen(about->subject));
	char *keywords = mem_copy(about->keywords, strlen(about->keywords));
	char *program = mem_copy(about->program, strlen(about->program));
	lxw_doc_properties properties = {.title = title,
	    .subject = subject,
	    .keywords = keywords,
	    .comments = program,
	    .created = about->created};

	workbook_set_properties(wb, &properties);
	free(title);
	free(subject);
	free(keywords);
	free(program);
}

/*
 * The library has words of its own for stderr, beside what it returns. Point
 * stderr elsewhere; returns the descriptor to put back, or -1.
 */
static int
hush(void)
{
	int saved = dup(STDERR_FILENO);
	int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);

	if (saved != -1 && nowhere != -1)
		dup2(nowhere, STDERR_FILENO);
	if (nowhere != -1)
		close(nowhere);
	return saved;
}

static void
unhush(int saved)
{
	if (saved == -1)
		return;
	dup2(saved, STDERR_FILENO);
	close(saved);
}

const char *
book_write(const char *path, struct sheet *const sheets[], size_t n,
    const struct book_about *about)
{
	int saved = hush();
	lxw_workbook *wb = workbook_new(path);
	lxw_error error = LXW_ERROR_MEMORY_MALLOC_FAILED;

	if (wb != NULL) {
		lxw_error closing;

		set_about(wb, about);
		error = write_sheets(wb, sheets, n);
		closing = workbook_close(wb);
		if (error == LXW_NO_ERROR)
			error = closing;
	}
	unhush(saved);
	return error == LXW_NO_ERROR ? NULL : lxw_strerror(error);
}
