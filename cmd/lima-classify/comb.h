/*
 * comb: steps from states by words, kept so that one look finds one.
 *
 * Each state has as many places as there are words, one behind the other; those
 * of different states overlap, so that the steps of one stand in the gaps of
 * the others'. No two states begin at the same place, which thus names the
 * state; a step that is found must still say whose it is. (Tarjan and Yao,
 * Storing a sparse table, Communications of the ACM 22, 1979.)
 */
#ifndef LIMA_COMB_H
#define LIMA_COMB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* No state; where a step would lead that there is not. */
#define COMB_NONE 0

/* No state either, and none that is asked for. */
#define COMB_FREE UINT32_MAX

struct step {
	uint32_t word;
	uint32_t to;
};

/* What stands at a place. */
struct tooth {
	uint32_t from; /* or COMB_FREE: no step does */
	uint32_t to;
	uint32_t value; /* for the owner of the comb, 0 at first */
};

struct comb {
	struct tooth *teeth;
	bool *begun; /* by place: whether a state begins there */
	size_t count, room;
	size_t words; /* how many there are */
	/* Where to look for the place of a state, so that none is looked at
	 * over and over: with one step, by its word; without, by 0; with more.
	 */
	size_t *untried, untried_by_more;
};

void comb_init(struct comb *, size_t words);
void comb_release(struct comb *);

/*
 * Add a state with its steps, ascending by word, where all of them find a gap;
 * the state's name.
 */
uint32_t comb_add(struct comb *, const struct step *, size_t count);

/* Where the step stands, if there is one, that a word leads to from a state. */
static inline const struct tooth *
comb_tooth(const struct comb *c, uint32_t from, uint32_t word)
{
	return &c->teeth[from + word];
}

/* Whether a word leads on from a state; none does from COMB_NONE. */
static inline bool
comb_leads(const struct comb *c, uint32_t from, uint32_t word)
{
	return comb_tooth(c, from, word)->from == from;
}

#endif
