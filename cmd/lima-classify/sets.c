/*
 * sets: the sets of rules that fit the same words.
 */
#include "sets.h"

#include "buf.h"
#include "cli.h"
#include "map.h"
#include "mem.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* So many sets for any number of rules, and so many more for each. */
#define SETS_FREE 4096
#define SETS_PER_RULE 16

/* A rule and a word that fits the next of its words. */
struct branch {
	uint32_t word;
	uint32_t rule;
	uint32_t letters; /* 0 if it has further words */
};

/* Numbers stand in a buf, one behind the other. */
#define NUMBER_BYTES sizeof(uint32_t)

/*
 * The numbers that a set is known by: how many words were read, how many rules
 * are taken and which, then which fit as far.
 */
enum { DEPTH, TAKEN, HEAD };

/*
 * What is needed until all sets are found. Rules are numbered as they stand in
 * their tables, one table behind the other.
 */
struct builder {
	struct sets *s;
	const struct rules *const *tables;
	uint32_t rules; /* how many */
	/* By word: one that it is the next wider of, and another that has the
	 * same next wider one as itself; or VOCABULARY_NONE. */
	uint32_t *narrower, *sibling;
	/* The numbers of all sets; where those of each begin; which set is
	 * known by them. */
	struct buf numbers;
	size_t *starts;
	size_t starts_room;
	struct map *known;
	/* The rules that are taken in a set that is worked on; where in fits
	 * those stand that are taken in some set. */
	struct buf taken;
	struct map *kept;
	struct branch *branches; /* from a set */
	size_t branch_count, branch_room;
};

static void
add_number(struct buf *numbers, size_t number)
{
	uint32_t value = (uint32_t)number;

	buf_add(numbers, &value, NUMBER_BYTES);
}

/* The i-th of the numbers that begin at start. */
static uint32_t
get_number(const struct buf *numbers, size_t start, size_t i)
{
	uint32_t value;

	memcpy(&value, numbers->data + start + i * NUMBER_BYTES, NUMBER_BYTES);
	return value;
}

/* Of which table a rule is. */
static size_t
table_of(const struct builder *b, size_t number)
{
	return number < rules_count(b->tables[0]) ? 0 : 1;
}

static const struct rule *
rule_of(const struct builder *b, size_t number)
{
	size_t before = rules_count(b->tables[0]);

	return number < before ? rules_get(b->tables[0], number)
			       : rules_get(b->tables[1], number - before);
}

static const struct rule_words *
words_of(const struct builder *b, size_t number)
{
	return rules_words(
	    b->tables[table_of(b, number)], rule_of(b, number)->row);
}

/* Take a rule, unless one of its side is taken. */
static void
take_rule(struct builder *b, uint32_t number)
{
	size_t count = b->taken.len / NUMBER_BYTES;

	for (size_t i = 0; i < count; i++) {
		uint32_t other = get_number(&b->taken, 0, i);

		if (table_of(b, other) == table_of(b, number) &&
		    rule_of(b, other)->side == rule_of(b, number)->side)
			return;
	}
	add_number(&b->taken, number);
}

/*
 * Take, of each table, those of the branches that have no further word, then
 * those that are taken in the set that they come from.
 */
static void
take_rules(
    struct builder *b, size_t from, const struct branch *branches, size_t count)
{
	size_t start = b->starts[from];
	uint32_t before = get_number(&b->numbers, start, TAKEN);

	buf_reset(&b->taken);
	for (size_t table = 0; table < SETS_TABLES; table++) {
		for (size_t i = 0; i < count && branches[i].letters > 0; i++)
			if (table_of(b, branches[i].rule) == table)
				take_rule(b, branches[i].rule);
		for (uint32_t i = 0; i < before; i++) {
			uint32_t rule =
			    get_number(&b->numbers, start, HEAD + i);

			if (table_of(b, rule) == table)
				take_rule(b, rule);
		}
	}
}

