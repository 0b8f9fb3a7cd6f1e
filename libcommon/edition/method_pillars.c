/*
 * method: the levels of pillars, and what lies in each band.
 */
#include "method.h"

#include <stdlib.h>

static const struct grade *
pillar(const struct method_cell *c)
{
	return &c->method->pillars[c->row];
}

/* Count the mandates of the pillar, or sum a column of theirs. */
static void
count_mandates(struct method_cell *c, const char *sum, const char *also)
{
	const struct method_grid *mandates = method_grid(c, METHOD_MANDATE);
	struct formula key = method_key(c);
	const struct formula_term terms[] = {
	    {"mandate/*/pillar", key.text.data}, {also, "\">0\""},
	    {NULL, NULL}};

	formula_count(&c->formula, &mandates->parts, sum, terms);
	buf_release(&key.text);
}

static void
pillar_mandates(struct method_cell *c)
{
	double n = 0;
	size_t i;

	for (i = 0; i < c->row; i++)
		n += c->method->pillars[i].parts;
	if (method_is_all(c)) {
		method_number(c, n);
		method_sum(c, "=mandates");
		return;
	}
	method_number(c, pillar(c)->parts);
	count_mandates(c, NULL, NULL);
}

/* Those that have a mean; in the row of all the pillars that have one. */
static void
pillar_scored(struct method_cell *c)
{
	method_number(c, pillar(c)->scored);
	if (!method_is_all(c)) {
		count_mandates(c, NULL, "=n");
		return;
	}
	method_write(c, "COUNT(");
	formula_range(&c->formula, &c->grid->parts, "=mean");
	method_write(c, ")");
}

static void
pillar_n(struct method_cell *c)
{
	method_number(c, pillar(c)->n);
	if (method_is_all(c))
		method_sum(c, "=n");
	else
		count_mandates(c, "=n", NULL);
}

/* What a sum of means is divided by. */
static void
write_divisor(struct method_cell *c)
{
	if (!c->method->scale.all) {
		method_write(c, "{=scored}");
	} else if (!method_is_all(c)) {
		method_write(c, "{=mandates}");
	} else {
		method_write(c, "ROWS(");
		formula_range(&c->formula, &c->grid->parts, "=mean");
		method_write(c, ")");
	}
}

static void
pillar_mean(struct method_cell *c)
{
	c->value = pillar(c)->mean;
	method_write(c, "IF({=scored}=0,[x],ROUND(");
	if (method_is_all(c))
		method_sum(c, "=mean");
	else
		count_mandates(c, "=mean", NULL);
	method_write(c, "/");
	write_divisor(c);
	method_printf(c, ",%d))", GRADES_DECIMALS);
}

static void
pillar_printed(struct method_cell *c)
{
	c->value = pillar(c)->printed;
	method_write(c, "IF(ISNUMBER({=mean}),INT(ROUND(10*{=mean}+0.5,");
	method_printf(c, "%d))/10,", GRADES_GUARD);
	method_write(c, "[x])");
}

static void
pillar_band(struct method_cell *c)
{
	c->value = pillar(c)->band;
	method_band(c);
}

static void
pillar_index(struct method_cell *c)
{
	const struct scale *s = &c->method->scale;

	c->value = pillar(c)->index;
	method_write(c, "IF(ISNUMBER({=mean}),INT(ROUND(100/");
	method_printf(c, "%s*", s->levels[s->n_levels - 1]);
	method_write(c, "{=mean}+0.5,");
	method_printf(c, "%d)),", GRADES_GUARD);
	method_write(c, "[x])");
}

static void
pillar_at_or_above(struct method_cell *c)
{
	method_number(c, pillar(c)->at_or_above);
	if (method_is_all(c))
		method_sum(c, "=at_or_above");
	else
		count_mandates(c, "=at_or_above", NULL);
}

/* The number of the row's band in the scale. */
static size_t
band_of_row(const struct method_cell *c)
{
	const struct scale *s = &c->method->scale;
	double value = strtod(c->grid->keys.key[c->row], NULL);
	size_t i;

	for (i = 0; i < s->n_bands; i++)
		if (real_is((struct real){true, value}, s->bands[i]))
			return i;
	layout_bad(c->grid->part, "rows", "not a band: '%s'",
	    c->grid->keys.key[c->row]);
}

static void
band_limit(struct method_cell *c)
{
	method_number(c, c->method->scale.limits[band_of_row(c)]);
}

/* How many rows of a grid are in the band of this one. */
static void
count_band(
    struct method_cell *c, enum method_table table, const struct grade *grades)
{
	const struct method_grid *g = method_grid(c, table);
	size_t rows = g->parts.last - g->parts.first + 1, i;
	struct formula key = method_key(c);
	const struct formula_term terms[] = {
	    {"=band", key.text.data}, {NULL, NULL}};
	double band = c->method->scale.bands[band_of_row(c)], n = 0;

	for (i = 0; i < rows; i++)
		n += real_is(grades[i].band, band);
	method_number(c, n);
	formula_count(&c->formula, &g->parts, NULL, terms);
	buf_release(&key.text);
}

static void
band_mandates(struct method_cell *c)
{
	count_band(c, METHOD_MANDATE, c->method->mandates);
}

static void
band_pillars(struct method_cell *c)
{
	count_band(c, METHOD_PILLAR, c->method->pillars);
}

const struct method_item method_bands[] = {
    {"limit", band_limit, NULL, false},
    {"mandates", band_mandates, "bands/all/b*", false},
    {"pillars", band_pillars, NULL, false},
    {NULL, NULL, NULL, false},
};

const struct method_item method_pillar[] = {
    {"mandates", pillar_mandates, "pillar/*/mandates", false},
    {"scored", pillar_scored, "pillar/*/scored", false},
    {"n", pillar_n, "pillar/*/n|overall/*/responses", false},
    {"mean", pillar_mean, NULL, false},
    {"printed", pillar_printed, "pillar/*/mean|overall/*/mean", false},
    {"band", pillar_band, "pillar/*/band|overall/*/band", false},
    {"index", pillar_index, "pillar/*/index|overall/*/index", false},
    {"at_or_above", pillar_at_or_above, "pillar/*/at_or_above", false},
    {NULL, NULL, NULL, false},
};
