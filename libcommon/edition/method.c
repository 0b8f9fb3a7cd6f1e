/*
 * method: figures once more, as formulas.
 */
#include "method.h"

#include "cli.h"
#include "evidence.h"
#include "guard.h"
#include "mem.h"
#include "published.h"
#include "where.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

const char *const method_names[METHOD_TABLES] = {
    [METHOD_BANDS] = "bands",
    [METHOD_MANDATE] = "mandate",
    [METHOD_PILLAR] = "pillar",
    [METHOD_NEEDS] = "needs",
};

static const struct method_item *const items[METHOD_TABLES] = {
    [METHOD_BANDS] = method_bands,
    [METHOD_MANDATE] = method_mandate,
    [METHOD_PILLAR] = method_pillar,
    [METHOD_NEEDS] = method_needs,
};

static enum method_table
find_table(const struct part *p)
{
	size_t i;

	for (i = 0; i < METHOD_TABLES; i++)
		if (strcmp(p->from, method_names[i]) == 0)
			return (enum method_table)i;
	layout_bad(p, "from", "no such table of the method: '%s'", p->from);
}

static void
open_grid(struct method_grid *g, const struct edition *e, const struct part *p)
{
	const struct sheet *s = method_sheet(e, p->sheet);

	if (g->part != NULL)
		layout_bad(p, "from", "given twice: '%s'", p->from);
	g->part = p;
	paths_keys(e, p, &g->keys);
	if (g->keys.n == 0)
		layout_bad(p, "rows", "no rows: '%s'", p->rows);
	g->rows.sheet = s;
	g->rows.first = sheet_header_row(s) + 2;
	g->rows.last = g->rows.first + g->keys.n - 1;
	g->parts = g->rows;
	if (strcmp(g->keys.key[g->keys.n - 1], METHOD_ALL) == 0)
		g->parts.last--;
}

static void
grade_all(struct method *m)
{
	const struct keys *mandates = &m->grids[METHOD_MANDATE].keys;
	const struct keys *pillars = &m->grids[METHOD_PILLAR].keys;
	size_t i, j;

	m->mandates = mem_new(mandates->n, sizeof(*m->mandates));
	m->pillars = mem_new(pillars->n, sizeof(*m->pillars));
	for (i = 0; i < mandates->n; i++) {
		const char *pillar =
		    paths_get(m->edition, "mandate/*/pillar", mandates->key[i]);

		grade_mandate(
		    &m->mandates[i], &m->scale, m->edition, mandates->key[i]);
		for (j = 0; j < pillars->n; j++)
			if (pillar != NULL &&
			    strcmp(pillars->key[j], pillar) == 0)
				grade_add(&m->pillars[j], &m->mandates[i]);
	}
	for (i = 0; i < pillars->n; i++) {
		bool is_all = strcmp(pillars->key[i], METHOD_ALL) == 0;

		for (j = 0; is_all && j < i; j++)
			grade_add(&m->pillars[i], &m->pillars[j]);
		grade_finish(&m->pillars[i], &m->scale);
	}
}

static void
open_method(struct method *m, const struct edition *e)
{
	const struct part *p;
	size_t i = 0;

	*m = (struct method){.edition = e};
	scale_init(&m->scale, e);
	while ((p = layout_next(&e->layout, &i, NULL, "sheet")) != NULL)
		if (strcmp(p->kind, "method") == 0)
			open_grid(&m->grids[find_table(p)], e, p);
	grade_all(m);
	if (m->grids[METHOD_NEEDS].part != NULL)
		m->needs = method_count_needs(m);
}

static void
close_method(struct method *m)
{
	size_t i;

	for (i = 0; i < m->grids[METHOD_MANDATE].keys.n; i++)
		grade_release(&m->mandates[i]);
	free(m->mandates);
	free(m->pillars);
	free(m->needs);
	for (i = 0; i < METHOD_TABLES; i++)
		paths_keys_release(&m->grids[i].keys);
	scale_release(&m->scale);
}

/* In as few digits as are that number. */
static void
put_number(struct sheet *s, size_t col, double number)
{
	struct buf digits = BUF_INIT;

	buf_printf(&digits, "%.15g", number);
	if (real_is((struct real){true, number}, strtod(digits.data, NULL)) &&
	    guard_number(digits.data, &number))
		sheet_number(s, col, digits.data);
	else
		sheet_real(s, col, number);
	buf_release(&digits);
}

/* Where the stream has the figure, it must be what the formula gives. */
static void
compare(const struct method_cell *c, const struct published *p)
{
	const char *text = published_value(p);
	struct buf gives = BUF_INIT;

	if (text == NULL || (*text == '\0' && !c->value.there) ||
	    (*text != '\0' && real_is(c->value, strtod(text, NULL))))
		return;
	if (c->value.there)
		buf_printf(&gives, "%.15g", c->value.number);
	cli_die(EX_SOFTWARE,
	    "sheet '%s': figure %s of '%s' is '%s', its formula gives '%s'",
	    c->formula.here->name, p->figure, p->key, text, gives.data);
}

/* The item that "=name" or "=name:code" stands for. */
static const struct method_item *
find_item(struct method_cell *c, const struct part *p, const char *name)
{
	const struct method_item *item = items[find_table(c->grid->part)];
	size_t len = strcspn(name, ":");

	c->code = name + len + (name[len] == ':');
	for (; item->name != NULL; item++)
		if (strlen(item->name) == len &&
		    strncmp(item->name, name, len) == 0)
			return item;
	layout_bad(p, "from", "the method has no such item: '%s'", p->from);
}

