/*
 * match: the rules that fit a text.
 *
 * Which words a text has is as good as chance to the processor, so that what it
 * would have to guess costs more than what is looked up in vain: where rules
 * may begin, and whether their words are free, is found without a branch.
 */
#include "match.h"

#include "mem.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* How many words are looked at in one step. */
#define PART 64

/* How many candidates are put down at once: of most words, all. */
#define CANDIDATES 2

/* A rule that fits from a word on. */
struct candidate {
	const struct fit *fit;
	uint32_t at;
};

/*
 * Words are counted on from text to text, so that what was covered before is
 * free again without being told.
 */
struct matcher {
	struct machine machine;
	/* Of a part of the text: the words that may begin a rule, and what is
	 * taken there if its words are free. */
	uint32_t begins[PART];
	struct candidate *candidates;
	/* By number of a rule: that of the text that it was last listed for; by
	 * side: the first word that is still free. */
	uint64_t *listed, *covered;
	/* By table: what is found, with room for all rules, and one more; the
	 * first word that no rule's reach extends to. */
	struct match *lists[MACHINE_TABLES];
	size_t rooms[MACHINE_TABLES];
	uint64_t affirmed[MACHINE_TABLES];
	uint64_t text;  /* the number of it, from 1 on */
	uint64_t begin; /* and of its first word */
	size_t words;   /* how many it has */
	bool *reached;  /* by word, if all are listed */
	size_t reached_room;
	struct findings findings;
};

struct matcher *
matcher_new(const struct rules *first, const struct rules *second)
{
	const struct rules *const tables[MACHINE_TABLES] = {first, second};
	struct matcher *m = mem_new(1, sizeof(*m));
	size_t rules = 0, sides = 0;

	machine_build(&m->machine, tables);
	for (size_t i = 0; i < MACHINE_TABLES && tables[i] != NULL; i++) {
		m->rooms[i] = rules_count(tables[i]) + 1;
		m->lists[i] = mem_new(m->rooms[i], sizeof(*m->lists[i]));
		rules += rules_count(tables[i]);
		sides += rules_outcomes(tables[i]);
	}
	m->candidates = mem_new(
	    PART * m->machine.most + CANDIDATES, sizeof(*m->candidates));
	m->listed = mem_new(rules + 1, sizeof(*m->listed));
	m->covered = mem_new(sides, sizeof(*m->covered));
	return m;
}

void
matcher_free(struct matcher *m)
{
	if (m == NULL)
		return;
	machine_release(&m->machine);
	free(m->candidates);
	for (size_t i = 0; i < MACHINE_TABLES; i++)
		free(m->lists[i]);
	free(m->listed);
	free(m->covered);
	free(m->reached);
	free(m);
}

/* Find the words of a part with which a rule may begin; how many there are. */
static size_t
find_begins(
    struct matcher *m, const struct tokens *tokens, size_t from, size_t end)
{
	const struct machine machine = m->machine;
	uint32_t *next = m->begins;

	for (size_t i = from; i < end; i++) {
		*next = (uint32_t)i;
		next += machine_begins(&machine, tokens->fits[i]);
	}
	return (size_t)(next - m->begins);
}

/*
 * Find the rules that fit from the words of a part on; where they end. Of each
 * is asked how many come with it, and what it is only when all are found: by
 * then that has been fetched.
 */
static const struct candidate *
find_candidates(struct matcher *m, const struct tokens *tokens, size_t from)
{
	const struct machine machine = m->machine;
	size_t left = tokens->count - from;
	size_t end = from + (left < PART ? left : PART);
	const uint32_t *last = m->begins + find_begins(m, tokens, from, end);
	struct candidate *to = m->candidates;

	for (const uint32_t *at = m->begins; at < last; at++) {
		const struct fit *fit =
		    machine_taken(&machine, tokens->fits + *at);

#pragma GCC unroll 2
		for (size_t i = 0; i < CANDIDATES; i++)
			to[i] = (struct candidate){fit + i, *at};
		for (size_t i = CANDIDATES; i < fit->left; i++)
			to[i] = (struct candidate){fit + i, *at};
		to += fit->left;
	}
	return to;
}

/*
 * Take the rules that fit as far as their words are free, and list those that
 * count, each once, which there is room for. A match that is not to be listed
 * is overwritten by the next. False, and nothing is found, if a rule that may
 * negate fits: few texts have one.
 */
static bool
take_rules(struct matcher *m, const struct candidate *end,
    struct match *ends[MACHINE_TABLES])
{
	const uint64_t text = m->text;
	uint64_t spare = 0; /* for what is not to be noted */

	for (const struct candidate *c = m->candidates; c < end; c++) {
		const struct fit *fit = c->fit;
		const uint64_t word = m->begin + c->at;
		uint64_t *covered = &m->covered[fit->rule.side];
		uint64_t *listed = &m->listed[fit->number];
		bool taken = word >= *covered;
		bool counts = fit->rule.counts & (*listed != text);
		struct match *match = ends[fit->table];

		if (fit->rule.outcome == RULES_NEGATES)
			return false;
		match->rule = &fit->rule;
		match->at = c->at;
		match->negated = false;
		ends[fit->table] = match + (taken & counts);
		covered = taken ? covered : &spare;
		listed = taken ? listed : &spare;
		*covered = word + fit->rule.words;
		*listed = text;
	}
	return true;
}