static void
add_fit(struct sets *s, struct fit fit)
{
	s->fits =
	    mem_grow(s->fits, s->fit_count, &s->fit_room, sizeof(*s->fits));
	s->fits[s->fit_count++] = fit;
}

/* Let the last set have the rules that are taken. */
static void
keep_taken(struct builder *b)
{
	struct sets *s = b->s;
	size_t count = b->taken.len / NUMBER_BYTES;
	size_t place =
	    map_add(b->kept, b->taken.data, b->taken.len, s->fit_count);

	s->list[s->count - 1].fits =
	    (uint32_t)(place != MAP_NONE ? place : s->fit_count);
	if (place != MAP_NONE)
		return;
	if (s->most < count)
		s->most = count;
	for (size_t i = 0; i < count; i++) {
		uint32_t number = get_number(&b->taken, 0, i);
		size_t table = table_of(b, number);
		struct fit fit = {.rule = *rule_of(b, number),
		    .number = number,
		    .left = (uint32_t)(count - i),
		    .table = (uint8_t)table};

		if (table > 0)
			fit.rule.side += (uint32_t)rules_outcomes(b->tables[0]);
		add_fit(s, fit);
	}
	if (count == 0)
		add_fit(s, (struct fit){.left = 0});
}

/* The number of the set whose numbers begin there, the last ones; if there is
 * such a set already, they are forgotten. */
static uint32_t
take_set(struct builder *b, size_t start)
{
	struct sets *s = b->s;
	size_t number = map_add(b->known, b->numbers.data + start,
	    b->numbers.len - start, s->count);

	if (number != MAP_NONE) {
		buf_truncate(&b->numbers, start);
		return (uint32_t)number;
	}
	number = s->count;
	s->list = mem_grow(s->list, number, &s->room, sizeof(*s->list));
	b->starts =
	    mem_grow(b->starts, number, &b->starts_room, sizeof(*b->starts));
	s->count++;
	b->starts[number] = start;
	memset(&s->list[number], 0, sizeof(*s->list));
	keep_taken(b);
	return (uint32_t)number;
}

/* The number of the set that branches of one word lead to. */
static uint32_t
take_branches(
    struct builder *b, size_t from, const struct branch *branches, size_t count)
{
	uint32_t depth = get_number(&b->numbers, b->starts[from], DEPTH);
	size_t start = b->numbers.len;

	take_rules(b, from, branches, count);
	add_number(&b->numbers, depth + 1);
	add_number(&b->numbers, b->taken.len / NUMBER_BYTES);
	buf_add(&b->numbers, b->taken.data, b->taken.len);
	for (size_t i = 0; i < count; i++)
		if (branches[i].letters == 0)
			add_number(&b->numbers, branches[i].rule);
	return take_set(b, start);
}

/* Let a word and those narrower lead on in a rule. */
static void
add_branches(struct builder *b, uint32_t word, uint32_t rule, uint32_t letters)
{
	struct branch *branch;

	b->branches = mem_grow(b->branches, b->branch_count, &b->branch_room,
	    sizeof(*b->branches));
	branch = &b->branches[b->branch_count++];
	branch->word = word;
	branch->rule = rule;
	branch->letters = letters;
	for (word = b->narrower[word]; word != VOCABULARY_NONE;
	     word = b->sibling[word])
		add_branches(b, word, rule, letters);
}

/* Of one word, those that are taken first first. */
static int
by_word(const void *left, const void *right)
{
	const struct branch *a = left, *b = right;

	if (a->word != b->word)
		return a->word < b->word ? -1 : 1;
	if (a->letters != b->letters)
		return a->letters > b->letters ? -1 : 1;
	return a->rule < b->rule ? -1 : a->rule > b->rule;
}