/* The figure that a cell of this item is; false if it is none in this row. */
static bool
figure_of(const struct method_cell *c, const struct method_item *item,
    struct published *p)
{
	if (item->figure == NULL || (item->by_code && !method_is_all(c)))
		return false;
	published_init(p, c->method->edition, item->figure, c->code,
	    item->by_code ? c->code : c->grid->keys.key[c->row]);
	return true;
}

static const char published_prefix[] = "published:";

#define PREFIX (sizeof(published_prefix) - 1)

/* A figure as another sheet prints it, by a reference to its cell there. */
static void
compute_published(struct method_cell *c, const struct part *part)
{
	const struct method_item *item =
	    find_item(c, part, part->from + 1 + PREFIX);
	const struct cell *printed = NULL;
	struct published p;
	const char *text;

	if (!figure_of(c, item, &p))
		return;
	text = published_value(&p);
	if (text != NULL && *text != '\0')
		method_number(c, strtod(text, NULL));
	if (text != NULL)
		printed = published_cell(&p, &c->formula);
	if (printed != NULL)
		c->none = printed->text;
	published_release(&p);
}

/* Add a term of the number of differences, for the column of an item. */
static void
add_difference(struct method_cell *c, const struct part *part)
{
	const struct method_item *item = find_item(c, part, part->from + 1);
	struct published p;
	struct buf beside = BUF_INIT;
	size_t col;

	if (!figure_of(c, item, &p))
		return;
	buf_printf(&beside, "=%s%s", published_prefix, part->from + 1);
	col = formula_column(c->method->edition, part->sheet, beside.data);
	if (published_value(&p) != NULL &&
	    (col != SIZE_MAX || published_is_printed(&p))) {
		method_printf(c, "+(");
		method_here(c, part->from);
		method_printf(c, "<>");
		if (col != SIZE_MAX)
			method_here(c, beside.data);
		else
			published_cell(&p, &c->formula);
		method_printf(c, ")");
	}
	buf_release(&beside);
	published_release(&p);
}

static bool
is_item(const struct part *p)
{
	return *p->from == '=' && strcmp(p->from, "=differences") != 0 &&
	       strncmp(p->from + 1, published_prefix, PREFIX) != 0;
}

static void
compute_differences(struct method_cell *c, const struct cells *cells)
{
	size_t i;

	method_number(c, 0);
	method_printf(c, "0");
	for (i = 0; i < cells->n; i++)
		if (is_item(cells->parts[i]))
			add_difference(c, cells->parts[i]);
}

static void
compute_item(struct method_cell *c, const struct part *part)
{
	const struct method_item *item = find_item(c, part, part->from + 1);
	struct published p;

	item->compute(c);
	if (!figure_of(c, item, &p))
		return;
	compare(c, &p);
	published_release(&p);
}

static void
put_computed(struct method_cell *c, const struct cells *cells, size_t col)
{
	const struct part *p = cells->parts[col];
	const char *trouble;

	if (is_item(p))
		compute_item(c, p);
	else if (strcmp(p->from, "=differences") == 0)
		compute_differences(c, cells);
	else
		compute_published(c, p);
	if (c->value.there)
		put_number(cells->sheet, col, c->value.number);
	else if (c->formula.text.len > 0)
		sheet_text(cells->sheet, col, c->none);
	else
		cells_put(cells, col, NULL);
	if (c->formula.text.len == 0)
		return;
	trouble = guard_formula(c->formula.text.data);
	if (trouble != NULL) {
		method_check_pieces(c->method);
		layout_bad(p, "from", "its formula %s", trouble);
	}
	sheet_formula(cells->sheet, SHEET_LAST, col, c->formula.text.data);
}

static void
put_row(const struct method *m, const struct method_grid *g, size_t row,
    const struct cells *cells)
{
	const struct paths_row r = {m->edition, g->keys.key[row]};
	size_t i;

	sheet_row(cells->sheet);
	for (i = 0; i < cells->n; i++) {
		const struct part *p = cells->parts[i];
		struct method_cell c = {.method = m,
		    .grid = g,
		    .row = row,
		    .code = "",
		    .none = words_label(m->edition->words, "short.x"),
		    .formula = {m->edition, cells->sheet, BUF_INIT}};

		if (*p->from == '=')
			put_computed(&c, cells, i);
		else
			cells_put(cells, i,
			    where(p->where, paths_row_get, &r)
				? paths_get(m->edition, p->from, r.key)
				: NULL);
		evidence_figure(cells, i, r.key);
		buf_release(&c.formula.text);
	}
	cells_row_end(cells);
}

void
method_fill(const struct edition *e, const struct part *p, struct sheet *s)
{
	const struct method_grid *g;
	struct method m;
	struct cells c;
	size_t row;

	cells_init(&c, e, s);
	/* Without figures there are none to be computed once more. */
	if (ledger_any(e->ledger)) {
		open_method(&m, e);
		g = &m.grids[find_table(p)];
		for (row = 0; row < g->keys.n; row++)
			put_row(&m, g, row, &c);
		close_method(&m);
	}
	cells_end(&c);
	cells_release(&c);
}
