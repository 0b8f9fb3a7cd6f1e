/*
 * phrases: from which words of a text on rules fit.
 *
 * Which words a text has is as good as chance to the processor, so that what it
 * would have to guess costs more than what is looked up in vain: nothing here
 * branches on a single word but to follow phrases of more than three.
 */
#include "phrases.h"

#include "mem.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* So many rules that fit from one word on are listed without counting them. */
#define AT_ONCE 2

/* A word with which a rule may begin, or with the next one go on. */
struct begin {
	uint32_t at;
	uint32_t second; /* where both lead to, or MACHINE_NONE */
	uint32_t last;   /* that, or else where the first does */
};

struct phrases {
	struct machine machine;
	bool *alone; /* by word: whether a rule of one word fits */
	struct begin *begins;
	size_t begins_room;
	struct phrase_list found[MACHINE_TABLES];
};

struct phrases *
phrases_new(const struct rules *const tables[MACHINE_TABLES])
{
	struct phrases *p = mem_new(1, sizeof(*p));
	const struct machine *m = &p->machine;
	size_t words = vocabulary_count(rules_vocabulary(tables[0]));

	machine_build(&p->machine, tables);
	p->alone = mem_new(words, sizeof(*p->alone));
	for (size_t i = 0; i < words; i++) {
		const uint32_t *fits = m->taken[m->begins[i]].fits;

		p->alone[i] = fits[0] < fits[MACHINE_TABLES];
	}
	return p;
}

void
phrases_free(struct phrases *p)
{
	if (p == NULL)
		return;
	machine_release(&p->machine);
	free(p->alone);
	free(p->begins);
	for (size_t i = 0; i < MACHINE_TABLES; i++)
		free(p->found[i].list);
	free(p);
}

const struct rule *
phrases_rules(const struct phrases *p)
{
	return p->machine.fits;
}

/* Find the words with which a rule may begin; how many there are. */
static size_t
find_begins(struct phrases *p, const struct tokens *tokens)
{
	const struct machine *m = &p->machine;
	const uint32_t *word = tokens->fits;
	size_t count = 0;

	if (tokens->count > p->begins_room) {
		p->begins_room = tokens->count;
		p->begins =
		    mem_resize(p->begins, p->begins_room, sizeof(*p->begins));
	}
	for (size_t i = 0; i < tokens->count; i++) {
		uint32_t first = m->begins[word[i]];
		uint32_t second = machine_follow(m, first, word[i + 1]);

		bool goes_on = second != MACHINE_NONE;

		p->begins[count] = (struct begin){
		    (uint32_t)i, second, goes_on ? second : first};
		count += p->alone[word[i]] | goes_on;
	}
	return count;
}

/* The state that a third word and those behind it lead to, if they do. */
static uint32_t
follow(const struct machine *m, const struct begin *b, const uint32_t *word)
{
	uint32_t state = b->last, next = machine_follow(m, b->second, *word);

	for (; next != MACHINE_NONE; next = machine_follow(m, state, *++word))
		state = next;
	return state;
}

/* Make sure of room for as many more phrases. */
static void
reserve(struct phrase_list *l, size_t more)
{
	if (l->room - l->count >= more)
		return;
	l->room = 2 * l->room + more;
	l->list = mem_resize(l->list, l->room, sizeof(*l->list));
}

/*
 * List rules that fit, which are one behind the other; there is room for
 * AT_ONCE of this word and of so many further ones, and stays.
 */
static inline void
add_phrases(struct phrase_list *l, uint32_t rule, uint32_t end, uint32_t at,
    size_t further)
{
	uint32_t count = end - rule;
	struct phrase *next;

	if (count > AT_ONCE)
		reserve(l, count + further * AT_ONCE);
	next = l->list + l->count;
	for (uint32_t i = 0; i < AT_ONCE; i++)
		next[i] = (struct phrase){rule + i, at};
	for (uint32_t i = AT_ONCE; i < count; i++)
		next[i] = (struct phrase){rule + i, at};
	l->count += count;
}

const struct phrase_list *
phrases_find(struct phrases *p, const struct tokens *tokens)
{
	size_t begins;

	begins = find_begins(p, tokens);
	for (size_t i = 0; i < MACHINE_TABLES; i++) {
		p->found[i].count = 0;
		reserve(&p->found[i], begins * AT_ONCE);
	}
	for (size_t i = 0; i < begins; i++) {
		const struct begin *begin = &p->begins[i];
		uint32_t last =
		    follow(&p->machine, begin, tokens->fits + begin->at + 2);
		const uint32_t *fits = p->machine.taken[last].fits;

		for (size_t k = 0; k < MACHINE_TABLES; k++)
			add_phrases(&p->found[k], fits[k], fits[k + 1],
			    begin->at, begins - i - 1);
	}
	return p->found;
}
