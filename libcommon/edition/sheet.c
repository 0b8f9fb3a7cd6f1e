/*
 * sheet: one sheet of a workbook as it shall be.
 */
#include "sheet.h"

#include "buf.h"
#include "guard.h"
#include "mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Most text needs no cleaning: see whether before making room twice. */
static char *
clean(const char *text)
{
	struct buf out = BUF_INIT;
	size_t len = strlen(text);

	if (guard_is_clean(text, len))
		return mem_copy(text, len);
	guard_text(&out, text);
	return buf_take(&out);
}

struct sheet *
sheet_new(const char *code, const char *name, const char *title)
{
	struct sheet *s = mem_new(1, sizeof(*s));

	s->code = clean(code);
	s->table = clean(code);
	s->name = clean(name);
	s->title = clean(title);
	return s;
}

void
sheet_renumber(struct sheet *s, size_t number)
{
	struct buf table = BUF_INIT;

	buf_printf(&table, "%s_%zu", s->code, number);
	free(s->table);
	s->table = buf_take(&table);
}

static void
clear(struct cell *c)
{
	free(c->text);
	free(c->range);
	free(c->tip);
	free(c->formula);
	*c = (struct cell){.kind = CELL_EMPTY};
}

void
sheet_forget(struct sheet *s)
{
	size_t i;

	for (i = 0; i < s->n_held * s->n_columns; i++)
		clear(&s->cells[i]);
	s->n_held = 0;
}

void
sheet_free(struct sheet *s)
{
	size_t i;

	for (i = 0; i < s->n_lines; i++)
		free(s->lines[i].cell.text);
	for (i = 0; i < s->n_columns; i++) {
		free(s->columns[i].header);
		free(s->columns[i].choices);
		free(s->columns[i].prompt);
		free(s->columns[i].refusal);
	}
	sheet_forget(s);
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
	free(s->table);
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
	line->cell = (struct cell){
	    .kind = CELL_TEXT, .text = clean(text), .target = target};
}

struct column *
sheet_column(struct sheet *s, const char *header, double width)
{
	struct column *c;

	s->columns = mem_grow(
	    s->columns, s->n_columns, &s->room_columns, sizeof(*s->columns));
	c = &s->columns[s->n_columns++];
	*c = (struct column){
	    .header = clean(header), .width = width, .decimals = -1};
	return c;
}

void
sheet_row(struct sheet *s)
{
	size_t i;

	for (i = 0; i < s->n_columns; i++) {
		size_t at = s->n_held * s->n_columns + i;

		s->cells =
		    mem_grow(s->cells, at, &s->room_cells, sizeof(*s->cells));
		s->cells[at] = (struct cell){.kind = CELL_EMPTY};
	}
	s->n_held++;
	if (s->source.next == NULL)
		s->n_rows++;
}

/* A cell of a row that is held. */
static struct cell *
cell_at(struct sheet *s, size_t row, size_t col)
{
	if (row == SHEET_LAST)
		row = s->n_held - 1;
	return &s->cells[row * s->n_columns + col];
}

static void
set(struct cell *c, enum cell_kind kind, const char *text)
{
	clear(c);
	c->kind = kind;
	c->text = clean(text);
	if (kind == CELL_NUMBER)
		c->number = strtod(text, NULL);
}

void
sheet_text(struct sheet *s, size_t col, const char *text)
{
	set(cell_at(s, SHEET_LAST, col), *text != '\0' ? CELL_TEXT : CELL_EMPTY,
	    text);
}

void
sheet_link(struct sheet *s, size_t col, const char *text, const char *target)
{
	sheet_text(s, col, text);
	sheet_refer(s, SHEET_LAST, col, target, NULL);
}

void
sheet_number(struct sheet *s, size_t col, const char *digits)
{
	set(cell_at(s, SHEET_LAST, col), CELL_NUMBER, digits);
}

void
sheet_real(struct sheet *s, size_t col, double number)
{
	char digits[32];

	snprintf(digits, sizeof(digits), "%.17g", number);
	sheet_number(s, col, digits);
}

void
sheet_replace(struct sheet *s, size_t row, size_t col, enum cell_kind kind,
    const char *text)
{
	set(cell_at(s, row, col), kind, text);
}

void
sheet_refer(struct sheet *s, size_t row, size_t col, const char *target,
    const char *range)
{
	struct cell *c = cell_at(s, row, col);

	free(c->range);
	c->target = target;
	c->range = range != NULL ? mem_copy(range, strlen(range)) : NULL;
}

void
sheet_tip(struct sheet *s, size_t row, size_t col, const char *text)
{
	struct cell *c = cell_at(s, row, col);

	free(c->tip);
	c->tip = clean(text);
}

void
sheet_formula(struct sheet *s, size_t row, size_t col, const char *formula)
{
	struct cell *c = cell_at(s, row, col);

	free(c->formula);
	c->formula = mem_copy(formula, strlen(formula));
}

void
sheet_open(struct sheet *s, size_t col)
{
	cell_at(s, SHEET_LAST, col)->open = true;
}

bool
sheet_is_open(const struct sheet *s, size_t col)
{
	return s->cells[(s->n_held - 1) * s->n_columns + col].open;
}

void
sheet_choices(struct sheet *s, size_t col, const char *cells,
    const char *prompt, const char *refusal)
{
	struct column *c = &s->columns[col];

	c->choices = clean(cells);
	c->prompt = clean(prompt);
	c->refusal = clean(refusal);
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

size_t
sheet_header_row(const struct sheet *s)
{
	return 1 + s->n_lines;
}

struct cell
sheet_head(const struct sheet *s, size_t row, size_t col)
{
	size_t header = sheet_header_row(s);

	if (row == header && col < s->n_columns)
		return (struct cell){
		    .kind = CELL_TEXT, .text = s->columns[col].header};
	if (row > 0 && row < header && col == 0)
		return s->lines[row - 1].cell;
	if (row == 0 && col == 0)
		return (struct cell){.kind = CELL_TEXT, .text = s->title};
	return (struct cell){.kind = CELL_EMPTY};
}
