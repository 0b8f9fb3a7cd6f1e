/*
 * fill: the tables of levels, by mandate, pillar, state and in all.
 */
#include "fill.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

static void
level(struct figures *f, const struct instrument *in, size_t number)
{
	figures_text(f, number != NO_LEVEL ? in->levels.code[number] : "");
}

static void
index_of(
    struct figures *f, const struct instrument *in, const struct frac *mean)
{
	struct frac *index;

	if (mean == NULL) {
		figures_text(f, "");
		return;
	}
	index = frac_copy(mean);
	frac_multiply(index, 100);
	frac_divide(index, in->level_value[in->levels.n - 1]);
	figures_frac(f, index, 0);
	frac_free(index);
}

/* All levels that are given most often, ascending. */
static void
mode(struct figures *f, const struct instrument *in,
    const struct mandate_grade *g)
{
	struct buf text = BUF_INIT;

	for (size_t l = 0; l < in->levels.n; l++)
		if (g->given[l] > 0 && g->given[l] == g->mode_count)
			buf_printf(&text, "%s%s", text.len > 0 ? "," : "",
			    in->levels.code[l]);
	figures_text(f, text.data);
	buf_release(&text);
}

static void
flags(struct figures *f, const struct mandate_grade *g)
{
	const struct {
		bool set;
		const char *word;
	} flag[] = {
	    {g->few, "few"}, {g->sensitive, "sensitive"}, {g->tie, "tie"}};
	struct buf text = BUF_INIT;

	for (size_t i = 0; i < sizeof(flag) / sizeof(flag[0]); i++)
		if (flag[i].set)
			buf_printf(&text, "%s%s", text.len > 0 ? ";" : "",
			    flag[i].word);
	figures_text(f, text.data);
	buf_release(&text);
}

void
fill_mandate(struct figures *f, const struct findings *is)
{
	const struct instrument *in = is->instrument;

	figures_items(f, "pillar n");
	fill_items(f, "c", &in->levels);
	figures_items(
	    f, "mean band mode at_or_above ge_mean ge_literal flags needs");
	for (size_t m = 0; m < in->mandates.n; m++) {
		const struct mandate_grade *g = &is->levels->mandates[m];

		figures_row(f, in->mandates.code[m]);
		figures_text(f, in->pillars.code[in->pillar_of[m]]);
		figures_count(f, g->n);
		figures_counts(f, g->given, in->levels.n);
		figures_frac(f, g->grade.mean, MEAN_DECIMALS);
		level(f, in, g->grade.band);
		mode(f, in, g);
		figures_count(f, g->at_or_above);
		figures_count(f, g->ge_mean);
		figures_count(f, g->ge_literal);
		flags(f, g);
		figures_count(f, spread_of_mandate(is->needs, in, m));
	}
}

/* Mandates of the pillar whose band is the pillar's own, as a share of all. */
static void
at_band(struct figures *f, const struct pillar_grade *g, size_t mandates)
{
	if (g->grade.band == NO_LEVEL) {
		figures_count(f, 0);
		figures_text(f, "");
		return;
	}
	figures_count(f, g->in_band[g->grade.band]);
	figures_percent(f, g->in_band[g->grade.band], mandates, 1);
}

void
fill_pillar(struct figures *f, const struct findings *is)
{
	const struct instrument *in = is->instrument;

	figures_items(f,
	    "mandates scored n mean band index at_or_above ge_mean "
	    "ge_literal at_band at_band_pct needs");
	for (size_t p = 0; p < in->pillars.n; p++) {
		const struct pillar_grade *g = &is->levels->pillars[p];

		figures_row(f, in->pillars.code[p]);
		figures_count(f, in->mandates_of[p]);
		figures_count(f, g->scored);
		figures_count(f, g->n);
		figures_frac(f, g->grade.mean, MEAN_DECIMALS);
		level(f, in, g->grade.band);
		index_of(f, in, g->grade.mean);
		figures_count(f, g->at_or_above);
		figures_count(f, g->ge_mean);
		figures_count(f, g->ge_literal);
		at_band(f, g, in->mandates_of[p]);
		figures_count(f, spread_of_pillar(is->needs, in, p));
	}
}

void
fill_bands(struct figures *f, const struct findings *is)
{
	const struct instrument *in = is->instrument;
	size_t levels = in->levels.n;
	uintmax_t *sum = mem_new(levels, sizeof(*sum)), no_band = 0;

	fill_items(f, "b", &in->levels);
	figures_items(f, "none");
	for (size_t p = 0; p < in->pillars.n; p++) {
		const struct pillar_grade *g = &is->levels->pillars[p];

		for (size_t l = 0; l < levels; l++)
			sum[l] += g->in_band[l];
		no_band += g->no_band;
		figures_row(f, in->pillars.code[p]);
		figures_counts(f, g->in_band, levels);
		figures_count(f, g->no_band);
	}
	figures_row(f, FILL_ALL);
	figures_counts(f, sum, levels);
	figures_count(f, no_band);
	free(sum);
}

static int
by_code(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;

	return strcmp(*x, *y);
}

void
fill_state(struct figures *f, const struct findings *is)
{
	const struct instrument *in = is->instrument;
	const struct reporters *states = &in->reporters[STATE];
	const char **codes = mem_new(states->codes.n, sizeof(*codes));
	size_t n = 0;

	for (size_t s = 0; s < states->codes.n; s++)
		if (states->participates[s])
			codes[n++] = states->codes.code[s];
	if (n > 0)
		qsort(codes, n, sizeof(*codes), by_code);

	figures_items(f, "n mean needs practices superseded");
	for (size_t i = 0; i < n; i++) {
		size_t s = codes_find(&states->codes, codes[i]);
		const struct reporter_tally *t =
		    &is->tally->reporters[STATE][s];
		uintmax_t given;
		struct frac *mean = assess_state(in, is->tally, s, &given);

		figures_row(f, codes[i]);
		figures_count(f, given);
		figures_frac(f, mean, MEAN_DECIMALS);
		figures_count(f, t->needs);
		figures_count(f, t->practices);
		figures_count(f, t->superseded);
		frac_free(mean);
	}
	free(codes);
}

void
fill_overall(struct figures *f, const struct findings *is)
{
	const struct instrument *in = is->instrument;
	const struct grade *grade = &is->levels->overall;
	uintmax_t with_needs = 0;

	for (size_t m = 0; m < in->mandates.n; m++)
		with_needs += spread_of_mandate(is->needs, in, m) > 0;
	figures_items(f, "mean band index responses needs pairs mandates");
	figures_row(f, FILL_ALL);
	figures_frac(f, grade->mean, MEAN_DECIMALS);
	level(f, in, grade->band);
	index_of(f, in, grade->mean);
	figures_count(f, is->levels->responses);
	figures_count(f, is->needs->total);
	figures_count(f, is->needs->pairs);
	figures_count(f, with_needs);
}
