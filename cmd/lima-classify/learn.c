/*
 * learn: what labelled needs say about the weights of rules, and which terms
 * they would have as rules.
 */
#include "learn.h"

#include "mem.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static bool
is_seen(const struct lesson *l, size_t need)
{
	return l->folds == NULL || l->folds[need] != l->but;
}

static bool
is_right(const struct lesson *l, const struct sign *signs, size_t need)
{
	return cases_judge(l->cases, signs, need) ==
	       l->gold->needs[need].criterion;
}

struct effect
learn_effect(
    const struct lesson *l, struct sign *signs, size_t clue, struct sign with)
{
	struct sign was = signs[clue];
	struct effect e = {0, 0};
	size_t count;
	const size_t *needs = cases_needs(l->cases, clue, &count);

	for (size_t i = 0; i < count; i++) {
		bool before, after;

		if (!is_seen(l, needs[i]))
			continue;
		before = is_right(l, signs, needs[i]);
		signs[clue] = with;
		after = is_right(l, signs, needs[i]);
		signs[clue] = was;
		e.mends += after && !before;
		e.breaks += before && !after;
	}
	return e;
}

/* Needs by criterion. */
struct tally {
	uintmax_t *of; /* one for each criterion */
	uintmax_t all;
};

static void
tally_reset(struct tally *t, const struct lesson *l)
{
	memset(t->of, 0, rules_outcomes(l->rules) * sizeof(*t->of));
	t->all = 0;
}

static void
tally_need(struct tally *t, const struct lesson *l, size_t need)
{
	if (!is_seen(l, need))
		return;
	t->of[l->gold->needs[need].criterion]++;
	t->all++;
}

static void
tally_clue(struct tally *t, const struct lesson *l, size_t clue)
{
	size_t count;
	const size_t *needs = cases_needs(l->cases, clue, &count);

	tally_reset(t, l);
	for (size_t i = 0; i < count; i++)
		tally_need(t, l, needs[i]);
}

/* How often one doubles before it is more than the other. */
static unsigned
doublings(uintmax_t more, uintmax_t less)
{
	unsigned n = 0;

	while (less <= more / 2) {
		less *= 2;
		n++;
	}
	return n;
}

/* What a term speaks for by the needs that hold it; weight 0 if for nothing. */
static struct sign
sign_of_term(const struct lesson *l, const struct tally *of_term,
    const struct tally *of_all)
{
	struct sign best = {0, 0};

	for (size_t k = 0; k < rules_outcomes(l->rules); k++) {
		uintmax_t a = of_term->of[k], here = of_all->of[k];
		uintmax_t b = of_term->all - a, there = of_all->all - here;
		unsigned n =
		    doublings((a + 1) * (there + 2), (b + 1) * (here + 2));

		if (a < l->support || n < LEARN_DOUBLINGS || n <= best.weight)
			continue;
		best.criterion = k;
		best.weight = n;
	}
	if (best.weight > LEARN_WEIGHT)
		best.weight = LEARN_WEIGHT;
	return best;
}

/* Whether a word of a pair is proposed for the criterion already. */
static bool
is_said(const struct lesson *l, const struct sign *signs, size_t clue,
    size_t criterion)
{
	size_t words[2];

	if (!cases_pair(l->cases, clue, &words[0], &words[1]))
		return false;
	for (size_t i = 0; i < 2; i++)
		if (signs[words[i]].weight > 0 &&
		    signs[words[i]].criterion == criterion)
			return true;
	return false;
}

/* Propose words, or pairs. */
static void
learn_terms(const struct lesson *l, struct sign *signs, struct sign *before,
    const struct tally *of_all, bool pairs)
{
	struct tally of_term = {0};
	size_t first, second;

	of_term.of = mem_new(rules_outcomes(l->rules), sizeof(*of_term.of));
	for (size_t clue = rules_count(l->rules); clue < cases_clues(l->cases);
	     clue++) {
		struct sign sign;
		struct effect e;

		if (cases_pair(l->cases, clue, &first, &second) != pairs)
			continue;
		tally_clue(&of_term, l, clue);
		sign = sign_of_term(l, &of_term, of_all);
		if (sign.weight == 0 || is_said(l, signs, clue, sign.criterion))
			continue;
		e = learn_effect(l, before, clue, sign);
		if (e.mends >= e.breaks + LEARN_GAIN)
			signs[clue] = sign;
	}
	free(of_term.of);
}

/* Give a rule the weight that serves best; false if it has it. */
static bool
learn_weight(const struct lesson *l, struct sign *signs, size_t row)
{
	uintmax_t own = rules_get(l->rules, row)->weight;
	uintmax_t best = signs[row].weight;
	size_t gain = LEARN_GAIN - 1;

	for (uintmax_t i = 0; i <= 2 * LEARN_CHANGE; i++) {
		/* 0, then 1 less, 1 more, 2 less and so on. */
		uintmax_t by = (i + 1) / 2;
		struct sign with = signs[row];
		struct effect e;

		if ((i % 2 != 0 && by > own) || own + by > RULES_WEIGHT_MAX)
			continue;
		with.weight = i % 2 != 0 ? own - by : own + by;
		e = learn_effect(l, signs, row, with);
		if (e.mends <= e.breaks + gain)
			continue;
		gain = e.mends - e.breaks;
		best = with.weight;
	}
	signs[row].weight = best;
	return gain >= LEARN_GAIN;
}

static size_t
count_seen(const struct lesson *l, size_t clue)
{
	size_t count, seen = 0;
	const size_t *needs = cases_needs(l->cases, clue, &count);

	for (size_t i = 0; i < count; i++)
		seen += is_seen(l, needs[i]);
	return seen;
}

/* Each change makes one more need right, so this comes to an end. */
static void
learn_weights(const struct lesson *l, struct sign *signs)
{
	bool changed;

	do {
		changed = false;
		for (size_t row = 0; row < rules_count(l->rules); row++)
			if (count_seen(l, row) >= l->support)
				changed |= learn_weight(l, signs, row);
	} while (changed);
}

struct sign *
learn_signs(const struct lesson *l)
{
	struct sign *before = cases_signs(l->cases);
	struct sign *signs = cases_signs(l->cases);
	struct tally of_all = {0};

	of_all.of = mem_new(rules_outcomes(l->rules), sizeof(*of_all.of));
	for (size_t need = 0; need < l->gold->count; need++)
		tally_need(&of_all, l, need);
	learn_terms(l, signs, before, &of_all, false);
	learn_terms(l, signs, before, &of_all, true);
	learn_weights(l, signs);
	free(of_all.of);
	free(before);
	return signs;
}
