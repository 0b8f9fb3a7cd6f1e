/*
 * learn: what labelled needs say about the weights of rules, and which terms
 * they would have as rules.
 *
 * Terms first. For each criterion the needs that hold a term are counted, a of
 * the A needs of the criterion and b of the B others. The term is
 * (a + 1) / (A + 2) : (b + 1) / (B + 2) times as frequent there, one need that
 * holds it and one that does not being put to those that were seen. It is
 * proposed for the criterion for which that doubles most often, if it does so
 * at least LEARN_DOUBLINGS times; one for each doubling is its weight, at most
 * LEARN_WEIGHT. A pair is not proposed beside a word of it for the same
 * criterion.
 *
 * Then weights. The rules are gone through as they stand in their table; each
 * is tried with all weights up to LEARN_CHANGE from its own, and gets the one
 * with which the most needs are right, of several the one that is nearest to
 * its own, the less before the greater. That is repeated until nothing changes.
 *
 * Nothing is proposed that does not make at least LEARN_GAIN more needs right
 * than wrong, since one may be chance: a term if it alone is added to the
 * rules, a weight if it takes the place of the one before. Nor is anything that
 * fewer needs hold than support says. There is no chance in the method, and no
 * floating point.
 */
#ifndef LIMA_LEARN_H
#define LIMA_LEARN_H

#include "cases.h"

#include <stddef.h>

#define LEARN_DOUBLINGS 2
#define LEARN_WEIGHT 3
#define LEARN_CHANGE 3
#define LEARN_GAIN 2

/* What is learnt from. */
struct lesson {
	const struct gold *gold;
	const struct rules *rules;
	struct cases *cases; /* of both */
	const size_t *folds; /* or NULL: all needs are */
	size_t but;          /* the fold whose needs are not looked at */
	size_t support;
};

/* The needs that become right, and wrong, with some signs instead of others. */
struct effect {
	size_t mends;
	size_t breaks;
};

/* The proposals, one sign for each clue; the caller frees them. */
struct sign *learn_signs(const struct lesson *);

/*
 * What becomes of the needs that hold a clue if it gets that sign; signs is
 * what all clues have before and after the call.
 */
struct effect learn_effect(
    const struct lesson *, struct sign *signs, size_t clue, struct sign with);

#endif
