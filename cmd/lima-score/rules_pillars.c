/*
 * rules: the figures of levels that come of those of mandates and pillars.
 */
#include "rules.h"

#include <string.h>

/* How a mean is printed. */
static void
mean_of(struct buf *how, uintmax_t n)
{
	if (n == 0)
		buf_puts(how, "nothing");
	else
		buf_printf(
		    how, "sum / %ju, half up to %d decimal", n, MEAN_DECIMALS);
}

/* Is this mandate of the pillar? */
static bool
belongs(const struct explainer *x, size_t mandate, const char *pillar)
{
	const struct instrument *in = x->about->instrument;

	return strcmp(in->pillars.code[in->pillar_of[mandate]], pillar) == 0;
}

/* The means of the mandates of a pillar, or of all pillars; how many. */
static uintmax_t
mean_of_parts(const struct explainer *x, const struct asked *asked,
    const struct codes *parts, const char *table)
{
	bool of_pillar = strcmp(table, "mandate") == 0;
	uintmax_t n = 0;

	for (size_t i = 0; i < parts->n; i++) {
		const char *row = parts->code[i];

		if (of_pillar && !belongs(x, i, asked->row))
			continue;
		if (rules_value(x, table, row, "mean")[0] == '\0')
			continue;
		rules_figure(x, table, row, "mean", asked->name);
		n++;
	}
	return n;
}

void
rule_pillar_mean(
    const struct explainer *x, const struct asked *asked, struct buf *how)
{
	const struct instrument *in = x->about->instrument;
	uintmax_t n = mean_of_parts(x, asked, &in->mandates, "mandate");
	size_t pillar = codes_find(&in->pillars, asked->row);

	if (n > 0 && x->about->method->all_mandates)
		n = in->mandates_of[pillar];
	mean_of(how, n);
}

void
rule_overall_mean(
    const struct explainer *x, const struct asked *asked, struct buf *how)
{
	const struct instrument *in = x->about->instrument;
	uintmax_t n = mean_of_parts(x, asked, &in->pillars, "pillar");

	if (n > 0 && x->about->method->all_mandates)
		n = in->pillars.n;
	mean_of(how, n);
}

static void
mandate_of_profile(const struct explainer *x, size_t mandate, const char *into,
    const char *num, const char *den)
{
	const struct instrument *in = x->about->instrument;
	struct buf name = BUF_INIT;

	buf_printf(&name, "mandates:%s", in->mandates.code[mandate]);
	worksheet_profile(x->out, into, name.data,
	    in->pillars.code[in->pillar_of[mandate]], num, den);
	buf_release(&name);
}

void
rule_mandate_pillar(
    const struct explainer *x, const struct asked *asked, struct buf *how)
{
	size_t mandate =
	    codes_find(&x->about->instrument->mandates, asked->row);

	mandate_of_profile(x, mandate, asked->name, "", "");
	buf_puts(how, "value given");
}

void
rule_mandates(
    const struct explainer *x, const struct asked *asked, struct buf *how)
{
	for (size_t m = 0; m < x->about->instrument->mandates.n; m++)
		if (belongs(x, m, asked->row))
			mandate_of_profile(x, m, asked->name, "1", "1");
	buf_puts(how, "sum");
}

void
rule_scored(
    const struct explainer *x, const struct asked *asked, struct buf *how)
{
	mean_of_parts(x, asked, &x->about->instrument->mandates, "mandate");
	buf_puts(how, "lines");
}

void
rule_index(
    const struct explainer *x, const struct asked *asked, struct buf *how)
{
	const struct instrument *in = x->about->instrument;

	rules_beside(x, asked, "mean");
	buf_printf(how, "100 * mean / %ju, half up to 0 decimals",
	    in->level_value[in->levels.n - 1]);
}

void
rule_mandates_sum(
    const struct explainer *x, const struct asked *asked, struct buf *how)
{
	const struct instrument *in = x->about->instrument;

	for (size_t m = 0; m < in->mandates.n; m++)
		if (belongs(x, m, asked->row))
			rules_figure(x, "mandate", in->mandates.code[m],
			    asked->item, asked->name);
	buf_puts(how, "sum");
}

void
rule_at_band(
    const struct explainer *x, const struct asked *asked, struct buf *how)
{
	const char *band = rules_value(x, asked->table, asked->row, "band");
	struct buf item = BUF_INIT;

	rules_beside(x, asked, "band");
	if (band[0] == '\0') {
		buf_puts(how, "0");
	} else {
		buf_printf(&item, "b%s", band);
		rules_figure(x, "bands", asked->row, item.data, asked->name);
		buf_printf(how, "bands:%s:%s", asked->row, item.data);
	}
	buf_release(&item);
}

/* The mandates of a pillar whose band is this, or who have none. */
static void
mandates_in_band(const struct explainer *x, const struct asked *asked)
{
	const struct codes *mandates = &x->about->instrument->mandates;
	const char *want =
	    strcmp(asked->item, "none") == 0 ? "" : asked->item + 1;

	for (size_t m = 0; m < mandates->n; m++)
		if (belongs(x, m, asked->row) &&
		    strcmp(rules_value(x, "mandate", mandates->code[m], "band"),
			want) == 0)
			rules_figure(x, "mandate", mandates->code[m], "band",
			    asked->name);
}

void
rule_bands(
    const struct explainer *x, const struct asked *asked, struct buf *how)
{
	const struct codes *pillars = &x->about->instrument->pillars;

	if (codes_find(pillars, asked->row) != MAP_NONE) {
		mandates_in_band(x, asked);
		buf_puts(how, "lines");
		return;
	}
	for (size_t p = 0; p < pillars->n; p++)
		rules_figure(
		    x, "bands", pillars->code[p], asked->item, asked->name);
	buf_puts(how, "sum");
}
