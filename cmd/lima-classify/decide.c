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

/* The first of the signs for a criterion with that score. */
static const struct sign *
first_with(const struct sign *signs, const uintmax_t *scores, uintmax_t score)
{
	while (scores[signs->criterion] != score)
		signs++;
	return signs;
}

struct decision
decide(
    const struct sign *signs, size_t count, uintmax_t *scores, size_t criteria)
{
	struct decision d = {.criterion = REMAINS};
	uintmax_t best = 0, next = 0;

	memset(scores, 0, criteria * sizeof(*scores));
	for (size_t i = 0; i < count; i++)
		scores[signs[i].criterion] += decide_score(signs, i);
	for (size_t i = 0; i < criteria; i++) {
		if (scores[i] > best) {
			next = best;
			best = scores[i];
			d.criterion = i;
		} else if (scores[i] > next) {
			next = scores[i];
		}
	}
	d.margin = best - next;
	if (best > 0 && d.margin == 0)
		d.criterion = first_with(signs, scores, best)->criterion;
	return d;
}
