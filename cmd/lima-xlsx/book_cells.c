/*
 * book_cells: what stands in the cells of a sheet, through libxlsxwriter.
 */
#include "book_cells.h"

#include "book.h"
#include "buf.h"
#include "guard.h"
#include "measure.h"
#include "mem.h"

#include <math.h>
#include <stdlib.h>

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

/* A cell that has its value leads to cells of another sheet. */
static lxw_error
write_link(lxw_worksheet *ws, size_t row, size_t col, const struct cell *cell,
    const char *text, lxw_format *format)
{
	/* No text, which would stay in the file, is written for a number. */
	const char *shown = cell->kind == CELL_NUMBER ? "" : text;
	struct buf url = BUF_INIT;
	lxw_error error;

	/* What is more would be dropped by the library, with a warning. */
	if (ws->hlink_count >= BOOK_LINKS_MAX)
		return LXW_NO_ERROR;
	buf_printf(&url, "internal:'%s'!%s", cell->target,
	    cell->range != NULL ? cell->range : "A1");
	error = worksheet_write_url_opt(ws, line(row), column(col), url.data,
	    format, shown, cell->tip != NULL ? cell->tip : cell->target);
	buf_release(&url);
	return error;
}

static lxw_error
write_formula(lxw_worksheet *ws, size_t row, size_t col,
    const struct cell *cell, const char *text, lxw_format *format)
{
	if (guard_formula(cell->formula) != NULL)
		return LXW_ERROR_PARAMETER_VALIDATION;
	if (cell->kind == CELL_NUMBER)
		return worksheet_write_formula_num(ws, line(row), column(col),
		    cell->formula, format, cell->number);
	return worksheet_write_formula_str(
	    ws, line(row), column(col), cell->formula, format, text);
}

/*
 * The link first: it writes its text, which a number or a formula takes the
 * place of.
 */
static lxw_error
write_value(lxw_worksheet *ws, size_t row, size_t col, const struct cell *cell,
    const char *text, lxw_format *format)
{
	lxw_error error = LXW_NO_ERROR;

	if (cell->kind == CELL_NUMBER && !isfinite(cell->number))
		return LXW_ERROR_PARAMETER_VALIDATION;
	if (cell->target != NULL)
		error = write_link(ws, row, col, cell, text, format);
	if (error != LXW_NO_ERROR)
		return error;
	if (cell->formula != NULL)
		return write_formula(ws, row, col, cell, text, format);
	if (cell->kind == CELL_NUMBER)
		return worksheet_write_number(
		    ws, line(row), column(col), cell->number, format);
	return worksheet_write_string(ws, line(row), column(col), text, format);
}

static lxw_error
write_cell(lxw_worksheet *ws, size_t row, size_t col, const struct cell *cell,
    lxw_format *format)
{
	struct buf text = BUF_INIT;
	lxw_error error;

	if (cell->kind == CELL_EMPTY && cell->formula == NULL)
		return worksheet_write_blank(
		    ws, line(row), column(col), format);
	guard_escape(&text, cell->text);
	error = write_value(ws, row, col, cell, text.data, format);
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
lxw_error
book_rows(lxw_worksheet *ws, struct sheet *s, struct style *style,
    const double *widths, double *height)
{
	size_t at = sheet_header_row(s) + 1, col;
	lxw_error error = LXW_NO_ERROR;
	const struct cell *row;
	struct sheet_walk walk;

	sheet_walk_open(&walk, s);
	while (
	    error == LXW_NO_ERROR && (row = sheet_walk_next(&walk)) != NULL) {
		for (col = 0; col < s->n_columns && error == LXW_NO_ERROR;
		     col++)
			error = write_cell(ws, at, col, &row[col],
			    style->cells[style_cell(
				&row[col], &s->columns[col])]);
		set_height(
		    ws, at, style_height(style_lines(s, row, widths)), height);
		at++;
	}
	sheet_walk_close(&walk);
	return error;
}

/*
 * The library writes the cells of the header with the table. A filter has its
 * buttons below the words.
 */
void
book_header(lxw_worksheet *ws, const struct sheet *s, const double *widths,
    bool filter, double *height)
{
	size_t header = sheet_header_row(s), lines = 1, i;

	for (i = 0; i < s->n_columns; i++) {
		size_t n = measure_lines(
		    s->columns[i].header, STYLE_POINTS, true, widths[i]);

		if (n > lines)
			lines = n;
	}
	set_height(ws, header, style_height(lines + filter) + 4, height);
}

/* Numbers among the texts of a table are codes: no program need warn. */
static void
allow_codes(lxw_worksheet *ws, const struct sheet *s)
{
	char range[LXW_MAX_CELL_RANGE_LENGTH];
	size_t header = sheet_header_row(s);

	lxw_rowcol_to_range(range, line(header), 0, line(header + s->n_rows),
	    column(s->n_columns - 1));
	worksheet_ignore_errors(ws, LXW_IGNORE_NUMBER_STORED_AS_TEXT, range);
}

lxw_error
book_table(
    lxw_worksheet *ws, const struct sheet *s, struct style *style, bool filter)
{
	lxw_table_column *columns = mem_new(s->n_columns, sizeof(*columns));
	lxw_table_column **list = mem_new(s->n_columns + 1, sizeof(*list));
	size_t header = sheet_header_row(s);
	size_t rows = s->n_rows > 0 ? s->n_rows : 1;
	lxw_table_options options = {.name = s->table,
	    .no_autofilter = !filter,
	    .no_banded_rows = LXW_TRUE,
	    .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
	    .style_type_number = 0,
	    .columns = list};
	struct buf text = BUF_INIT;
	lxw_error error;
	size_t i;

	for (i = 0; i < s->n_columns; i++) {
		guard_escape(&text, s->columns[i].header);
		columns[i].header = buf_take(&text);
		columns[i].header_format = style_header(style, &s->columns[i]);
		list[i] = &columns[i];
	}
	error = worksheet_add_table(ws, line(header), 0, line(header + rows),
	    column(s->n_columns - 1), &options);
	allow_codes(ws, s);
	for (i = 0; i < s->n_columns; i++)
		free(columns[i].header);
	free(columns);
	free(list);
	return error;
}

lxw_error
book_lines(lxw_worksheet *ws, const struct sheet *s, struct style *style,
    double *height)
{
	struct cell title = sheet_head(s, 0, 0);
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
