/*
 * match: the rules that fit a text.
 */
#include "match.h"

#include "mem.h"
#include "phrases.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/*
 * The search for the rules of one table. Words are counted on from text to
 * text, so that what was covered before is free again without being told.
 */
struct search {
	/* By rule: the number of the text that it was last listed for. */
	uint64_t *listed;
	uint64_t *covered; /* by side: the first word that is still free */
	uint64_t affirmed; /* the first word that no rule's reach extends to */
	struct match *list;
	size_t count, room;
};

struct matcher {
	struct phrases *phrases;
	struct search searches[MACHINE_TABLES];
	const struct tokens *tokens; /* of the text */
	uint64_t text;               /* the number of it, from 1 on */
	uint64_t begin;              /* and of its first word */
	bool all;                    /* what is listed */
	bool *reached;               /* by word, if all are listed */
	size_t reached_room;
	struct findings findings;
};

struct matcher *
matcher_new(const struct rules *first, const struct rules *second)
{
	const struct rules *const tables[MACHINE_TABLES] = {first, second};
	struct matcher *m = mem_new(1, sizeof(*m));

	m->phrases = phrases_new(tables);
	for (size_t i = 0; i < MACHINE_TABLES && tables[i] != NULL; i++) {
		struct search *s = &m->searches[i];

		s->listed = mem_new(rules_count(tables[i]), sizeof(*s->listed));
		s->covered =
		    mem_new(rules_outcomes(tables[i]), sizeof(*s->covered));
	}
	return m;
}

void
matcher_free(struct matcher *m)
{
	if (m == NULL)
		return;
	phrases_free(m->phrases);
	for (size_t i = 0; i < MACHINE_TABLES; i++) {
		free(m->searches[i].listed);
		free(m->searches[i].covered);
		free(m->searches[i].list);
	}
	free(m->reached);
	free(m);
}

/* Let a rule that negates and ends before that word reach as far as it may. */
static void
negate(struct matcher *m, struct search *s, const struct rule *rule, size_t at)
{
	size_t end = at;

	while (end < m->tokens->count && end - at < rule->weight &&
	       !tokens_parted(m->tokens, end))
		end++;
	if (m->begin + end > s->affirmed)
		s->affirmed = m->begin + end;
	for (; m->all && s == m->searches && at < end; at++)
		m->reached[at] = true;
}

/*
 * Take a rule that fits from a word on if its words are free, and list it: as
 * negated if not for itself. All is decided without a branch, as the processor
 * could not guess any of it; a match that is not to be listed is overwritten by
 * the next. Whether the rule was taken.
 */
static inline bool
take_rule(const struct matcher *m, struct search *s, const struct rule *rule,
    size_t at)
{
	uint64_t word = m->begin + at;
	uint64_t *covered = &s->covered[rule->side];
	uint64_t *listed = &s->listed[rule->row];
	bool negates = rule->outcome == RULES_NEGATES;
	bool taken = word >= *covered;
	bool negated = (word < s->affirmed) | negates;
	bool counts = taken & (rule->weight != 0) & !negates;
	bool again = *listed == m->text;

	*covered = taken ? word + rule->words : *covered;
	*listed = counts & !negated ? m->text : *listed;
	s->list[s->count] = (struct match){rule, at, negated};
	s->count += (m->all & taken) | (counts & (negated | !again));
	return taken;
}

/* Take the rules that fit as far as their words are free. */
static void
take_rules(
    struct matcher *m, struct search *s, const struct phrase_list *phrases)
{
	const struct rule *rules = phrases_rules(m->phrases);

	if (phrases->count >= s->room) {
		s->room = phrases->count + 1;
		s->list = mem_resize(s->list, s->room, sizeof(*s->list));
	}
	s->count = 0;
	for (size_t i = 0; i < phrases->count; i++) {
		const struct rule *rule = rules + phrases->list[i].rule;
		size_t at = phrases->list[i].at;

		if (take_rule(m, s, rule, at) && rule->outcome == RULES_NEGATES)
			negate(m, s, rule, at + rule->words);
	}
}

static const struct findings *
find_matches(struct matcher *m, const struct tokens *tokens)
{
	const struct phrase_list *phrases = phrases_find(m->phrases, tokens);

	m->tokens = tokens;
	m->text++;
	for (size_t i = 0; i < MACHINE_TABLES; i++) {
		struct search *s = &m->searches[i];

		take_rules(m, s, &phrases[i]);
		m->findings.of[i].list = s->list;
		m->findings.of[i].count = s->count;
	}
	/* No rule covers words behind the text, or reaches there. */
	m->begin += tokens->count;
	return &m->findings;
}

const struct findings *
matcher_find(struct matcher *m, const struct tokens *tokens)
{
	m->all = false;
	return find_matches(m, tokens);
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
	m->all = true;
	return find_matches(m, tokens);
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
	for (size_t i = 0; i < m->rule->words; i++) {
		if (i > 0)
			buf_putc(out, ' ');
		tokens_put_word(out, tokens, m->at + i);
	}
}
