/*
 * rules: the figures of needs.
 */
#include "rules.h"

#include "fill.h"
#include "text.h"

#include <string.h>

/* The needs that a figure counts, as its table, row and item tell. */
static struct pick
needs(const struct asked *asked)
{
	struct pick pick = {.rec = "need", .aside = ""};
	const char **of_row = &pick.pillar;

	if (strcmp(asked->table, "mandate") == 0 ||
	    strcmp(asked->table, "needs_mandate") == 0) {
		of_row = &pick.mandate;
	} else if (strcmp(asked->table, "needs_level") == 0) {
		of_row = &pick.level;
	} else if (strcmp(asked->table, "state") == 0) {
		pick.kind = "state";
		of_row = &pick.reporter;
	}
	if (strcmp(asked->row, FILL_ALL) != 0)
		*of_row = asked->row;
	return pick;
}

/* Of a table by codes the item is a code, or one of the totals. */
static void
narrow(struct pick *pick, const struct asked *asked)
{
	if (strcmp(asked->item, "needs") == 0 ||
	    strcmp(asked->item, "total") == 0)
		return;
	pick->code = asked->item;
	pick->list =
	    strcmp(asked->table, "needs_tag") == 0 ? EV_TAGS : EV_CRITERION;
}

void
rule_needs(
    const struct explainer *x, const struct asked *asked, struct buf *how)
{
	struct pick pick = needs(asked);

	narrow(&pick, asked);
	rules_records(x, asked->name, &pick, NULL);
	buf_puts(how, "sum");
}

static uintmax_t
named(const struct explainer *x, size_t record)
{
	return pick_named(&x->from, record);
}

void
rule_pairs(
    const struct explainer *x, const struct asked *asked, struct buf *how)
{
	struct pick pick = needs(asked);

	rules_records(x, asked->name, &pick, named);
	buf_puts(how, "sum");
}

void
rule_mandates_with_needs(
    const struct explainer *x, const struct asked *asked, struct buf *how)
{
	const struct codes *mandates = &x->about->instrument->mandates;
	const char *table = "needs_mandate";

	for (size_t m = 0; m < mandates->n; m++)
		if (figures_have_row(
			x->about->figures, table, mandates->code[m]))
			rules_figure(
			    x, table, mandates->code[m], "needs", asked->name);
	buf_puts(how, "lines");
}

static uintmax_t
number(const char *digits)
{
	uintmax_t n = 0;

	text_number(digits, strlen(digits), UINTMAX_MAX, &n);
	return n;
}

/* The needs with a level: an inner figure, of which pct is the share. */
static void
with_level(const struct explainer *x, const struct asked *asked)
{
	const struct codes *levels = &x->about->instrument->levels;
	struct buf name = BUF_INIT;
	uintmax_t sum = 0;

	buf_printf(&name, "%s:%s:with_level", asked->table, asked->row);
	for (size_t l = 0; l < levels->n; l++) {
		const char *row = levels->code[l];

		rules_figure(x, asked->table, row, "needs", name.data);
		sum += number(rules_value(x, asked->table, row, "needs"));
	}
	rules_inner(x, name.data, sum, asked->name);
	buf_release(&name);
}

/* Those without a level, and all, have no share. */
static bool
has_share(const struct explainer *x, const struct asked *asked)
{
	return codes_find(&x->about->instrument->levels, asked->row) !=
	       MAP_NONE;
}

void
rule_needs_pct(
    const struct explainer *x, const struct asked *asked, struct buf *how)
{
	if (!has_share(x, asked)) {
		buf_puts(how, "nothing");
		return;
	}
	with_level(x, asked);
	rules_beside(x, asked, "needs");
	buf_puts(how, "100 * needs / with_level, half up to 1 decimal");
}

void
rule_needs_pct100(
    const struct explainer *x, const struct asked *asked, struct buf *how)
{
	if (!has_share(x, asked)) {
		buf_puts(how, "nothing");
		return;
	}
	with_level(x, asked);
	rules_beside(x, asked, "needs");
	buf_puts(how, "100 * needs / with_level, largest remainder");
}
