/*
 * fill: the tables of needs.
 */
#include "fill.h"

#include "mem.h"

#include <stdlib.h>

void
fill_needs_criterion(struct figures *f, const struct findings *is)
{
	const struct instrument *in = is->instrument;
	size_t criteria = in->criteria.n;
	uintmax_t *sum = mem_new(criteria, sizeof(*sum));

	fill_items(f, "", &in->criteria);
	figures_items(f, "total");
	for (size_t p = 0; p < in->pillars.n; p++) {
		const uintmax_t *of = &is->needs->pillars[p * criteria];

		for (size_t c = 0; c < criteria; c++)
			sum[c] += of[c];
		figures_row(f, in->pillars.code[p]);
		figures_counts(f, of, criteria);
		figures_count(f, spread_of_pillar(is->needs, in, p));
	}
	figures_row(f, FILL_ALL);
	figures_counts(f, sum, criteria);
	figures_count(f, is->needs->total);
	free(sum);
}

void
fill_needs_level(struct figures *f, const struct findings *is)
{
	const struct instrument *in = is->instrument;
	const struct spread *needs = is->needs;
	size_t levels = in->levels.n;
	uintmax_t whole = needs->with_level;
	uintmax_t *to_100 = mem_new(levels, sizeof(*to_100));

	if (whole > 0)
		spread_to_100(needs->levels, levels, whole, to_100);
	figures_items(f, "needs pct pct100");
	for (size_t l = 0; l < levels; l++) {
		figures_row(f, in->levels.code[l]);
		figures_count(f, needs->levels[l]);
		figures_percent(f, needs->levels[l], whole, 1);
		figures_share(f, to_100[l], needs->levels[l], whole);
	}
	figures_row(f, "none");
	figures_count(f, needs->total - whole);
	figures_text(f, "");
	figures_text(f, "");
	figures_row(f, FILL_ALL);
	figures_count(f, needs->total);
	figures_text(f, "");
	figures_text(f, "");
	free(to_100);
}

void
fill_needs_mandate(struct figures *f, const struct findings *is)
{
	const struct instrument *in = is->instrument;
	size_t criteria = in->criteria.n;

	figures_items(f, "needs");
	fill_items(f, "", &in->criteria);
	for (size_t m = 0; m < in->mandates.n; m++) {
		uintmax_t needs = spread_of_mandate(is->needs, in, m);

		if (needs == 0)
			continue;
		figures_row(f, in->mandates.code[m]);
		figures_count(f, needs);
		figures_counts(f, &is->needs->mandates[m * criteria], criteria);
	}
}

void
fill_needs_tag(struct figures *f, const struct findings *is)
{
	const struct instrument *in = is->instrument;
	size_t tags = in->tags.n;
	uintmax_t *sum;

	/* Rows are what their figures say: without an item there are none. */
	if (tags == 0)
		return;
	sum = mem_new(tags, sizeof(*sum));
	fill_items(f, "", &in->tags);
	for (size_t p = 0; p < in->pillars.n; p++) {
		const uintmax_t *of = &is->tally->tags[p * tags];

		for (size_t t = 0; t < tags; t++)
			sum[t] += of[t];
		figures_row(f, in->pillars.code[p]);
		figures_counts(f, of, tags);
	}
	figures_row(f, FILL_ALL);
	figures_counts(f, sum, tags);
	free(sum);
}
