/*
 * cases: labelled needs taken apart, to be judged again under other weights.
 */
#include "cases.h"

#include "buf.h"
#include "map.h"
#include "match.h"
#include "mem.h"
#include "tokens.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* What a rule covers in a need, or one word that none does. */
struct stretch {
	size_t clue; /* CASES_NO_CLUE: of a rule that the need has had */
	size_t pair; /* the term of this word and the next, or CASES_NO_CLUE */
};

struct term {
	char *text;
	size_t first, second; /* of a pair, else CASES_NO_CLUE */
};

/* Lists of needs, one for each clue. */
struct lists {
	size_t *from; /* one more than there are lists */
	size_t *items;
};

struct cases {
	const struct gold *gold;
	const struct rules *rules;
	struct stretch *stretches;
	size_t stretch_count, stretch_room;
	size_t *from; /* where those of a need begin; one more than needs */
	struct term *terms;
	size_t term_count, term_room;
	struct map *numbers; /* of terms, by their text */
	struct lists needs;  /* by clue */
	/* For judging, and for taking apart: */
	uintmax_t *seen; /* by clue: the round in which it was last found */
	uintmax_t round;
	struct votes votes;
};

static size_t
add_term(
    struct cases *c, const char *text, size_t len, size_t first, size_t second)
{
	size_t number = map_add(c->numbers, text, len, c->term_count);
	struct term *t;

	if (number != MAP_NONE)
		return rules_count(c->rules) + number;
	c->terms =
	    mem_grow(c->terms, c->term_count, &c->term_room, sizeof(*c->terms));
	t = &c->terms[c->term_count];
	t->text = mem_copy(text, len);
	t->first = first;
	t->second = second;
	return rules_count(c->rules) + c->term_count++;
}

static struct stretch *
add_stretch(struct cases *c, size_t clue)
{
	struct stretch *s;

	c->stretches = mem_grow(c->stretches, c->stretch_count,
	    &c->stretch_room, sizeof(*c->stretches));
	s = &c->stretches[c->stretch_count++];
	s->clue = clue;
	s->pair = CASES_NO_CLUE;
	return s;
}

static bool
is_term(const struct cases *c, size_t clue)
{
	return clue != CASES_NO_CLUE && clue >= rules_count(c->rules);
}

/* Give each word of a need that a free word follows the pair of both. */
static void
pair_words(struct cases *c, size_t from)
{
	struct buf text = BUF_INIT;

	for (size_t i = from; i + 1 < c->stretch_count; i++) {
		size_t first = c->stretches[i].clue;
		size_t second = c->stretches[i + 1].clue;

		if (!is_term(c, first) || !is_term(c, second))
			continue;
		buf_reset(&text);
		buf_printf(&text, "%s %s", cases_term(c, first),
		    cases_term(c, second));
		c->stretches[i].pair =
		    add_term(c, text.data, text.len, first, second);
	}
	buf_release(&text);
}

/* What the needs are taken apart with. */
struct knife {
	struct tokenizer *tokenizer;
	struct matcher *matcher;
	struct buf text; /* of a word */
	size_t *listed;  /* by rule: 1 + the last need that it stands in */
};

/* Each of the words up to another one is a stretch of its own. */
static void
add_words(struct cases *c, struct knife *k, const struct tokens *tokens,
    size_t at, size_t end)
{
	for (; at < end; at++) {
		if (matcher_negates(k->matcher, at)) {
			add_stretch(c, CASES_NO_CLUE);
			continue;
		}
		buf_reset(&k->text);
		tokens_put_word(&k->text, tokens, at);
		add_stretch(c, add_term(c, k->text.data, k->text.len,
				   CASES_NO_CLUE, CASES_NO_CLUE));
	}
}

static void
take_apart(struct cases *c, struct knife *k, size_t need)
{
	const char *text = c->gold->needs[need].text;
	const struct tokens *tokens =
	    tokenizer_read(k->tokenizer, text, strlen(text));
	const struct matches *matches = &matcher_all(k->matcher, tokens)->of[0];
	size_t at = 0;

	for (size_t i = 0; i < matches->count; i++) {
		const struct match *m = &matches->list[i];
		size_t row = m->rule->row;
		bool counts = !m->negated && k->listed[row] != need + 1;

		add_words(c, k, tokens, at, m->at);
		add_stretch(c, counts ? row : CASES_NO_CLUE);
		if (counts)
			k->listed[row] = need + 1;
		at = m->at + m->rule->words;
	}
	add_words(c, k, tokens, at, tokens->count);
}

