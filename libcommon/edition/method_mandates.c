/*
 * method: the levels of mandates.
 */
#include "method.h"

#include <string.h>

static const struct grade *
mandate(const struct method_cell *c)
{
	return &c->method->mandates[c->row];
}

/* Count the responses to the mandate; or sum the levels that they give. */
static void
count_responses(struct method_cell *c, const char *sum, const char *level)
{
	struct formula key = method_key(c);
	const struct formula_term terms[] = {{"mandate", key.text.data},
	    {level != NULL ? "answer" : NULL, level}, {NULL, NULL}};

	formula_count(&c->formula, method_records(c), sum, terms);
	buf_release(&key.text);
}

static void
mandate_n(struct method_cell *c)
{
	method_number(c, mandate(c)->n);
	count_responses(c, NULL, NULL);
}

static void
mandate_level(struct method_cell *c)
{
	const struct scale *s = &c->method->scale;
	size_t i;

	for (i = 0; i < s->n_levels; i++)
		if (strcmp(s->levels[i], c->code) == 0)
			method_number(c, mandate(c)->given[i]);
	count_responses(c, NULL, c->code);
}

static void
mandate_sum(struct method_cell *c)
{
	method_number(c, mandate(c)->sum);
	count_responses(c, "answer", NULL);
}

static void
mandate_mean(struct method_cell *c)
{
	c->value = mandate(c)->mean;
	method_write(c, "IF({=n}=0,[x],{=sum}/{=n})");
}

/* Half up, of whole numbers: no rounding before the one that is asked for. */
static void
mandate_printed(struct method_cell *c)
{
	c->value = mandate(c)->printed;
	method_write(c, "IF({=n}=0,[x],INT((20*{=sum}+{=n})/(2*{=n}))/10)");
}

void
method_band(struct method_cell *c)
{
	const char *figure = c->method->scale.exact ? "{=mean}" : "{=printed}";
	const struct method_grid *bands = method_grid(c, METHOD_BANDS);

	method_write(c, "IF(ISNUMBER(");
	method_write(c, figure);
	method_write(c, "),IFERROR(INDEX(");
	formula_range(&c->formula, &bands->parts, "*");
	method_write(c, ",MATCH(");
	method_write(c, figure);
	method_write(c, ",");
	formula_range(&c->formula, &bands->parts, "=limit");
	method_write(c, ",1)),[x]),[x])");
}

static void
mandate_band(struct method_cell *c)
{
	c->value = mandate(c)->band;
	method_band(c);
}

static void
mandate_mode(struct method_cell *c)
{
	const struct scale *s = &c->method->scale;
	size_t i;

	c->value = mandate(c)->mode;
	method_write(c, "IF({=n}=0,[x],CHOOSE(MATCH(MAX(");
	method_levels(c);
	method_write(c, "),");
	method_levels(c);
	method_write(c, ",0)");
	for (i = 0; i < s->n_levels; i++)
		method_printf(c, ",%s", s->levels[i]);
	method_write(c, "))");
}

static void
mandate_at_or_above(struct method_cell *c)
{
	double least = c->method->scale.at_or_above;

	method_number(c, mandate(c)->at_or_above);
	method_write(c, "IF(ISNUMBER({=band}),IF(AND({=band}>=");
	method_printf(c, "%.15g", least);
	method_write(c, ",{=mode}>=");
	method_printf(c, "%.15g", least);
	method_write(c, "),1,0),0)");
}

const struct method_item method_mandate[] = {
    {"n", mandate_n, "mandate/*/n", false},
    {"level", mandate_level, "mandate/*/c?", false},
    {"sum", mandate_sum, NULL, false},
    {"mean", mandate_mean, NULL, false},
    {"printed", mandate_printed, "mandate/*/mean", false},
    {"band", mandate_band, "mandate/*/band", false},
    {"mode", mandate_mode, NULL, false},
    {"at_or_above", mandate_at_or_above, "mandate/*/at_or_above", false},
    {NULL, NULL, NULL, false},
};
