/*
 * comb: steps from states by words.
 */
#include "comb.h"

#include "mem.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Let there be so many places. */
static void
lengthen(struct comb *c, size_t count)
{
	static const struct tooth none = {COMB_FREE, COMB_NONE, 0};

	for (; c->count < count; c->count++) {
		size_t room = c->room;

		c->begun = mem_grow(c->begun, c->count, &room, 1);
		c->teeth =
		    mem_grow(c->teeth, c->count, &c->room, sizeof(*c->teeth));
		c->begun[c->count] = false;
		c->teeth[c->count] = none;
	}
}

void
comb_init(struct comb *c, size_t words)
{
	memset(c, 0, sizeof(*c));
	c->words = words;
	c->untried = mem_new(words, sizeof(*c->untried));
	lengthen(c, words);
	c->begun[COMB_NONE] = true;
}

void
comb_release(struct comb *c)
{
	free(c->teeth);
	free(c->begun);
	free(c->untried);
}

/* Whether a state can begin there: all its steps find a gap. */
static bool
fits(struct comb *c, size_t first, const struct step *steps, size_t count)
{
	if (first + c->words > c->count)
		lengthen(c, first + c->words);
	if (c->begun[first])
		return false;
	for (size_t i = 0; i < count; i++)
		if (c->teeth[first + steps[i].word].from != COMB_FREE)
			return false;
	return true;
}

uint32_t
comb_add(struct comb *c, const struct step *steps, size_t count)
{
	size_t *untried = count > 1 ? &c->untried_by_more
				    : &c->untried[count > 0 ? steps->word : 0];
	size_t first = *untried;

	while (!fits(c, first, steps, count))
		first++;
	*untried = first + 1;
	c->begun[first] = true;
	for (size_t i = 0; i < count; i++) {
		struct tooth *tooth = &c->teeth[first + steps[i].word];

		tooth->from = (uint32_t)first;
		tooth->to = steps[i].to;
	}
	return (uint32_t)first;
}
