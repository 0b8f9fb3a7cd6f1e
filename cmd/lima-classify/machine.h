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

/* What a first word leads to: a state, and where what is taken there stands. */
struct first {
	uint32_t state;
	uint32_t taken;
};

struct machine {
	struct first *firsts; /* by word */
	struct comb comb;     /* a tooth's value is what is taken there */
	struct fit *fits;     /* as of struct sets */
	size_t most;          /* how many are taken at once */
};

/* Rules are kept; the tables, and when it ends with 78, as sets_build. */
void machine_build(
    struct machine *, const struct rules *const tables[MACHINE_TABLES]);
void machine_release(struct machine *);

/* Whether a rule may begin with a word of a text. */
static inline bool
machine_begins(const struct machine *m, uint32_t word)
{
	return m->firsts[word].state != MACHINE_NONE;
}

/*
 * The first of the rules that are taken from a word of a text on, with which
 * one may begin, and those behind it; or one of which none are left. Phrases of
 * more than two words are few enough to branch on.
 */
static inline const struct fit *
machine_taken(const struct machine *m, const uint32_t *word)
{
	struct first first = m->firsts[word[0]];
	const struct tooth *tooth = comb_tooth(&m->comb, first.state, word[1]);
	bool leads = tooth->from == first.state;
	uint32_t state = leads ? tooth->to : MACHINE_NONE;
	uint32_t taken = leads ? tooth->value : first.taken;

	for (word += 2; comb_leads(&m->comb, state, *word); word++) {
		tooth = comb_tooth(&m->comb, state, *word);
		state = tooth->to;
		taken = tooth->value;
	}
	return &m->fits[taken];
}

#endif
