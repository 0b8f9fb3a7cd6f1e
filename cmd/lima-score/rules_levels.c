/*
 * rules: the figures of levels that come of responses.
 */
#include "rules.h"

#include <string.h>

static uintmax_t
level_value(const struct explainer *x, size_t record)
{
	const struct instrument *in = x->about->instrument;
	size_t level = codes_find(&in->levels, pick_level(&x->from, record));

	return in->level_value[level];
}

/* The responses of a mandate, a pillar, a state or all. */
static struct pick
responses(const struct asked *asked)
{
	struct pick pick = {
	    .rec = "answer", .aside = "", .kind = "state", .question = "level"};

	if (strcmp(asked->table, "mandate") == 0)
		pick.mandate = asked->row;
	else if (strcmp(asked->table, "pillar") == 0)
		pick.pillar = asked->row;
	else if (strcmp(asked->table, "state") == 0)
		pick.reporter = asked->row;
	return pick;
}

void
rule_n(const struct explainer *x, const struct asked *asked, struct buf *how)
{
	struct pick pick = responses(asked);

	rules_records(x, asked->name, &pick, NULL);
	buf_puts(how, "sum");
}

void
rule_level(
    const struct explainer *x, const struct asked *asked, struct buf *how)
{
	struct pick pick = responses(asked);

	pick.level = asked->item + 1;
	rules_records(x, asked->name, &pick, NULL);
	buf_puts(how, "sum");
}

void
rule_mean(const struct explainer *x, const struct asked *asked, struct buf *how)
{
	const char *n = rules_value(x, asked->table, asked->row, "n");
	struct pick pick = responses(asked);

	rules_records(x, asked->name, &pick, level_value);
	if (strcmp(n, "0") == 0)
		buf_puts(how, "nothing");
	else
		buf_printf(
		    how, "sum / %s, half up to %d decimal", n, MEAN_DECIMALS);
}

/* The bounds of the bands, as the profile has them. */
static void
bounds(const struct explainer *x, const struct asked *asked)
{
	const struct instrument *in = x->about->instrument;
	struct buf name = BUF_INIT, num = BUF_INIT, den = BUF_INIT;

	for (size_t l = 0; l < in->levels.n; l++) {
		if (in->band_lower[l] == NULL)
			continue;
		buf_reset(&name);
		buf_reset(&num);
		buf_reset(&den);
		buf_printf(&name, "bands:%s", in->levels.code[l]);
		frac_print_num(&num, in->band_lower[l]);
		frac_print_den(&den, in->band_lower[l]);
		worksheet_profile(x->out, asked->name, name.data,
		    in->levels.code[l], num.data, den.data);
	}
	buf_release(&name);
	buf_release(&num);
	buf_release(&den);
}

void
rule_band(const struct explainer *x, const struct asked *asked, struct buf *how)
{
	rules_beside(x, asked, "mean");
	bounds(x, asked);
	buf_printf(how, "band of mean, %s",
	    x->about->method->exact_bands ? "exact" : "as printed");
}

void
rule_mode(const struct explainer *x, const struct asked *asked, struct buf *how)
{
	const struct instrument *in = x->about->instrument;
	struct buf item = BUF_INIT;

	for (size_t l = 0; l < in->levels.n; l++) {
		buf_reset(&item);
		buf_printf(&item, "c%s", in->levels.code[l]);
		rules_beside(x, asked, item.data);
	}
	buf_puts(how, "most frequent");
	buf_release(&item);
}

static const char *
threshold(const struct explainer *x)
{
	const struct instrument *in = x->about->instrument;

	return in->levels.code[in->at_or_above];
}

void
rule_at_or_above(
    const struct explainer *x, const struct asked *asked, struct buf *how)
{
	rules_beside(x, asked, "band");
	rules_beside(x, asked, "mode");
	buf_printf(how, "1 if band and lowest mode reach %s", threshold(x));
}

void
rule_ge_mean(
    const struct explainer *x, const struct asked *asked, struct buf *how)
{
	rules_beside(x, asked, "band");
	buf_printf(how, "1 if band reaches %s", threshold(x));
}

void
rule_ge_literal(
    const struct explainer *x, const struct asked *asked, struct buf *how)
{
	const char *level = threshold(x);

	rules_beside(x, asked, "band");
	rules_beside(x, asked, "mode");
	buf_printf(
	    how, "1 if band reaches %s and lowest mode is %s", level, level);
}

void
rule_flags(
    const struct explainer *x, const struct asked *asked, struct buf *how)
{
	rules_beside(x, asked, "n");
	rules_beside(x, asked, "at_or_above");
	buf_printf(how,
	    "few if n < %ju; sensitive if another reading of band or mode "
	    "changes band or at_or_above; tie if mode has several",
	    x->about->instrument->few);
}
