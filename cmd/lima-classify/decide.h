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

#include <stddef.h>
#include <stdint.h>

/* Something in a text that speaks for a criterion; its weight is not 0. */
struct sign {
	size_t criterion;
	uintmax_t weight;
};

struct decision {
	size_t criterion;
	uintmax_t margin; /* from the winner's score to the next best */
};

/* What the i-th of the signs of a text, in its order, counts. */
uintmax_t decide_score(const struct sign *signs, size_t i);

/* Decide; scores has room for the score of each criterion, and gets it. */
struct decision decide(
    const struct sign *signs, size_t count, uintmax_t *scores, size_t criteria);

#endif
