/*
 * phrases: which rules fit the words of a text from one of them on.
 */
#include "phrases.h"

#include "machine.h"
#include "mem.h"

#include <stdbool.h>
#include <stdlib.h>

/* Bits, in which the pairs of a few thousand rules are few. */
#define PAIR_BITS 16
#define PAIRS ((size_t)1 << PAIR_BITS)

struct phrases {
	struct machine machine;
	/* By word: the state that it leads to from MACHINE_START, copied so
	 * that there is no way by its number; empty if there is none. */
	struct state *begins;
	bool *alone; /* by word: whether a rule of one word fits */
	/*
	 * By pair_hash: whether a rule of several words may fit two that follow
	 * each other. Other pairs have the same place, but not many.
	 */
	uint64_t pairs[PAIRS / 64];
};

static uint32_t
pair_hash(uint32_t first, uint32_t second)
{
	return (first * UINT32_C(0x9e3779b1) ^ second * UINT32_C(0x85ebca77)) >>
	       (32 - PAIR_BITS);
}

static unsigned
is_pair(const struct phrases *p, uint32_t first, uint32_t second)
{
	uint32_t bit = pair_hash(first, second);

	return p->pairs[bit / 64] >> bit % 64 & 1;
}

/* Gather what words of a text are asked before the machine is. */
static void
index_words(struct phrases *p, size_t words)
{
	const struct machine *m = &p->machine;
	const struct state *start = &m->states[MACHINE_START];

	p->begins = mem_new(words, sizeof(*p->begins));
	p->alone = mem_new(words, sizeof(*p->alone));
	for (uint32_t i = start->steps; i < start->steps_end; i++) {
		const struct state *state = &m->states[m->steps[i].to];
		uint32_t word = m->steps[i].word;

		p->begins[word] = *state;
		p->alone[word] = state->fits < state->fits_end;
		for (uint32_t k = state->steps; k < state->steps_end; k++) {
			uint32_t bit = pair_hash(word, m->steps[k].word);

			p->pairs[bit / 64] |= UINT64_C(1) << bit % 64;
		}
	}
}

struct phrases *
phrases_new(const struct rules *rules)
{
	struct phrases *p = mem_new(1, sizeof(*p));

	machine_build(&p->machine, rules);
	index_words(p, vocabulary_count(rules_vocabulary(rules)));
	return p;
}

void
phrases_free(struct phrases *p)
{
	if (p == NULL)
		return;
	machine_release(&p->machine);
	free(p->begins);
	free(p->alone);
	free(p);
}

size_t
phrases_begin(
    const struct phrases *p, const struct tokens *tokens, uint32_t *places)
{
	const uint32_t *fits = tokens->fits;
	size_t count = 0, last = tokens->count - 1;

	if (tokens->count == 0)
		return 0;
	/* Without a branch on what a word is: that is as good as chance. */
	for (size_t i = 0; i < last; i++) {
		places[count] = (uint32_t)i;
		count += p->alone[fits[i]] | is_pair(p, fits[i], fits[i + 1]);
	}
	places[count] = (uint32_t)last;
	return count + p->alone[fits[last]];
}

void
phrases_at(const struct phrases *p, const struct tokens *tokens, size_t at,
    struct fits *fits)
{
	const struct machine *m = &p->machine;
	const uint32_t *word = tokens->fits + at;
	const uint32_t *end = tokens->fits + tokens->count;
	const struct state *s = &p->begins[*word];
	uint32_t next;

	fits->count = 0;
	for (;;) {
		fits->levels = mem_grow(fits->levels, fits->count, &fits->room,
		    sizeof(*fits->levels));
		fits->levels[fits->count].list = m->fits + s->fits;
		fits->levels[fits->count].end = m->fits + s->fits_end;
		fits->count++;
		if (++word == end)
			break;
		next = machine_follow(m, s, *word);
		if (next == MACHINE_START)
			break;
		s = &m->states[next];
	}
}

void
fits_release(struct fits *fits)
{
	free(fits->levels);
	fits->levels = NULL;
	fits->count = fits->room = 0;
}