/* Let a rule that negates and ends before that word reach as far as it may. */
static void
negate(struct matcher *m, const struct tokens *tokens, const struct fit *fit,
    size_t at, bool all)
{
	uint64_t *affirmed = &m->affirmed[fit->table];
	size_t end = at;

	while (end < tokens->count && end - at < fit->rule.weight &&
	       !tokens_parted(tokens, end))
		end++;
	if (m->begin + end > *affirmed)
		*affirmed = m->begin + end;
	for (; all && fit->table == 0 && at < end; at++)
		m->reached[at] = true;
}

/* Add a match to those of a table, which may move. */
static void
add_match(struct matcher *m, size_t table, const struct match *match,
    struct match *ends[MACHINE_TABLES])
{
	size_t count = (size_t)(ends[table] - m->lists[table]);

	m->lists[table] = mem_grow(
	    m->lists[table], count, &m->rooms[table], sizeof(*m->lists[table]));
	m->lists[table][count] = *match;
	ends[table] = &m->lists[table][count + 1];
}

/* Take a rule if its words are free; list it if it counts, or all are listed.
 */
static void
take_any_rule(struct matcher *m, const struct tokens *tokens,
    const struct candidate *c, struct match *ends[MACHINE_TABLES], bool all)
{
	const struct fit *fit = c->fit;
	const struct rule *rule = &fit->rule;
	uint64_t word = m->begin + c->at;
	bool negates = rule->outcome == RULES_NEGATES;
	struct match match = {.rule = rule, .at = c->at};

	if (word < m->covered[rule->side])
		return;
	m->covered[rule->side] = word + rule->words;
	match.negated = negates || word < m->affirmed[fit->table];
	if (all || (rule->counts &&
		       (match.negated || m->listed[fit->number] != m->text)))
		add_match(m, fit->table, &match, ends);
	if (negates)
		negate(m, tokens, fit, c->at + rule->words, all);
	else if (!match.negated)
		m->listed[fit->number] = m->text;
}

/* Let what was covered be free, and nothing be listed. */
static void
begin_text(struct matcher *m, size_t words, struct match *ends[MACHINE_TABLES])
{
	/* No rule covers words behind the text, or reaches there. */
	m->begin += m->words;
	m->words = words;
	m->text++;
	for (size_t i = 0; i < MACHINE_TABLES; i++)
		ends[i] = m->lists[i];
}

/* Read a text; false, and nothing is found, as take_rules. */
static bool
find_few(struct matcher *m, const struct tokens *tokens,
    struct match *ends[MACHINE_TABLES])
{
	begin_text(m, tokens->count, ends);
	for (size_t from = 0; from < tokens->count; from += PART)
		if (!take_rules(m, find_candidates(m, tokens, from), ends))
			return false;
	return true;
}

/* The same where a rule may negate, or where all are listed. */
static void
find_any(struct matcher *m, const struct tokens *tokens,
    struct match *ends[MACHINE_TABLES], bool all)
{
	begin_text(m, tokens->count, ends);
	for (size_t from = 0; from < tokens->count; from += PART) {
		const struct candidate *end = find_candidates(m, tokens, from);

		for (const struct candidate *c = m->candidates; c < end; c++)
			take_any_rule(m, tokens, c, ends, all);
	}
}

static const struct findings *
find_matches(struct matcher *m, const struct tokens *tokens, bool all)
{
	struct match *ends[MACHINE_TABLES];

	if (all || !find_few(m, tokens, ends))
		find_any(m, tokens, ends, all);
	for (size_t i = 0; i < MACHINE_TABLES; i++) {
		m->findings.of[i].list = m->lists[i];
		m->findings.of[i].count = (size_t)(ends[i] - m->lists[i]);
	}
	return &m->findings;
}

const struct findings *
matcher_find(struct matcher *m, const struct tokens *tokens)
{
	return find_matches(m, tokens, false);
}

const struct findings *
matcher_all(struct matcher *m, const struct tokens *tokens)
{
	if (tokens->count > m->reached_room) {
		m->reached_room = tokens->count;
		m->reached = mem_resize(
		    m->reached, m->reached_room, sizeof(*m->reached));
	}
	if (tokens->count > 0)
		memset(m->reached, 0, tokens->count * sizeof(*m->reached));
	return find_matches(m, tokens, true);
}

bool
matcher_negates(const struct matcher *m, size_t word)
{
	return m->reached[word];
}

void
match_put_words(
    struct buf *out, const struct match *m, const struct tokens *tokens)
{
	size_t at = m->at, end = at + m->rule->words;

	tokens_put_word(out, tokens, at);
	while (++at < end) {
		buf_putc(out, ' ');
		tokens_put_word(out, tokens, at);
	}
}
