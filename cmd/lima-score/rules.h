/*
 * rules: what goes into a figure. A rule writes the lines of that to the
 * worksheet and says in words how the figure comes of them; the words are
 * listed in lima-score(1). Beside figures of the tables there are inner ones,
 * which stand only on worksheets.
 */
#ifndef LIMA_RULES_H
#define LIMA_RULES_H

#include "explain.h"
#include "worksheet.h"

#include <stdint.h>

struct explainer {
	const struct explain_about *about;
	struct pick_from from;
	struct worksheet *out;
	struct map *written; /* the names of figures on the worksheet */
};

/* The figure that a rule is asked about; its name is TABLE:ROW:ITEM. */
struct asked {
	const char *table;
	const char *row;
	const char *item;
	const char *name;
};

typedef void rule(
    const struct explainer *, const struct asked *, struct buf *how);

rule rule_participating, rule_reported, rule_with_needs, rule_share;
rule rule_told, rule_added, rule_became, rule_difference;
rule rule_practices, rule_superseded;
rule rule_mandate_pillar, rule_n, rule_level, rule_mean, rule_band, rule_mode;
rule rule_at_or_above, rule_ge_mean, rule_ge_literal, rule_flags;
rule rule_mandates, rule_scored, rule_index, rule_mandates_sum, rule_at_band;
rule rule_bands, rule_pillar_mean, rule_overall_mean;
rule rule_needs, rule_pairs, rule_mandates_with_needs;
rule rule_needs_pct, rule_needs_pct100;

/*
 * Write the worksheet of a figure that goes into another: all of it the first
 * time, so that no line stands there twice, and then the figure alone.
 */
void rules_figure(const struct explainer *, const char *table, const char *row,
    const char *item, const char *into);

/* Another figure of the same table and row, into the one asked about. */
void rules_beside(
    const struct explainer *, const struct asked *, const char *item);

/* An inner figure, after the lines that go into it, whose sum is n. */
void rules_inner(
    const struct explainer *, const char *name, uintmax_t n, const char *into);

/* What a record gives to a figure; NULL: 1. */
typedef uintmax_t rules_amount(const struct explainer *, size_t record);

/* Write all records that hold; the sum of what they give. */
uintmax_t rules_records(const struct explainer *, const char *into,
    const struct pick *, rules_amount *);

/* The printed value of a figure that is there. */
const char *rules_value(const struct explainer *, const char *table,
    const char *row, const char *item);

#endif
