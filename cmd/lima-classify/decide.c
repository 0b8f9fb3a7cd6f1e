/*
 * decide: the criterion that the signs in a text speak for.
 */
#include "decide.h"

#include "mem.h"

#include <stdlib.h>

void
votes_init(struct votes *t, size_t criteria)
{
	t->scores = mem_new(criteria, sizeof(*t->scores));
	t->criteria = criteria;
	/* One more: where the next would stand if it were new. */
	t->named = mem_new(criteria + 1, sizeof(*t->named));
	t->count = 0;
}

void
votes_release(struct votes *t)
{
	free(t->scores);
	free(t->named);
}

void
votes_begin(struct votes *t)
{
	for (size_t i = 0; i < t->criteria; i++)
		t->scores[i] = 0;
	t->count = 0;
}

struct decision
votes_decide(const struct votes *t)
{
	struct decision d = {.criterion = DECIDE_REMAINS};
	uintmax_t best = 0, next = 0;

	for (size_t i = 0; i < t->count; i++) {
		uintmax_t score = t->scores[t->named[i]];
		uintmax_t less = score < best ? score : best;

		d.criterion = score > best ? t->named[i] : d.criterion;
		best = score > best ? score : best;
		next = less > next ? less : next;
	}
	d.margin = best - next;
	return d;
}
