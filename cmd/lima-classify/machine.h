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
	struct rule *fits; /* copied, so that those of a state lie together */
	size_t fit_count, fit_room;
};

/*
 * The rules are kept. All rules whose words the vocabulary holds are loaded
 * before. Ends with 78 if there are far more states than rules, as of "a* b",
 * "a b*" and the like with many words: memory stays bounded.
 */
void machine_build(struct machine *, const struct rules *);
void machine_release(struct machine *);

/*
 * Where a word leads to from a state, or MACHINE_START. There is no branch on
 * the half in which the word is: that is as good as chance.
 */
static inline uint32_t
machine_follow(const struct machine *m, const struct state *from, uint32_t word)
{
	const struct step *step = m->steps + from->steps;
	uint32_t count = from->steps_end - from->steps, half;

	if (count == 0)
		return MACHINE_START;
	for (; count > 1; count -= half) {
		half = count / 2;
		step = step[half].word <= word ? step + half : step;
	}
	return step->word == word ? step->to : MACHINE_START;
}

#endif
