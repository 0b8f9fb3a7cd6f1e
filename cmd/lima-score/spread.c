/*
 * spread: how needs spread.
 */
#include "spread.h"

#include "mem.h"

#include <stdlib.h>

static void
add(struct spread *spread, const struct instrument *in,
    const struct tally *tally, const struct needs *needs)
{
	size_t criteria = in->criteria.n, first = needs->mandates[0];
	size_t level = NO_LEVEL;

	for (size_t i = 0; i < needs->named; i++)
		spread->mandates[needs->mandates[i] * criteria +
				 needs->criterion] += needs->count;
	spread->pillars[in->pillar_of[first] * criteria + needs->criterion] +=
	    needs->count;
	spread->total += needs->count;
	spread->pairs += needs->count * needs->named;

	if (needs->kind == STATE)
		level = tally_level(tally, in, needs->reporter, first);
	if (level != NO_LEVEL) {
		spread->levels[level] += needs->count;
		spread->with_level += needs->count;
	}
}

struct spread *
spread_needs(const struct instrument *in, const struct tally *tally)
{
	struct spread *spread = mem_new(1, sizeof(*spread));
	size_t criteria = in->criteria.n;

	spread->mandates =
	    mem_new(in->mandates.n, criteria * sizeof(*spread->mandates));
	spread->pillars =
	    mem_new(in->pillars.n, criteria * sizeof(*spread->pillars));
	spread->levels = mem_new(in->levels.n, sizeof(*spread->levels));
	for (size_t i = 0; i < needs_list_length(tally->needs); i++)
		add(spread, in, tally, needs_list_get(tally->needs, i));
	return spread;
}

void
spread_free(struct spread *spread)
{
	free(spread->mandates);
	free(spread->pillars);
	free(spread->levels);
	free(spread);
}

static uintmax_t
sum(const uintmax_t *counts, size_t n)
{
	uintmax_t all = 0;

	for (size_t i = 0; i < n; i++)
		all += counts[i];
	return all;
}

uintmax_t
spread_of_mandate(
    const struct spread *spread, const struct instrument *in, size_t mandate)
{
	return sum(&spread->mandates[mandate * in->criteria.n], in->criteria.n);
}

uintmax_t
spread_of_pillar(
    const struct spread *spread, const struct instrument *in, size_t pillar)
{
	return sum(&spread->pillars[pillar * in->criteria.n], in->criteria.n);
}

void
spread_to_100(
    const uintmax_t *counts, size_t n, uintmax_t total, uintmax_t *percents)
{
	uintmax_t *lost = mem_new(n, sizeof(*lost));
	uintmax_t missing = 100;

	for (size_t i = 0; i < n; i++) {
		percents[i] = counts[i] * 100 / total;
		lost[i] = counts[i] * 100 % total;
		missing -= percents[i];
	}
	for (; missing > 0; missing--) {
		size_t most = 0;

		for (size_t i = 1; i < n; i++)
			if (lost[i] > lost[most])
				most = i;
		percents[most]++;
		lost[most] = 0;
	}
	free(lost);
}
