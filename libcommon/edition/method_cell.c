/*
 * method: what formulas are made of.
 */
#include "method.h"

#include "cli.h"
#include "evidence.h"
#include "guard.h"
#include "mem.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

const struct sheet *
method_sheet(const struct edition *e, const char *code)
{
	size_t i;

	for (i = 0; i < e->n_sheets; i++)
		if (strcmp(e->sheets[i]->code, code) == 0)
			return e->sheets[i];
	return NULL;
}

const struct method_grid *
method_grid(const struct method_cell *c, enum method_table table)
{
	const struct method_grid *g = &c->method->grids[table];

	if (g->part == NULL)
		layout_bad(c->grid->part, "from",
		    "needs a sheet of the method from '%s'",
		    method_names[table]);
	return g;
}

bool
method_is_all(const struct method_cell *c)
{
	return strcmp(c->grid->keys.key[c->row], METHOD_ALL) == 0;
}

const struct place_block *
method_records(const struct method_cell *c)
{
	const struct part *p = c->grid->part;
	char *code = mem_copy(p->evidence, strcspn(p->evidence, "/"));
	bool is_sheet = method_sheet(c->method->edition, code) != NULL;

	free(code);
	if (!is_sheet)
		layout_bad(p, "evidence", "no such sheet: '%s'", p->evidence);
	return evidence_block(c->method->edition, p, "");
}

/*
 * More characters than a formula takes to count the records of one sheet: two
 * ranges of it, and what they are compared with.
 */
#define PIECE_MAX 160

void
method_check_pieces(const struct method *m)
{
	size_t pieces = GUARD_FORMULA_MAX / PIECE_MAX, most = 0, rows = 0, i;

	for (i = 0; i < METHOD_TABLES; i++) {
		const struct part *p = m->grids[i].part;
		const struct place_block *b =
		    p != NULL ? evidence_block(m->edition, p, "") : NULL;
		size_t sheets = 0, sum = 0;

		for (; b != NULL; b = b->next, sheets++)
			sum += b->last - b->first + 1;
		most = sheets > most ? sheets : most;
		rows = sum > rows ? sum : rows;
	}
	/* A block that begins within a sheet takes part of one more. */
	rows = rows / (pieces - 1) + 1;
	if (most > pieces && rows <= EDITION_ROWS_MAX)
		cli_usage("max-rows: formulas cannot name %zu sheets, %zu rows "
			  "are enough: '%zu'",
		    most, rows, m->edition->rows_max);
}

/* The column of this sheet that is from that. */
static size_t
own_column(const struct method_cell *c, const char *from)
{
	return formula_needs(c->method->edition, c->grid->part->sheet, from);
}

void
method_here(struct method_cell *c, const char *from)
{
	formula_cell(&c->formula, c->formula.here, own_column(c, from),
	    c->grid->rows.first + c->row);
}

struct formula
method_key(const struct method_cell *c)
{
	struct formula key = {c->method->edition, c->formula.here, BUF_INIT};

	formula_cell(
	    &key, key.here, own_column(c, "*"), c->grid->rows.first + c->row);
	return key;
}

void
method_write(struct method_cell *c, const char *pattern)
{
	while (*pattern != '\0') {
		size_t len = strcspn(pattern, "{[");

		buf_add(&c->formula.text, pattern, len);
		pattern += len;
		len = strcspn(pattern, "}]");
		if (*pattern == '[') {
			buf_printf(&c->formula.text, "\"%s\"", c->none);
		} else if (*pattern == '{') {
			char *from = mem_copy(pattern + 1, len - 1);

			method_here(c, from);
			free(from);
		}
		pattern += len + (pattern[len] != '\0');
	}
}

void
method_printf(struct method_cell *c, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	buf_vprintf(&c->formula.text, fmt, ap);
	va_end(ap);
}

void
method_number(struct method_cell *c, double number)
{
	c->value = (struct real){true, number};
}

void
method_levels(struct method_cell *c)
{
	const struct scale *s = &c->method->scale;
	struct buf from = BUF_INIT;
	size_t i, first = 0;

	for (i = 0; i < s->n_levels; i++) {
		size_t col;

		buf_reset(&from);
		buf_printf(&from, "=level:%s", s->levels[i]);
		col = own_column(c, from.data);
		if (i == 0)
			first = col;
		else if (col != first + i)
			layout_bad(c->grid->part, "sheet",
			    "the columns of levels do not stand in order");
		if (i == 0 || i == s->n_levels - 1) {
			method_printf(c, "%s", i > 0 ? ":" : "");
			method_here(c, from.data);
		}
	}
	buf_release(&from);
}

void
method_sum(struct method_cell *c, const char *from)
{
	method_printf(c, "SUM(");
	formula_range(&c->formula, &c->grid->parts, from);
	method_printf(c, ")");
}
