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

struct matcher {
	const struct rules *rules;
	bool rivals;
	struct phrases *phrases;
	struct fits fits;
	uint32_t *places; /* where rules may begin */
	size_t places_room;
	bool all; /* what is listed */
	/* By rule: the number of the text that it was last listed for. */
	uint64_t *listed;
	uint64_t text;
	size_t *covered; /* by outcome: the first word that is still free */
	size_t affirmed; /* the first word that no rule's reach extends to */
	bool *reached;   /* by word, if all are listed */
	size_t reached_room;
	struct match *list;
	size_t room;
	struct matches matches;
};

struct matcher *
matcher_new(const struct rules *rules)
{
	struct matcher *m = mem_new(1, sizeof(*m));

	m->rules = rules;
	m->rivals = rules_rivals(rules);
	m->phrases = phrases_new(rules);
	m->listed = mem_new(rules_count(rules), sizeof(*m->listed));
	m->covered = mem_new(rules_outcomes(rules), sizeof(*m->covered));
	return m;
}

void
matcher_free(struct matcher *m)
{
	if (m == NULL)
		return;
	phrases_free(m->phrases);
	fits_release(&m->fits);
	free(m->places);
	free(m->listed);
	free(m->covered);
	free(m->list);
	free(m->reached);
	free(m);
}

/* Whether a match is to be listed: as negated if not for itself. */
static bool
is_listed(struct matcher *m, const struct rule *rule, bool negated)
{
	bool again;

	if (m->all)
		return true;
	if (rule->weight == 0 || rule->outcome == RULES_NEGATES)
		return false;
	again = m->listed[rule->row] == m->text;
	if (!negated)
		m->listed[rule->row] = m->text;
	return negated || !again;
}

static void
add_match(struct matcher *m, const struct rule *rule, size_t at)
{
	bool negated = at < m->affirmed || rule->outcome == RULES_NEGATES;

	if (!is_listed(m, rule, negated))
		return;
	m->list =
	    mem_grow(m->list, m->matches.count, &m->room, sizeof(*m->list));
	m->list[m->matches.count].rule = rule;
	m->list[m->matches.count].at = at;
	m->list[m->matches.count].negated = negated;
	m->matches.count++;
}

/* Let a rule that negates and ends before that word reach as far as it may. */
static void
negate(struct matcher *m, const struct rule *rule, const struct tokens *tokens,
    size_t at)
{
	size_t end = at;

	while (end < tokens->count && end - at < rule->weight &&
	       !tokens_parted(tokens, end))
		end++;
	if (end > m->affirmed)
		m->affirmed = end;
	for (; m->all && at < end; at++)
		m->reached[at] = true;
}

/* Take a rule that fits from a word on if its words are free. */
static void
take_rule(struct matcher *m, const struct tokens *tokens, size_t at,
    const struct rule *rule)
{
	size_t side = m->rivals ? 0 : rule->outcome;

	if (at < m->covered[side])
		return;
	m->covered[side] = at + rule->words;
	add_match(m, rule, at);
	if (rule->outcome == RULES_NEGATES)
		negate(m, rule, tokens, m->covered[side]);
}

/* The same of all, the more words the sooner. */
static void
take_fits(struct matcher *m, const struct tokens *tokens, size_t at)
{
	for (size_t i = m->fits.count; i > 0; i--) {
		const struct level *level = &m->fits.levels[i - 1];

		for (const struct rule *r = level->list; r < level->end; r++)
			take_rule(m, tokens, at, r);
	}
}

static const struct matches *
find_matches(struct matcher *m, const struct tokens *tokens)
{
	size_t count;

	m->text++;
	m->matches.count = 0;
	m->affirmed = 0;
	memset(m->covered, 0, rules_outcomes(m->rules) * sizeof(*m->covered));
	if (tokens->count > m->places_room) {
		m->places_room = tokens->count;
		m->places =
		    mem_resize(m->places, m->places_room, sizeof(*m->places));
	}
	count = phrases_begin(m->phrases, tokens, m->places);
	for (size_t i = 0; i < count; i++) {
		if (m->rivals && m->places[i] < m->covered[0])
			continue;
		phrases_at(m->phrases, tokens, m->places[i], &m->fits);
		take_fits(m, tokens, m->places[i]);
	}
	m->matches.list = m->list;
	return &m->matches;
}

const struct matches *
matcher_find(struct matcher *m, const struct tokens *tokens)
{
	m->all = false;
	return find_matches(m, tokens);
}

const struct matches *
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
