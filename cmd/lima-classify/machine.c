/*
 * machine: the sets of rules that fit the same words.
 */
#include "machine.h"

#include "buf.h"
#include "cli.h"
#include "map.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

/* So many states for any number of rules, and so many more for each. */
#define STATES_FREE 4096
#define STATES_PER_RULE 16

/* Of a number in a set. */
#define NUMBER_BYTES sizeof(uint32_t)

/* A rule and a word that fits the next of its words. */
struct branch {
	uint32_t word;
	uint32_t row;
};

/* What is needed until the machine is built. */
struct builder {
	struct machine *m;
	const struct rules *rules;
	/* By word: one that it is the next wider of, and another that has the
	 * same next wider one as itself; or VOCABULARY_NONE. */
	uint32_t *narrower, *sibling;
	/* For each state: how many words were read, then the rows of its rules;
	 * where that begins; and the number of the state that has it. */
	struct buf sets;
	size_t *starts;
	size_t starts_room;
	struct map *known;
	struct branch *branches; /* from the state that is worked on */
	size_t branch_count, branch_room;
};

/* Whether a rule goes before another of as many words. */
static bool
is_before(const struct rule *a, const struct rule *b)
{
	return a->letters != b->letters ? a->letters > b->letters
					: a->row < b->row;
}

/* Add to the fits of the last state. Few rules fit at once. */
static void
add_fit(struct machine *m, const struct rule *rule)
{
	struct state *state = &m->states[m->state_count - 1];
	size_t i = m->fit_count;

	m->fits = mem_grow(m->fits, i, &m->fit_room, sizeof(*m->fits));
	for (; i > state->fits && is_before(rule, &m->fits[i - 1]); i--)
		m->fits[i] = m->fits[i - 1];
	m->fits[i] = *rule;
	state->fits_end = (uint32_t)++m->fit_count;
}

static void
add_number(struct buf *set, size_t number)
{
	uint32_t value = (uint32_t)number;

	buf_add(set, &value, NUMBER_BYTES);
}

static uint32_t
get_number(const struct buf *set, size_t at)
{
	uint32_t value;

	memcpy(&value, set->data + at, NUMBER_BYTES);
	return value;
}

/* The state of the set that begins there, the last one; if there is such a
 * state already, the set is forgotten. */
static uint32_t
take_set(struct builder *b, size_t start)
{
	struct machine *m = b->m;
	uint32_t depth = get_number(&b->sets, start);
	size_t number = map_add(b->known, b->sets.data + start,
	    b->sets.len - start, m->state_count);
	struct state *state;

	if (number != MAP_NONE) {
		buf_truncate(&b->sets, start);
		return (uint32_t)number;
	}
	number = m->state_count;
	m->states =
	    mem_grow(m->states, number, &m->state_room, sizeof(*m->states));
	b->starts =
	    mem_grow(b->starts, number, &b->starts_room, sizeof(*b->starts));
	m->state_count++;
	b->starts[number] = start;
	state = &m->states[number];
	state->steps = state->steps_end = 0;
	state->fits = state->fits_end = (uint32_t)m->fit_count;
	for (size_t at = start + NUMBER_BYTES; at < b->sets.len;
	     at += NUMBER_BYTES) {
		const struct rule *rule =
		    rules_get(b->rules, get_number(&b->sets, at));

		if (rule->words == depth)
			add_fit(m, rule);
	}
	return (uint32_t)number;
}

/* Let a word and those narrower lead on in a rule. */
static void
add_branches(struct builder *b, uint32_t word, size_t row)
{
	b->branches = mem_grow(b->branches, b->branch_count, &b->branch_room,
	    sizeof(*b->branches));
	b->branches[b->branch_count].word = word;
	b->branches[b->branch_count].row = (uint32_t)row;
	b->branch_count++;
	for (word = b->narrower[word]; word != VOCABULARY_NONE;
	     word = b->sibling[word])
		add_branches(b, word, row);
}

static int
by_word(const void *left, const void *right)
{
	const struct branch *a = left, *b = right;

	if (a->word != b->word)
		return a->word < b->word ? -1 : 1;
	return a->row < b->row ? -1 : a->row > b->row;
}

/* Add the steps from a state, and the states that they lead to. */
static void
add_steps(struct builder *b, size_t number)
{
	struct machine *m = b->m;
	size_t start = b->starts[number];
	size_t end =
	    number + 1 < m->state_count ? b->starts[number + 1] : b->sets.len;
	uint32_t depth = get_number(&b->sets, start);

	b->branch_count = 0;
	for (size_t at = start + NUMBER_BYTES; at < end; at += NUMBER_BYTES) {
		const struct rule *rule =
		    rules_get(b->rules, get_number(&b->sets, at));

		if (rule->words > depth)
			add_branches(b, rule->numbers[depth], rule->row);
	}
	if (b->branch_count > 0)
		qsort(b->branches, b->branch_count, sizeof(*b->branches),
		    by_word);
	m->states[number].steps = (uint32_t)m->step_count;
	for (size_t i = 0; i < b->branch_count;) {
		struct step step = {.word = b->branches[i].word};

		start = b->sets.len;
		add_number(&b->sets, depth + 1);
		for (; i < b->branch_count && b->branches[i].word == step.word;
		     i++)
			add_number(&b->sets, b->branches[i].row);
		step.to = take_set(b, start);
		m->steps = mem_grow(
		    m->steps, m->step_count, &m->step_room, sizeof(*m->steps));
		m->steps[m->step_count++] = step;
	}
	m->states[number].steps_end = (uint32_t)m->step_count;
}

void
machine_build(struct machine *m, const struct rules *rules)
{
	struct vocabulary *vocabulary = rules_vocabulary(rules);
	uint32_t words = (uint32_t)vocabulary_count(vocabulary), wider;
	struct builder b = {.m = m, .rules = rules, .sets = BUF_INIT};
	size_t most = STATES_FREE + STATES_PER_RULE * rules_count(rules);

	b.narrower = mem_new(words, sizeof(*b.narrower));
	b.sibling = mem_new(words, sizeof(*b.sibling));
	for (uint32_t w = VOCABULARY_NONE + 1; w < words; w++) {
		wider = vocabulary_wider(vocabulary, w);
		b.sibling[w] = b.narrower[wider];
		b.narrower[wider] = w;
	}
	memset(m, 0, sizeof(*m));
	b.known = map_new();
	add_number(&b.sets, 0);
	for (size_t row = 0; row < rules_count(rules); row++)
		add_number(&b.sets, row);
	take_set(&b, 0);
	/* Each state that is added is worked on in its turn. */
	for (size_t i = MACHINE_START; i < m->state_count; i++) {
		add_steps(&b, i);
		if (m->state_count > most)
			cli_die(EX_CONFIG,
			    "%s: too many ways in which patterns begin alike",
			    rules_path(rules));
	}
	free(b.narrower);
	free(b.sibling);
	buf_release(&b.sets);
	free(b.starts);
	map_free(b.known);
	free(b.branches);
}

void
machine_release(struct machine *m)
{
	free(m->states);
	free(m->steps);
	free(m->fits);
	memset(m, 0, sizeof(*m));
}
