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

#include <stddef.h>
#include <stdint.h>

#define MACHINE_TABLES SETS_TABLES

/* No state: nothing leads on from there, and no rule is taken. */
#define MACHINE_NONE COMB_NONE

/* The rules that a state takes. */
struct taken {
	uint32_t fits[MACHINE_TABLES + 1]; /* as of struct set */
};

struct machine {
	uint32_t *begins; /* by word: the state that a first word leads to */
	struct comb comb;
	struct taken *taken; /* by state */
	struct rule *fits;   /* those of a state lie together */
};

/* Rules are kept; the tables, and when it ends with 78, as sets_build. */
void machine_build(
    struct machine *, const struct rules *const tables[MACHINE_TABLES]);
void machine_release(struct machine *);

/* Where a word leads to from a state, or MACHINE_NONE. */
static inline uint32_t
machine_follow(const struct machine *m, uint32_t from, uint32_t word)
{
	return comb_find(&m->comb, from, word);
}

#endif
