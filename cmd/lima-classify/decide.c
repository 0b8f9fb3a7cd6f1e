/*
 * decide: the criterion that the signs in a text speak for.
 */
#include "decide.h"

#include <string.h>

/* The criterion that is left where nothing is named. */
#define REMAINS 0

uintmax_t
decide_score(const struct sign *signs, size_t i)
{
	return i == 0 && signs[i].criterion != REMAINS ? 2 * signs[i].weight
						       : signs[i].weight;
}

/* The greatest score but that of one criterion. */
static uintmax_t
greatest_but(const uintmax_t *scores, size_t criteria, size_t but)
{
	uintmax_t best = 0;

	for (size_t i = 0; i < criteria; i++)
		if (i != but && scores[i] > best)
			best = scores[i];
	return best;
}

struct decision
decide(
    const struct sign *signs, size_t count, uintmax_t *scores, size_t criteria)
{
	struct decision d = {.criterion = REMAINS};
	uintmax_t best;

	memset(scores, 0, criteria * sizeof(*scores));
	for (size_t i = 0; i < count; i++)
		scores[signs[i].criterion] += decide_score(signs, i);
	best = greatest_but(scores, criteria, criteria);
	for (size_t i = count; i > 0; i--)
		if (scores[signs[i - 1].criterion] == best)
			d.criterion = signs[i - 1].criterion;
	d.margin = best - greatest_but(scores, criteria, d.criterion);
	return d;
}