/* Find the branches from a set. */
static void
find_branches(struct builder *b, size_t number)
{
	struct sets *s = b->s;
	size_t start = b->starts[number];
	size_t end =
	    number + 1 < s->count ? b->starts[number + 1] : b->numbers.len;
	uint32_t depth = get_number(&b->numbers, start, DEPTH);

	b->branch_count = 0;
	for (size_t i = HEAD + get_number(&b->numbers, start, TAKEN);
	     i < (end - start) / NUMBER_BYTES; i++) {
		uint32_t row = get_number(&b->numbers, start, i);
		const struct rule *rule = rule_of(b, row);
		const struct rule_words *p = words_of(b, row);
		bool ends = rule->words == depth + 1;

		add_branches(b, p->numbers[depth], row, ends ? p->letters : 0);
	}
	if (b->branch_count > 0)
		qsort(b->branches, b->branch_count, sizeof(*b->branches),
		    by_word);
}

/* Add the steps from a set, and the sets that they lead to. */
static void
add_steps(struct builder *b, size_t number)
{
	struct sets *s = b->s;
	size_t i, next;

	find_branches(b, number);
	s->list[number].steps = s->step_count;
	for (i = 0; i < b->branch_count; i = next) {
		struct step step = {.word = b->branches[i].word};

		for (next = i; next < b->branch_count &&
			       b->branches[next].word == step.word;)
			next++;
		step.to = take_branches(b, number, b->branches + i, next - i);
		s->steps = mem_grow(
		    s->steps, s->step_count, &s->step_room, sizeof(*s->steps));
		s->steps[s->step_count++] = step;
	}
	s->list[number].steps_end = s->step_count;
}

/* No word was read, no rule is taken, and all fit so far. */
static void
add_start(struct builder *b)
{
	add_number(&b->numbers, 0);
	add_number(&b->numbers, 0);
	for (size_t i = 0; i < b->rules; i++)
		add_number(&b->numbers, i);
	take_set(b, 0);
}

/* End with 78 for the sake of the table that most of the last set is of. */
static _Noreturn void
die_of_sets(const struct builder *b)
{
	size_t start = b->starts[b->s->count - 1];
	size_t end = (b->numbers.len - start) / NUMBER_BYTES;
	size_t rules[SETS_TABLES] = {0};

	for (size_t i = HEAD; i < end; i++)
		rules[table_of(b, get_number(&b->numbers, start, i))]++;
	cli_die(EX_CONFIG, "%s: too many ways in which patterns begin alike",
	    rules_path(b->tables[rules[1] > rules[0]]));
}

static void
link_words(struct builder *b, struct vocabulary *vocabulary)
{
	uint32_t words = (uint32_t)vocabulary_count(vocabulary), wider;

	b->narrower = mem_new(words, sizeof(*b->narrower));
	b->sibling = mem_new(words, sizeof(*b->sibling));
	for (uint32_t w = VOCABULARY_NONE + 1; w < words; w++) {
		wider = vocabulary_wider(vocabulary, w);
		b->sibling[w] = b->narrower[wider];
		b->narrower[wider] = w;
	}
}

void
sets_build(struct sets *s, const struct rules *const tables[SETS_TABLES])
{
	struct builder b = {
	    .s = s, .tables = tables, .numbers = BUF_INIT, .taken = BUF_INIT};

	for (size_t i = 0; i < SETS_TABLES && tables[i] != NULL; i++)
		b.rules += (uint32_t)rules_count(tables[i]);
	memset(s, 0, sizeof(*s));
	link_words(&b, rules_vocabulary(tables[0]));
	b.known = map_new();
	b.kept = map_new();
	add_start(&b);
	/* Each set that is added is worked on in its turn. */
	for (size_t i = SETS_START; i < s->count; i++) {
		add_steps(&b, i);
		if (s->count > SETS_FREE + SETS_PER_RULE * b.rules)
			die_of_sets(&b);
	}
	free(b.narrower);
	free(b.sibling);
	buf_release(&b.numbers);
	free(b.starts);
	map_free(b.known);
	buf_release(&b.taken);
	map_free(b.kept);
	free(b.branches);
}

void
sets_release(struct sets *s)
{
	free(s->list);
	free(s->steps);
	free(s->fits);
	memset(s, 0, sizeof(*s));
}
