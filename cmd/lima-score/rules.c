/*
 * rules: which rule a figure follows.
 */
#include "rules.h"

#include <string.h>

/*
 * The first entry that fits. An item that ends in '*' stands for all that begin
 * so, and NULL for all.
 */
static const struct {
	const char *table;
	const char *item;
	rule *rule;
} rules[] = {
    {"coverage", "participating", rule_participating},
    {"coverage", "reported", rule_reported},
    {"coverage", "with_needs", rule_with_needs},
    {"coverage", NULL, rule_share},
    {"mandate", "pillar", rule_mandate_pillar},
    {"mandate", "n", rule_n},
    {"mandate", "c*", rule_level},
    {"mandate", "mean", rule_mean},
    {"mandate", "band", rule_band},
    {"mandate", "mode", rule_mode},
    {"mandate", "at_or_above", rule_at_or_above},
    {"mandate", "ge_mean", rule_ge_mean},
    {"mandate", "ge_literal", rule_ge_literal},
    {"mandate", "flags", rule_flags},
    {"mandate", "needs", rule_needs},
    {"pillar", "mandates", rule_mandates},
    {"pillar", "scored", rule_scored},
    {"pillar", "n", rule_n},
    {"pillar", "mean", rule_pillar_mean},
    {"pillar", "band", rule_band},
    {"pillar", "index", rule_index},
    {"pillar", "at_band", rule_at_band},
    {"pillar", "at_band_pct", rule_share},
    {"pillar", "needs", rule_needs},
    {"pillar", NULL, rule_mandates_sum},
    {"bands", NULL, rule_bands},
    {"needs_level", "needs", rule_needs},
    {"needs_level", "pct", rule_needs_pct},
    {"needs_level", "pct100", rule_needs_pct100},
    {"state", "n", rule_n},
    {"state", "mean", rule_mean},
    {"state", "needs", rule_needs},
    {"state", "practices", rule_practices},
    {"state", "superseded", rule_superseded},
    {"overall", "mean", rule_overall_mean},
    {"overall", "band", rule_band},
    {"overall", "index", rule_index},
    {"overall", "responses", rule_n},
    {"overall", "needs", rule_needs},
    {"overall", "pairs", rule_pairs},
    {"overall", "mandates", rule_mandates_with_needs},
    {"books", "rows", rule_told},
    {"books", "submissions", rule_told},
    {"books", "answers", rule_told},
    {"books", "added", rule_added},
    {"books", "difference", rule_difference},
    {"books", NULL, rule_became},
    /* The tables of needs by their codes. */
    {NULL, NULL, rule_needs},
};

static bool
fits(const char *pattern, const char *word)
{
	size_t len = pattern != NULL ? strlen(pattern) : 0;

	if (pattern == NULL)
		return true;
	if (len > 0 && pattern[len - 1] == '*')
		return strncmp(pattern, word, len - 1) == 0;
	return strcmp(pattern, word) == 0;
}

static rule *
find_rule(const char *table, const char *item)
{
	size_t i = 0;

	while (!fits(rules[i].table, table) || !fits(rules[i].item, item))
		i++;
	return rules[i].rule;
}

void
rules_figure(const struct explainer *x, const char *table, const char *row,
    const char *item, const char *into)
{
	struct buf name = BUF_INIT, how = BUF_INIT;
	struct asked asked = {.table = table, .row = row, .item = item};
	struct figure_text text;

	buf_printf(&name, "%s:%s:%s", table, row, item);
	asked.name = name.data;
	if (map_add(x->written, name.data, name.len, 0) == MAP_NONE)
		find_rule(table, item)(x, &asked, &how);
	else
		buf_puts(&how, "as above");
	figures_get(x->about->figures, table, row, item, &text);
	worksheet_figure(x->out, &(struct worksheet_figure){into, name.data,
				     how.data, text.value, text.num, text.den});
	buf_release(&name);
	buf_release(&how);
}

void
rules_beside(
    const struct explainer *x, const struct asked *asked, const char *item)
{
	rules_figure(x, asked->table, asked->row, item, asked->name);
}

void
rules_inner(
    const struct explainer *x, const char *name, uintmax_t n, const char *into)
{
	struct buf number = BUF_INIT;

	buf_printf(&number, "%ju", n);
	worksheet_figure(x->out, &(struct worksheet_figure){into, name, "sum",
				     number.data, number.data, "1"});
	buf_release(&number);
}

uintmax_t
rules_records(const struct explainer *x, const char *into,
    const struct pick *pick, rules_amount *amount)
{
	uintmax_t sum = 0;

	for (size_t i = 0; i < evidence_length(x->from.evidence); i++) {
		uintmax_t gives;

		if (!pick_holds(&x->from, pick, i))
			continue;
		gives = amount != NULL ? amount(x, i) : 1;
		worksheet_record(x->out, into, i, gives);
		sum += gives;
	}
	return sum;
}

const char *
rules_value(const struct explainer *x, const char *table, const char *row,
    const char *item)
{
	struct figure_text text = {.value = ""};

	figures_get(x->about->figures, table, row, item, &text);
	return text.value;
}
