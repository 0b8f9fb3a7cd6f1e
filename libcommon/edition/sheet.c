/*
 * sheet: one sheet of a workbook as it shall be.
 */
#include "sheet.h"

#include "buf.h"
#include "guard.h"
#include "measure.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

#define HEADER_GAP 2

/* Columns that set their own width stay between these. */
#define NARROWEST 9.0
#define WIDEST 60.0

static char *
clean(const char *text)
{
	struct buf out = BUF_INIT;

	guard_text(&out, text);
	return buf_take(&out);
}

struct sheet *
sheet_new(const char *code, const char *name, const char *title)
{
	struct sheet *s = mem_new(1, sizeof(*s));

	s->code = clean(code);
	s->name = clean(name);
	s->title = clean(title);
	return s;
}

void
sheet_free(struct sheet *s)
{
	size_t i;

	for (i = 0; i < s->n_lines; i++)
		free(s->lines[i].cell.text);
	for (i = 0; i < s->n_columns; i++)
		free(s->columns[i].header);
	for (i = 0; i < s->n_rows * s->n_columns; i++)
		free(s->cells[i].text);
	for (i = 0; i < s->n_charts; i++) {
		free(s->charts[i].title);
		free(s->charts[i].category_title);
		free(s->charts[i].value_title);
		free(s->charts[i].alternative);
		free(s->charts[i].series);
	}
	free(s->lines);
	free(s->columns);
	free(s->cells);
	free(s->charts);
	free(s->code);
	free(s->name);
	free(s->title);
	free(s);
}

void
sheet_line(struct sheet *s, enum line_style style, const char *text,
    const char *target)
{
	struct line *line;

	s->lines =
	    mem_grow(s->lines, s->n_lines, &s->room_lines, sizeof(*s->lines));
	line = &s->lines[s->n_lines++];
	line->style = style;
	line->cell.kind = CELL_TEXT;
	line->cell.text = clean(text);
	line->cell.target = target;
}

struct column *
sheet_column(struct sheet *s, const char *header, double width)
{
	struct column *c;

	s->columns = mem_grow(
	    s->columns, s->n_columns, &s->room_columns, sizeof(*s->columns));
	c = &s->columns[s->n_columns++];
	c->header = clean(header);
	c->width = width;
	c->decimals = -1;
	c->thousands = false;
	return c;
}

void
sheet_row(struct sheet *s)
{
	size_t i;

	for (i = 0; i < s->n_columns; i++) {
		size_t at = s->n_rows * s->n_columns + i;

		s->cells =
		    mem_grow(s->cells, at, &s->room_cells, sizeof(*s->cells));
		s->cells[at] = (struct cell){CELL_EMPTY, NULL, NULL};
	}
	s->n_rows++;
}

static struct cell *
last_row(struct sheet *s)
{
	return s->cells + (s->n_rows - 1) * s->n_columns;
}

static void
set(struct cell *c, enum cell_kind kind, const char *text, const char *target)
{
	free(c->text);
	c->kind = kind;
	c->text = clean(text);
	c->target = target;
}

void
sheet_text(struct sheet *s, size_t col, const char *text)
{
	set(last_row(s) + col, *text != '\0' ? CELL_TEXT : CELL_EMPTY, text,
	    NULL);
}

void
sheet_link(struct sheet *s, size_t col, const char *text, const char *target)
{
	set(last_row(s) + col, CELL_TEXT, text, target);
}

void
sheet_number(struct sheet *s, size_t col, const char *digits)
{
	set(last_row(s) + col, CELL_NUMBER, digits, NULL);
}

void
sheet_replace(struct sheet *s, size_t row, size_t col, enum cell_kind kind,
    const char *text)
{
	set(&s->cells[row * s->n_columns + col], kind, text, NULL);
}

/* Where text has to be cut so that the mark of a continuation fits after it. */
static size_t
cut(const char *text, const char *continued)
{
	if (text == NULL || text[guard_fit(text, GUARD_CELL_MAX)] == '\0')
		return 0;
	return guard_fit(text, GUARD_CELL_MAX - 1 - strlen(continued));
}

void
sheet_row_end(struct sheet *s, const char *continued)
{
	bool whole = true;
	size_t i;

	for (i = 0; i < s->n_columns; i++)
		if (cut(last_row(s)[i].text, continued) > 0)
			whole = false;
	if (whole)
		return;
	sheet_row(s);
	for (i = 0; i < s->n_columns; i++) {
		struct cell *above = last_row(s) - s->n_columns + i;
		size_t fits = cut(above->text, continued);

		sheet_text(s, i, fits > 0 ? above->text + fits : continued);
		if (fits > 0) {
			struct buf head = BUF_INIT;

			buf_add(&head, above->text, fits);
			buf_printf(&head, " %s", continued);
			free(above->text);
			above->text = buf_take(&head);
		}
	}
	sheet_row_end(s, continued);
}

struct chart *
sheet_chart(struct sheet *s)
{
	struct chart *c;

	s->charts = mem_grow(
	    s->charts, s->n_charts, &s->room_charts, sizeof(*s->charts));
	c = &s->charts[s->n_charts++];
	memset(c, 0, sizeof(*c));
	return c;
}

const struct cell *
sheet_cell(const struct sheet *s, size_t row, size_t col)
{
	return &s->cells[row * s->n_columns + col];
}

/* As wide as its widest cell, and for a header of up to three lines. */
static double
natural_width(const struct sheet *s, size_t col)
{
	const char *header = s->columns[col].header;
	double width = measure_width(header, 12, true) / 2.5;
	double w = measure_word(header, 12, true);
	size_t row;

	if (w > width)
		width = w;
	for (row = 0; row < s->n_rows; row++) {
		const struct cell *c = sheet_cell(s, row, col);

		w = c->text != NULL ? measure_width(c->text, 12, false) : 0;
		if (w > width)
			width = w;
	}
	return width < NARROWEST ? NARROWEST : width > WIDEST ? WIDEST : width;
}

double *
sheet_widths(const struct sheet *s)
{
	double *widths = mem_new(s->n_columns, sizeof(*widths));
	size_t i;

	for (i = 0; i < s->n_columns; i++) {
		double word = measure_word(s->columns[i].header, 12, true);

		widths[i] = s->columns[i].width > 0 ? s->columns[i].width
						    : natural_width(s, i);
		if (widths[i] < word)
			widths[i] = word;
		/* A header that fills its column reads as one with the next. */
		if (measure_width(s->columns[i].header, 12, true) + HEADER_GAP >
		    widths[i])
			widths[i] += HEADER_GAP;
	}
	return widths;
}

size_t
sheet_header_row(const struct sheet *s)
{
	return 1 + s->n_lines;
}

size_t
sheet_grid_rows(const struct sheet *s)
{
	return sheet_header_row(s) + 1 + s->n_rows;
}

struct cell
sheet_grid(const struct sheet *s, size_t row, size_t col)
{
	struct cell none = {CELL_EMPTY, NULL, NULL};
	size_t header = sheet_header_row(s);

	if (row > header && row - header - 1 < s->n_rows && col < s->n_columns)
		return *sheet_cell(s, row - header - 1, col);
	if (row == header && col < s->n_columns)
		return (struct cell){CELL_TEXT, s->columns[col].header, NULL};
	if (row > 0 && row < header && col == 0)
		return s->lines[row - 1].cell;
	if (row == 0 && col == 0)
		return (struct cell){CELL_TEXT, s->title, NULL};
	return none;
}
