/*
 * formula: cells of other rows and sheets, as formulas name them.
 */
#include "formula.h"

#include "cellname.h"
#include "cells.h"

#include <stdint.h>
#include <string.h>

size_t
formula_column(const struct edition *e, const char *sheet, const char *from)
{
	const struct part *p;
	size_t i = 0, n, first = SIZE_MAX;

	for (n = 0; (p = layout_next(&e->layout, &i, sheet, "column")) != NULL;
	     n++) {
		if (strcmp(p->from, from) != 0)
			continue;
		if (cells_is_number(p))
			return n;
		if (first == SIZE_MAX)
			first = n;
	}
	return first;
}

size_t
formula_needs(const struct edition *e, const char *sheet, const char *from)
{
	size_t col = formula_column(e, sheet, from), i = 0;

	if (col == SIZE_MAX)
		layout_bad(layout_next(&e->layout, &i, sheet, "sheet"), "sheet",
		    "a formula needs a column from '%s': '%s'", from, sheet);
	return col;
}

/* Names have no apostrophe, see guard_sheet_name. */
static void
add_sheet(struct formula *f, const struct sheet *s)
{
	if (s != f->here)
		buf_printf(&f->text, "'%s'!", s->name);
}

/* As it stays when the formula is copied. */
static void
add_fixed(struct formula *f, size_t col, size_t row)
{
	buf_putc(&f->text, '$');
	cell_put_column(&f->text, col);
	buf_printf(&f->text, "$%zu", row);
}

void
formula_cell(struct formula *f, const struct sheet *s, size_t col, size_t row)
{
	add_sheet(f, s);
	cell_put_column(&f->text, col);
	buf_printf(&f->text, "%zu", row);
}

void
formula_range(
    struct formula *f, const struct place_block *block, const char *from)
{
	size_t col = formula_needs(f->edition, block->sheet->code, from);

	add_sheet(f, block->sheet);
	add_fixed(f, col, block->first);
	buf_putc(&f->text, ':');
	add_fixed(f, col, block->last);
}

void
formula_count(struct formula *f, const struct place_block *block,
    const char *sum, const struct formula_term *terms)
{
	const struct place_block *b;
	const struct formula_term *t;

	if (block == NULL)
		buf_putc(&f->text, '0');
	for (b = block; b != NULL; b = b->next) {
		buf_printf(&f->text, "%s%s(", b != block ? "+" : "",
		    sum != NULL ? "SUMIFS" : "COUNTIFS");
		if (sum != NULL) {
			formula_range(f, b, sum);
			buf_putc(&f->text, ',');
		}
		for (t = terms; t->from != NULL; t++) {
			if (t != terms)
				buf_putc(&f->text, ',');
			formula_range(f, b, t->from);
			buf_printf(&f->text, ",%s", t->value);
		}
		buf_putc(&f->text, ')');
	}
}
