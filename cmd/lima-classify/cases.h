/*
 * cases: labelled needs taken apart, to be judged again under other weights.
 *
 * A clue is what may speak for a criterion: a rule, or a term, which is a word,
 * or two that follow each other, that no rule covers in some need. Clues are
 * numbered: rules as in their table, terms behind them. What clues speak for is
 * an array of signs, one for each clue. A rule of weight 0 covers its words and
 * says nothing; a term of weight 0 is not there.
 *
 * A need is judged as judge.h would with such rules in the profile.
 */
#ifndef LIMA_CASES_H
#define LIMA_CASES_H

#include "decide.h"
#include "gold.h"
#include "rules.h"

#include <stdbool.h>
#include <stddef.h>

#define CASES_NO_CLUE ((size_t)-1)

struct cases;

/* Both are needed as long as the cases live. */
struct cases *cases_new(const struct gold *, const struct rules *);
void cases_free(struct cases *);

/* How many clues there are; those from the number of rules on are terms. */
size_t cases_clues(const struct cases *);

/* A term, folded; it lives as long as the cases. */
const char *cases_term(const struct cases *, size_t clue);

/* The two words of a pair, as clues; or false, and the term is one word. */
bool cases_pair(
    const struct cases *, size_t clue, size_t *first, size_t *second);

/* The needs that hold a clue, ascending, as numbers in the gold. */
const size_t *cases_needs(const struct cases *, size_t clue, size_t *count);

/* What the clues are now: the rules as they are, no term. The caller frees it.
 */
struct sign *cases_signs(const struct cases *);

/* The criterion of a need if that is what the clues speak for. */
size_t cases_judge(struct cases *, const struct sign *signs, size_t need);

#endif
