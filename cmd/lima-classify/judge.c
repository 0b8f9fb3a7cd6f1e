/*
 * judge: which criterion the words of a need speak for.
 */
#include "judge.h"

#include "decide.h"
#include "mem.h"

#include <stdbool.h>
#include <stdlib.h>

struct judge {
	const struct rules *rules;
	struct tokenizer *tokenizer;
	const struct tokens *tokens; /* of the text */
	struct matcher *matcher;
	const struct matches *matches;
	struct votes votes;
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
	votes_init(&j->votes, rules_outcomes(rules));
	j->verdict.scores = j->votes.scores;
	return j;
}

void
judge_free(struct judge *j)
{
	if (j == NULL)
		return;
	tokenizer_free(j->tokenizer);
	matcher_free(j->matcher);
	votes_release(&j->votes);
	buf_release(&j->verdict.terms);
	buf_release(&j->verdict.fired);
	free(j);
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
	bool first = true;

	buf_reset(&v->fired);
	for (size_t i = 0; i < j->matches->count; i++) {
		const struct match *m = &j->matches->list[i];
		uintmax_t score = 0;

		if (!m->negated) {
			score = votes_score(
			    m->rule->outcome, m->rule->weight, first);
			first = false;
		}
		add_words(&v->fired, j, m);
		buf_printf(&v->fired, " %s %ju",
		    rules_outcome(j->rules, m->rule->outcome), score);
	}
}

static unsigned
at_most(uintmax_t n, unsigned most)
{
	return n < most ? (unsigned)n : most;
}

const struct verdict *
judge_text(struct judge *j, const char *text, size_t len)
{
	struct verdict *v = &j->verdict;
	const struct findings *findings;
	const struct match *first = NULL; /* that speaks for a criterion */
	struct decision decision;

	j->tokens = tokenizer_read_padded(j->tokenizer, text, len);
	findings = matcher_find(j->matcher, j->tokens);
	j->matches = &findings->of[0];
	votes_begin(&j->votes);
	for (size_t i = 0; i < j->matches->count; i++) {
		const struct match *m = &j->matches->list[i];

		if (m->negated)
			continue;
		if (first == NULL)
			first = m;
		votes_add(&j->votes, m->rule->outcome, m->rule->weight);
	}
	decision = votes_decide(&j->votes);
	v->criterion = decision.criterion;
	v->margin = decision.margin;
	v->clarity = first == NULL
			 ? 0
			 : at_most(v->margin, JUDGE_CLEAR) + JUDGE_CLEAR -
			       at_most(first->at, JUDGE_CLEAR);
	v->words = j->tokens;
	v->tags = findings->of[1];
	find_terms(j);
	return v;
}

const struct tokens *
judge_words(struct judge *j, const char *text, size_t len)
{
	return tokenizer_read_padded(j->tokenizer, text, len);
}
