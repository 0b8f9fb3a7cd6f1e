/*
 * machine: the sets of rules that fit the same words, and how one leads to the
 * next.
 *
 * A state is the set of the rules that fit the words that were read, as far as
 * these go; each word of the vocabulary leads to the set of those that it fits
 * too. Of n rules there could be far more such sets than n; but people write
 * phrases of a few words, and few words that are beginnings of one another: the
 * sets are about one and a half times as many.
 */
#ifndef LIMA_MACHINE_H
#define LIMA_MACHINE_H

#include "rules.h"

#include <stddef.h>
#include <stdint.h>

/* No word was read. No step leads there, so that it also stands for none. */
#define MACHINE_START 0

struct state {
	/* The rules that have no further word: a part of fits, those with more
	 * letters first, else as in the table. */
	uint32_t fits, fits_end;
	/* Where the others lead: a part of steps, ascending by word. */
	uint32_t steps, steps_end;
};

struct step {
	uint32_t word;
	uint32_t to;
};

struct machine {
	struct state *states;
	size_t state_count, state_room;
	struct step *steps;
	size_t step_count, step_room;
	const struct rule **fits;
	size_t fit_count, fit_room;
};

/*
 * The rules are kept, not copied. All rules whose words the vocabulary holds
 * are loaded before. Ends with 78 if there are far more states than rules, as
 * of "a* b", "a b*" and the like with many words: memory stays bounded.
 */
void machine_build(struct machine *, const struct rules *);
void machine_release(struct machine *);

/* Where a word leads to from a state, or MACHINE_START. */
uint32_t machine_follow(
    const struct machine *, const struct state *, uint32_t word);

#endif
