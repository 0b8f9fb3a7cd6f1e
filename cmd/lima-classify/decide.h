/*
 * decide: the criterion that the signs in a text speak for.
 *
 * The first criterion of criteria.tsv is what remains when no other is named. A
 * text that begins with another one is about that: its first sign counts twice.
 * The criterion with the greatest score wins; of several, the one that was
 * named first.
 */
#ifndef LIMA_DECIDE_H
#define LIMA_DECIDE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The criterion that is left where nothing is named. */
#define DECIDE_REMAINS 0

/* Something in a text that speaks for a criterion; its weight is not 0. */
struct sign {
	size_t criterion;
	uintmax_t weight;
};

struct decision {
	size_t criterion;
	uintmax_t margin; /* from the winner's score to the next best */
};

/* What the signs of a text add up to. */
struct votes {
	uintmax_t *scores; /* of each criterion */
	size_t criteria;
	size_t *named; /* those that have a score, as they were named first */
	size_t count;
};

void votes_init(struct votes *, size_t criteria);
void votes_release(struct votes *);

/* Begin a text. Its signs are added in its order, then it is decided. */
void votes_begin(struct votes *);
struct decision votes_decide(const struct votes *);

/* What a sign counts; the first of a text, or a further one. */
static inline uintmax_t
votes_score(size_t criterion, uintmax_t weight, bool first)
{
	return weight << (first & (criterion != DECIDE_REMAINS));
}

static inline void
votes_add(struct votes *t, size_t criterion, uintmax_t weight)
{
	uintmax_t before = t->scores[criterion];

	t->scores[criterion] =
	    before + votes_score(criterion, weight, t->count == 0);
	t->named[t->count] = criterion;
	t->count += before == 0;
}

#endif
