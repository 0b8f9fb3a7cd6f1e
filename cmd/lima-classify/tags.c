/*
 * tags: what a need is about, and whom it is for.
 */
#include "tags.h"

#include "buf.h"
#include "match.h"
#include "mem.h"

#include <inttypes.h>
#include <stdlib.h>

struct tags {
	const struct rules *rules;
	struct matcher *matcher;
	const struct tokens *tokens; /* of the text */
	const struct matches *matches;
	/* By tag: the weights for it, if any rule of it fits. */
	uintmax_t *sums;
	size_t *found; /* the tags of the text, ascending */
	size_t found_count;
	struct buf codes, fired;
};

struct tags *
tags_new(const struct rules *rules)
{
	struct tags *t = mem_new(1, sizeof(*t));

	t->rules = rules;
	t->matcher = matcher_new(rules);
	t->sums = mem_new(rules_outcomes(rules), sizeof(*t->sums));
	t->found = mem_new(rules_outcomes(rules), sizeof(*t->found));
	buf_init(&t->codes);
	buf_init(&t->fired);
	return t;
}

void
tags_free(struct tags *t)
{
	if (t == NULL)
		return;
	matcher_free(t->matcher);
	free(t->sums);
	free(t->found);
	buf_release(&t->codes);
	buf_release(&t->fired);
	free(t);
}

/* Let the tags that the matches speak for be found, in their order. */
static void
add_up(struct tags *t)
{
	size_t at;

	t->found_count = 0;
	for (size_t i = 0; i < t->matches->count; i++)
		t->sums[t->matches->list[i].rule->outcome] = 0;
	for (size_t i = 0; i < t->matches->count; i++) {
		const struct rule *rule = t->matches->list[i].rule;
		uintmax_t before = t->sums[rule->outcome];

		t->sums[rule->outcome] += rule->weight;
		if (before >= TAGS_LIMIT || before + rule->weight < TAGS_LIMIT)
			continue;
		for (at = t->found_count++;
		     at > 0 && t->found[at - 1] > rule->outcome; at--)
			t->found[at] = t->found[at - 1];
		t->found[at] = rule->outcome;
	}
}

const struct buf *
tags_find(struct tags *t, const struct tokens *tokens)
{
	t->tokens = tokens;
	t->matches = matcher_find(t->matcher, tokens);
	buf_reset(&t->codes);
	add_up(t);
	for (size_t i = 0; i < t->found_count; i++) {
		if (i > 0)
			buf_putc(&t->codes, ';');
		buf_puts(&t->codes, rules_outcome(t->rules, t->found[i]));
	}
	return &t->codes;
}

const char *
tags_explain(struct tags *t)
{
	buf_reset(&t->fired);
	for (size_t i = 0; i < t->matches->count; i++) {
		const struct match *m = &t->matches->list[i];

		if (i > 0)
			buf_putc(&t->fired, ';');
		match_put_words(&t->fired, m, t->tokens);
		buf_printf(&t->fired, " %s %" PRIu32,
		    rules_outcome(t->rules, m->rule->outcome), m->rule->weight);
	}
	return t->fired.data;
}
