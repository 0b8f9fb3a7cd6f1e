/*
 * machine: the sets of rules (sets.h), laid out so that texts are followed
 * fast.
 *
 * A set is a state, which is named by its place in a comb.
 */
#ifndef LIMA_MACHINE_H
#define LIMA_MACHINE_H

#include "comb.h"
#include "rules.h"
#include "sets.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MACHINE_TABLES SETS_TABLES

/* No state: nothing leads on from there, and no rule is taken. */
#define MACHINE_NONE COMB_NONE

struct machine {
	uint32_t *begins; /* by word: the state that a first word leads to */
	bool *alone;      /* by word: whether it is all of a rule */
	struct comb comb;
	const struct fit **taken; /* by state: the first that it takes */
	struct fit *fits;         /* as of struct sets */
};

/* Rules are kept; the tables, and when it ends with 78, as sets_build. */
void machine_build(
    struct machine *, const struct rules *const tables[MACHINE_TABLES]);
void machine_release(struct machine *);

/* Whether a rule may begin with a word of a text: it fits that word alone, or
 * the next one leads on. */
static inline bool
machine_begins(const struct machine *m, uint32_t word, uint32_t next)
{
	return m->alone[word] | comb_leads(&m->comb, m->begins[word], next);
}

/*
 * The first of the rules that are taken from a word of a text on, with which
 * one may begin, and those behind it. Phrases of more than two words are few
 * enough to branch on.
 */
static inline const struct fit *
machine_taken(const struct machine *m, const uint32_t *word)
{
	uint32_t first = m->begins[word[0]];
	uint32_t second = comb_find(&m->comb, first, word[1]);
	uint32_t state = second != MACHINE_NONE ? second : first;

	if (comb_leads(&m->comb, second, word[2]))
		for (word += 2; comb_leads(&m->comb, state, *word); word++)
			state = comb_find(&m->comb, state, *word);
	return m->taken[state];
}

#endif