static void
take_all_apart(struct cases *c)
{
	struct knife k = {
	    .tokenizer = tokenizer_new(rules_vocabulary(c->rules)),
	    .matcher = matcher_new(c->rules, NULL),
	    .text = BUF_INIT};

	k.listed = mem_new(rules_count(c->rules), sizeof(*k.listed));
	c->from = mem_new(c->gold->count + 1, sizeof(*c->from));
	for (size_t need = 0; need < c->gold->count; need++) {
		take_apart(c, &k, need);
		pair_words(c, c->from[need]);
		c->from[need + 1] = c->stretch_count;
	}
	tokenizer_free(k.tokenizer);
	matcher_free(k.matcher);
	buf_release(&k.text);
	free(k.listed);
}

/* Note that a need holds a clue, once; or only count, with no items yet. */
static void
list_need(struct cases *c, size_t *next, size_t clue, size_t need)
{
	if (clue == CASES_NO_CLUE || c->seen[clue] == c->round)
		return;
	c->seen[clue] = c->round;
	if (c->needs.items != NULL)
		c->needs.items[next[clue]] = need;
	next[clue]++;
}

static void
list_needs(struct cases *c, size_t *next)
{
	for (size_t need = 0; need < c->gold->count; need++) {
		c->round++;
		for (size_t i = c->from[need]; i < c->from[need + 1]; i++) {
			list_need(c, next, c->stretches[i].clue, need);
			list_need(c, next, c->stretches[i].pair, need);
		}
	}
}

/* The needs by clue: counted first, then put where the counts say. */
static void
index_needs(struct cases *c)
{
	size_t clues = cases_clues(c);
	size_t *next = mem_new(clues, sizeof(*next));

	c->seen = mem_new(clues, sizeof(*c->seen));
	c->needs.from = mem_new(clues + 1, sizeof(*c->needs.from));
	list_needs(c, next);
	for (size_t i = 0; i < clues; i++) {
		c->needs.from[i + 1] = c->needs.from[i] + next[i];
		next[i] = c->needs.from[i];
	}
	c->needs.items = mem_new(c->needs.from[clues], sizeof(*c->needs.items));
	list_needs(c, next);
	free(next);
}

struct cases *
cases_new(const struct gold *gold, const struct rules *rules)
{
	struct cases *c = mem_new(1, sizeof(*c));

	c->gold = gold;
	c->rules = rules;
	c->numbers = map_new();
	take_all_apart(c);
	index_needs(c);
	votes_init(&c->votes, rules_outcomes(rules));
	return c;
}

void
cases_free(struct cases *c)
{
	if (c == NULL)
		return;
	for (size_t i = 0; i < c->term_count; i++)
		free(c->terms[i].text);
	free(c->terms);
	map_free(c->numbers);
	free(c->stretches);
	free(c->from);
	free(c->needs.from);
	free(c->needs.items);
	free(c->seen);
	votes_release(&c->votes);
	free(c);
}

size_t
cases_clues(const struct cases *c)
{
	return rules_count(c->rules) + c->term_count;
}

const char *
cases_term(const struct cases *c, size_t clue)
{
	return c->terms[clue - rules_count(c->rules)].text;
}

bool
cases_pair(const struct cases *c, size_t clue, size_t *first, size_t *second)
{
	const struct term *t = &c->terms[clue - rules_count(c->rules)];

	*first = t->first;
	*second = t->second;
	return t->first != CASES_NO_CLUE;
}

const size_t *
cases_needs(const struct cases *c, size_t clue, size_t *count)
{
	*count = c->needs.from[clue + 1] - c->needs.from[clue];
	return c->needs.items + c->needs.from[clue];
}

struct sign *
cases_signs(const struct cases *c)
{
	struct sign *signs = mem_new(cases_clues(c), sizeof(*signs));

	for (size_t row = 0; row < rules_count(c->rules); row++) {
		const struct rule *rule = rules_get(c->rules, row);

		signs[row].criterion = rule->outcome;
		signs[row].weight = rule->weight;
	}
	return signs;
}

/* The longest clue that there is at a stretch. */
static size_t
clue_at(const struct cases *c, const struct sign *signs, size_t i)
{
	const struct stretch *s = &c->stretches[i];

	if (s->pair != CASES_NO_CLUE && signs[s->pair].weight > 0)
		return s->pair;
	return s->clue;
}

size_t
cases_judge(struct cases *c, const struct sign *signs, size_t need)
{
	c->round++;
	votes_begin(&c->votes);
	for (size_t i = c->from[need]; i < c->from[need + 1]; i++) {
		size_t clue = clue_at(c, signs, i);
		bool pair = clue == c->stretches[i].pair;

		if (clue != CASES_NO_CLUE && signs[clue].weight > 0 &&
		    c->seen[clue] != c->round) {
			c->seen[clue] = c->round;
			votes_add(&c->votes, signs[clue].criterion,
			    signs[clue].weight);
		}
		i += pair && clue != CASES_NO_CLUE;
	}
	return votes_decide(&c->votes).criterion;
}
