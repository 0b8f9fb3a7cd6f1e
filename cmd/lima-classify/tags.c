/*
 * tags: what a need is about, and whom it is for.
 */
#include "tags.h"

#include "buf.h"
#include "match.h"
#include "mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct tags {
	const struct rules *rules;
	struct matcher *matcher;
	const struct tokens *tokens; /* of the text */
	const struct matches *matches;
	size_t count;    /* of tags */
	uintmax_t *sums; /* one for each */
	struct buf codes, fired;
};

struct tags *
tags_new(const struct rules *rules)
{
	struct tags *t = mem_new(1, sizeof(*t));

	t->rules = rules;
	t->matcher = matcher_new(rules);
	t->count = rules_outcomes(rules);
	t->sums = mem_new(t->count, sizeof(*t->sums));
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
	buf_release(&t->codes);
	buf_release(&t->fired);
	free(t);
}

static void
add_up(struct tags *t)
{
	memset(t->sums, 0, t->count * sizeof(*t->sums));
	for (size_t i = 0; i < t->matches->count; i++) {
		const struct rule *rule = t->matches->list[i].rule;

		t->sums[rule->outcome] += rule->weight;
	}
}

const char *
tags_find(struct tags *t, const struct tokens *tokens)
{
	t->tokens = tokens;
	t->matches = matcher_find(t->matcher, tokens);
	buf_reset(&t->codes);
	add_up(t);
	for (size_t tag = 0; tag < t->count; tag++) {
		if (t->sums[tag] < TAGS_LIMIT)
			continue;
		if (t->codes.len > 0)
			buf_putc(&t->codes, ';');
		buf_puts(&t->codes, rules_outcome(t->rules, tag));
	}
	return t->codes.data;
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
		buf_printf(&t->fired, " %s %ju",
		    rules_outcome(t->rules, m->rule->outcome), m->rule->weight);
	}
	return t->fired.data;
}
