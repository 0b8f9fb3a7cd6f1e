/*
 * assess: the level of implementation.
 */
#include "assess.h"

#include "mem.h"

#include <stdlib.h>

/* The level whose lower bound is the greatest not above the figure. */
static size_t
band_at(const struct instrument *in, const struct frac *figure)
{
	size_t band = NO_LEVEL;

	for (size_t level = 0; level < in->levels.n; level++) {
		const struct frac *lower = in->band_lower[level];

		if (lower != NULL && frac_compare(lower, figure) <= 0 &&
		    (band == NO_LEVEL ||
			frac_compare(lower, in->band_lower[band]) > 0))
			band = level;
	}
	return band;
}

static size_t
band_of(const struct instrument *in, const struct frac *mean, bool exact)
{
	struct frac *printed;
	size_t band;

	if (exact)
		return band_at(in, mean);
	printed = frac_copy(mean);
	frac_round(printed, MEAN_DECIMALS);
	band = band_at(in, printed);
	frac_free(printed);
	return band;
}

static bool
reaches(const struct instrument *in, size_t level)
{
	return level != NO_LEVEL && level >= in->at_or_above;
}

static void
count_levels(struct mandate_grade *g, const struct instrument *in,
    const struct tally *tally, size_t mandate)
{
	g->given = mem_new(in->levels.n, sizeof(*g->given));
	for (size_t s = 0; s < in->reporters[STATE].codes.n; s++) {
		size_t level = tally_level(tally, in, s, mandate);

		if (level != NO_LEVEL) {
			g->given[level]++;
			g->n++;
		}
	}
}

static struct frac *
mean_of_levels(const struct instrument *in, const struct mandate_grade *g)
{
	struct frac *sum = frac_new(0, 1);

	for (size_t level = 0; level < in->levels.n; level++) {
		struct frac *term = frac_new(in->level_value[level], 1);

		frac_multiply(term, g->given[level]);
		frac_add(sum, term);
		frac_free(term);
	}
	frac_divide(sum, g->n);
	return sum;
}

/* Count the most frequent level; the lowest and the highest if there is a tie.
 */
static void
find_mode(struct mandate_grade *g, const struct instrument *in, size_t *lowest,
    size_t *highest)
{
	for (size_t level = 0; level < in->levels.n; level++) {
		if (g->given[level] > g->mode_count) {
			g->mode_count = g->given[level];
			*lowest = level;
		}
		if (g->given[level] == g->mode_count)
			*highest = level;
	}
	g->tie = *lowest != *highest;
}

static void
grade_mandate(struct mandate_grade *g, const struct instrument *in,
    const struct method *method)
{
	size_t lowest = 0, highest = 0;
	bool exact = method->exact_bands;

	g->few = g->n < in->few;
	g->grade.band = NO_LEVEL;
	if (g->n == 0)
		return;

	g->grade.mean = mean_of_levels(in, g);
	g->grade.band = band_of(in, g->grade.mean, exact);
	find_mode(g, in, &lowest, &highest);
	g->ge_mean = reaches(in, g->grade.band);
	g->at_or_above = g->ge_mean && reaches(in, lowest);
	g->ge_literal = g->ge_mean && lowest == in->at_or_above;
	g->sensitive =
	    band_of(in, g->grade.mean, !exact) != g->grade.band ||
	    (g->ge_mean && reaches(in, lowest) != reaches(in, highest));
}

static void
add_to_pillar(struct pillar_grade *p, const struct mandate_grade *g)
{
	p->n += g->n;
	p->at_or_above += g->at_or_above;
	p->ge_mean += g->ge_mean;
	p->ge_literal += g->ge_literal;
	if (g->grade.band != NO_LEVEL)
		p->in_band[g->grade.band]++;
	else
		p->no_band++;
	if (g->grade.mean == NULL)
		return;
	p->scored++;
	if (p->grade.mean == NULL)
		p->grade.mean = frac_new(0, 1);
	frac_add(p->grade.mean, g->grade.mean);
}

/* A sum of means becomes their mean; no means have none. */
static void
finish(struct grade *grade, const struct instrument *in, uintmax_t by,
    const struct method *method)
{
	grade->band = NO_LEVEL;
	if (grade->mean == NULL)
		return;
	frac_divide(grade->mean, by);
	grade->band = band_of(in, grade->mean, method->exact_bands);
}

static void
grade_overall(struct assessment *a, const struct instrument *in,
    const struct method *method)
{
	uintmax_t scored = 0;

	for (size_t p = 0; p < in->pillars.n; p++) {
		const struct frac *mean = a->pillars[p].grade.mean;

		a->responses += a->pillars[p].n;
		if (mean == NULL)
			continue;
		scored++;
		if (a->overall.mean == NULL)
			a->overall.mean = frac_new(0, 1);
		frac_add(a->overall.mean, mean);
	}
	finish(&a->overall, in, method->all_mandates ? in->pillars.n : scored,
	    method);
}

struct assessment *
assess(const struct instrument *in, const struct tally *tally,
    const struct method *method)
{
	struct assessment *a = mem_new(1, sizeof(*a));

	a->mandates = mem_new(in->mandates.n, sizeof(*a->mandates));
	a->pillars = mem_new(in->pillars.n, sizeof(*a->pillars));
	for (size_t p = 0; p < in->pillars.n; p++)
		a->pillars[p].in_band =
		    mem_new(in->levels.n, sizeof(*a->pillars[p].in_band));
	for (size_t m = 0; m < in->mandates.n; m++) {
		count_levels(&a->mandates[m], in, tally, m);
		grade_mandate(&a->mandates[m], in, method);
		add_to_pillar(&a->pillars[in->pillar_of[m]], &a->mandates[m]);
	}
	for (size_t p = 0; p < in->pillars.n; p++)
		finish(&a->pillars[p].grade, in,
		    method->all_mandates ? in->mandates_of[p]
					 : a->pillars[p].scored,
		    method);
	grade_overall(a, in, method);
	return a;
}

void
assessment_free(struct assessment *a, const struct instrument *in)
{
	for (size_t m = 0; m < in->mandates.n; m++) {
		free(a->mandates[m].given);
		frac_free(a->mandates[m].grade.mean);
	}
	for (size_t p = 0; p < in->pillars.n; p++) {
		free(a->pillars[p].in_band);
		frac_free(a->pillars[p].grade.mean);
	}
	frac_free(a->overall.mean);
	free(a->mandates);
	free(a->pillars);
	free(a);
}

struct frac *
assess_state(const struct instrument *in, const struct tally *tally,
    size_t state, uintmax_t *n)
{
	uintmax_t sum = 0;

	*n = 0;
	for (size_t m = 0; m < in->mandates.n; m++) {
		size_t level = tally_level(tally, in, state, m);

		if (level != NO_LEVEL) {
			sum += in->level_value[level];
			(*n)++;
		}
	}
	return *n > 0 ? frac_new(sum, *n) : NULL;
}
