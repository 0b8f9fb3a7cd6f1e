/*
 * charts: of a sheet's table, as the layout has them.
 */
#include "cells.h"

#include "mem.h"
#include "text.h"
#include "where.h"

#include <string.h>

static const struct {
	const char *name;
	enum chart_kind kind;
} kinds[] = {
    {"bar", CHART_BAR},
    {"stacked", CHART_BAR_STACKED},
    {"column", CHART_COLUMN},
};

static const struct {
	const char *name;
	enum chart_palette palette;
} palettes[] = {
    {"one", PALETTE_ONE},
    {"scale", PALETTE_SCALE},
    {"groups", PALETTE_GROUPS},
};

static enum chart_kind
find_kind(const struct part *p)
{
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (strcmp(p->kind, kinds[i].name) == 0)
			return kinds[i].kind;
	layout_bad(p, "kind", "no such chart: '%s'", p->kind);
}

static enum chart_palette
find_palette(const struct part *p)
{
	size_t i;

	for (i = 0; i < sizeof(palettes) / sizeof(*palettes); i++)
		if (strcmp(p->palette, palettes[i].name) == 0)
			return palettes[i].palette;
	layout_bad(p, "palette", "no such palette: '%s'", p->palette);
}

/* The column that shows what a series names. */
static size_t
find_column(
    const struct cells *c, const struct part *p, const char *from, size_t len)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		if (strlen(c->parts[i]->from) == len &&
		    memcmp(c->parts[i]->from, from, len) == 0)
			return i;
	layout_bad(p, "from", "no such column: '%.*s'", (int)len, from);
}

static void
find_series(const struct cells *c, const struct part *p, struct chart *chart)
{
	const char *list = p->from, *from;
	size_t len, room = 0;

	while ((from = text_next(&list, ',', &len)) != NULL) {
		chart->series = mem_grow(chart->series, chart->n_series, &room,
		    sizeof(*chart->series));
		chart->series[chart->n_series++] = find_column(c, p, from, len);
	}
	if (chart->n_series == 0)
		layout_bad(p, "from", "no series: '%s'", p->label);
}

static const char *
row_key(const void *key, const char *name)
{
	return strcmp(name, "row") == 0 ? key : NULL;
}

/* What the chart shows, in words: "A 56; B 58". Zeros of a stack are left out.
 */
static void
describe(const struct cells *c, const struct chart *chart, struct buf *out)
{
	const struct sheet *s = c->sheet;
	size_t row, i;

	for (row = 0; row < chart->n_rows; row++) {
		const char *before = " ";

		if (row > 0)
			buf_puts(out, words_label(c->edition->words,
					  "grammar.semicolon"));
		buf_puts(out, sheet_cell(s, row, 0)->text);
		for (i = 0; i < chart->n_series; i++) {
			const struct cell *cell =
			    sheet_cell(s, row, chart->series[i]);
			const struct word_arg args[] = {
			    {"n", cell->text}, {NULL, NULL}};

			if (chart->n_series > 1 && strcmp(cell->text, "0") == 0)
				continue;
			buf_puts(out, before);
			if (chart->n_series > 1)
				buf_printf(out, "%s ",
				    s->columns[chart->series[i]].header);
			words_fill_text(c->edition->words, out, "{n}", args);
			before = ", ";
		}
	}
}

/* The label "<prefix>.<what>", filled in. */
static char *
chart_label(const struct cells *c, const struct part *p, const char *what,
    const struct word_arg *args)
{
	struct buf key = BUF_INIT, text = BUF_INIT;

	buf_printf(&key, "%s.%s", p->label, what);
	words_fill(c->edition->words, &text, key.data, args);
	buf_release(&key);
	return buf_take(&text);
}

static void
add_chart(const struct cells *c, const struct part *p, const char *const keys[],
    size_t n)
{
	struct chart *chart = sheet_chart(c->sheet);
	struct buf data = BUF_INIT;
	struct word_arg args[] = {{"data", NULL}, {NULL, NULL}};

	chart->kind = find_kind(p);
	chart->palette = find_palette(p);
	find_series(c, p, chart);
	while (
	    chart->n_rows < n && where(p->where, row_key, keys[chart->n_rows]))
		chart->n_rows++;
	describe(c, chart, &data);
	args[0].value = data.data;
	chart->title = chart_label(c, p, "title", NULL);
	chart->category_title = chart_label(c, p, "categories", NULL);
	chart->value_title = chart_label(c, p, "values", NULL);
	chart->alternative = chart_label(c, p, "alternative", args);
	buf_release(&data);
}

void
charts_add(const struct cells *c, const char *const keys[], size_t n)
{
	const struct part *p;
	size_t i = 0;

	while ((p = layout_next(
		    &c->edition->layout, &i, c->sheet->code, "chart")) != NULL)
		if (n > 0)
			add_chart(c, p, keys, n);
}
