/*
 * judge: which criterion the words of a need speak for.
 */
#include "judge.h"

#include "decide.h"
#include "mem.h"

#include <stdlib.h>

struct judge {
	const struct rules *rules;
	struct tokenizer *tokenizer;
	const struct tokens *tokens; /* of the text */
	struct matcher *matcher;
	const struct matches *matches;
	struct sign *signs; /* at most one for each match */
	size_t count, room;
	struct verdict verdict;
};

struct judge *
judge_new(const struct rules *rules, const struct rules *tags)
{
	struct judge *j = mem_new(1, sizeof(*j));

	j->rules = rules;
	j->matcher = matcher_new(rules, tags);
	j->tokenizer = tokenizer_new(rules_vocabulary(rules));
	buf_init(&j->verdict.terms);
	buf_init(&j->verdict.fired);
	j->verdict.scores =
	    mem_new(rules_outcomes(rules), sizeof(*j->verdict.scores));
	return j;
}

void
judge_free(struct judge *j)
{
	if (j == NULL)
		return;
	tokenizer_free(j->tokenizer);
	matcher_free(j->matcher);
	free(j->signs);
	free(j->verdict.scores);
	buf_release(&j->verdict.terms);
	buf_release(&j->verdict.fired);
	free(j);
}

/* Put what the matches speak for in place of the signs that were there. */
static void
find_signs(struct judge *j)
{
	if (j->matches->count > j->room) {
		j->room = j->matches->count;
		j->signs = mem_resize(j->signs, j->room, sizeof(*j->signs));
	}
	j->count = 0;
	for (size_t i = 0; i < j->matches->count; i++) {
		const struct rule *rule = j->matches->list[i].rule;

		j->signs[j->count].criterion = rule->outcome;
		j->signs[j->count].weight = rule->weight;
		j->count += !j->matches->list[i].negated;
	}
}

/* Add the words that a rule fitted to a list. */
static void
add_words(struct buf *b, const struct judge *j, const struct match *m)
{
	if (b->len > 0)
		buf_putc(b, ';');
	match_put_words(b, m, j->tokens);
}

static void
find_terms(struct judge *j)
{
	struct verdict *v = &j->verdict;

	buf_reset(&v->terms);
	for (size_t i = 0; i < j->matches->count; i++) {
		const struct match *m = &j->matches->list[i];

		if (!m->negated && m->rule->outcome == v->criterion)
			add_words(&v->terms, j, m);
	}
}

void
judge_explain(struct judge *j)
{
	struct verdict *v = &j->verdict;

	size_t sign = 0;

	buf_reset(&v->fired);
	for (size_t i = 0; i < j->matches->count; i++) {
		const struct match *m = &j->matches->list[i];

		add_words(&v->fired, j, m);
		buf_printf(&v->fired, " %s %ju",
		    rules_outcome(j->rules, m->rule->outcome),
		    m->negated ? 0 : decide_score(j->signs, sign++));
	}
}

static unsigned
at_most(uintmax_t n, unsigned most)
{
	return n < most ? (unsigned)n : most;
}

static unsigned
clarity(const struct judge *j)
{
	const struct match *first = j->matches->list;

	if (j->count == 0)
		return 0;
	while (first->negated)
		first++;
	return at_most(j->verdict.margin, JUDGE_CLEAR) + JUDGE_CLEAR -
	       at_most(first->at, JUDGE_CLEAR);
}

const struct verdict *
judge_text(struct judge *j, const char *text, size_t len)
{
	const struct findings *findings;
	struct decision decision;

	j->tokens = tokenizer_read_padded(j->tokenizer, text, len);
	findings = matcher_find(j->matcher, j->tokens);
	j->matches = &findings->of[0];
	find_signs(j);
	decision = decide(
	    j->signs, j->count, j->verdict.scores, rules_outcomes(j->rules));
	j->verdict.criterion = decision.criterion;
	j->verdict.margin = decision.margin;
	j->verdict.clarity = clarity(j);
	j->verdict.words = j->tokens;
	j->verdict.tags = findings->of[1];
	find_terms(j);
	return &j->verdict;
}

const struct tokens *
judge_words(struct judge *j, const char *text, size_t len)
{
	return tokenizer_read_padded(j->tokenizer, text, len);
}
