/*
 * judge: which criterion the words of a need speak for.
 */
#include "judge.h"

#include "mem.h"
#include "text.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* The criterion that is left where nothing is named. */
#define REMAINS 0

struct match {
	const struct rule *rule;
	size_t at; /* its first word */
	uintmax_t score;
};

struct judge {
	const struct rules *rules;
	struct buf folded; /* the text */
	struct words words;
	struct match *matches; /* in the order of the text */
	size_t count, room;
	struct verdict verdict;
};

struct judge *
judge_new(const struct rules *rules)
{
	struct judge *j = mem_new(1, sizeof(*j));

	j->rules = rules;
	buf_init(&j->folded);
	buf_init(&j->verdict.terms);
	buf_init(&j->verdict.fired);
	j->verdict.words = &j->words;
	j->verdict.scores =
	    mem_new(rules_criteria(rules), sizeof(*j->verdict.scores));
	return j;
}

void
judge_free(struct judge *j)
{
	if (j == NULL)
		return;
	buf_release(&j->folded);
	words_release(&j->words);
	free(j->matches);
	free(j->verdict.scores);
	buf_release(&j->verdict.terms);
	buf_release(&j->verdict.fired);
	free(j);
}

static bool
has_counted(const struct judge *j, const struct rule *rule)
{
	for (size_t i = 0; i < j->count; i++)
		if (j->matches[i].rule == rule)
			return true;
	return false;
}

static void
add_match(struct judge *j, const struct rule *rule, size_t at)
{
	struct match *m;

	j->matches =
	    mem_grow(j->matches, j->count, &j->room, sizeof(*j->matches));
	m = &j->matches[j->count];
	m->rule = rule;
	m->at = at;
	m->score = rule->weight;
	if (j->count == 0 && rule->criterion != REMAINS)
		m->score *= 2;
	j->count++;
}

static void
find_matches(struct judge *j)
{
	size_t at = 0;

	j->count = 0;
	while (at < j->words.count) {
		const struct rule *r = rules_at(j->rules, &j->words, at);

		if (r != NULL && r->weight > 0 && !has_counted(j, r))
			add_match(j, r, at);
		at += r != NULL ? r->words.count : 1;
	}
}

/* The greatest score but that of one criterion. */
static uintmax_t
greatest_but(const struct judge *j, size_t but)
{
	uintmax_t best = 0;

	for (size_t i = 0; i < rules_criteria(j->rules); i++)
		if (i != but && j->verdict.scores[i] > best)
			best = j->verdict.scores[i];
	return best;
}

/* The criterion first named among those that have the greatest score. */
static size_t
winner(const struct judge *j)
{
	uintmax_t best = greatest_but(j, rules_criteria(j->rules));

	for (size_t i = 0; i < j->count; i++)
		if (j->verdict.scores[j->matches[i].rule->criterion] == best)
			return j->matches[i].rule->criterion;
	return REMAINS;
}

static void
decide(struct judge *j)
{
	struct verdict *v = &j->verdict;
	uintmax_t won, next, all;

	memset(v->scores, 0, rules_criteria(j->rules) * sizeof(*v->scores));
	for (size_t i = 0; i < j->count; i++)
		v->scores[j->matches[i].rule->criterion] += j->matches[i].score;
	v->criterion = winner(j);
	won = v->scores[v->criterion];
	next = greatest_but(j, v->criterion);
	all = won + next + 2;
	v->margin = won - next;
	v->confidence = (unsigned)((200 * (won + 1) + all) / (2 * all));
}

/* Add the words that a rule fitted to a list. */
static void
add_words(struct buf *b, const struct judge *j, const struct match *m)
{
	if (b->len > 0)
		buf_putc(b, ';');
	for (size_t i = 0; i < m->rule->words.count; i++) {
		const struct word *w = &j->words.list[m->at + i];

		if (i > 0)
			buf_putc(b, ' ');
		buf_add(b, w->text, w->len);
	}
}

static void
explain(struct judge *j)
{
	struct verdict *v = &j->verdict;

	buf_reset(&v->terms);
	buf_reset(&v->fired);
	for (size_t i = 0; i < j->count; i++) {
		const struct match *m = &j->matches[i];

		if (m->rule->criterion == v->criterion)
			add_words(&v->terms, j, m);
		add_words(&v->fired, j, m);
		buf_printf(&v->fired, " %s %ju",
		    rules_criterion(j->rules, m->rule->criterion), m->score);
	}
}

const struct verdict *
judge_text(struct judge *j, const char *text, size_t len)
{
	buf_reset(&j->folded);
	text_fold(&j->folded, text, len);
	words_find(&j->words, j->folded.data);
	find_matches(j);
	decide(j);
	explain(j);
	return &j->verdict;
}
