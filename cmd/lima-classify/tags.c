/*
 * tags: what a need is about, and whom it is for.
 */
#include "tags.h"

#include "buf.h"
#include "mem.h"

#include <inttypes.h>
#include <stdlib.h>

/* The weights for a tag of the rules that fit a text. */
struct sum {
	uint64_t text; /* the number of it, or of an earlier one */
	uintmax_t weight;
};

struct tags {
	const struct rules *rules;
	struct sum *sums; /* by tag */
	uint64_t text;    /* how many texts there were */
	size_t *found;    /* the tags of the text, ascending */
	size_t found_count;
	struct buf codes, fired;
};

struct tags *
tags_new(const struct rules *rules)
{
	struct tags *t = mem_new(1, sizeof(*t));

	t->rules = rules;
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
	free(t->sums);
	free(t->found);
	buf_release(&t->codes);
	buf_release(&t->fired);
	free(t);
}

/* Add a tag to those that were found, in their order. */
static void
add_tag(struct tags *t, size_t tag)
{
	size_t at = t->found_count++;

	for (; at > 0 && t->found[at - 1] > tag; at--)
		t->found[at] = t->found[at - 1];
	t->found[at] = tag;
}

/* Let the tags be found that the matches speak for. */
static void
add_up(struct tags *t, const struct matches *matches)
{
	t->text++;
	t->found_count = 0;
	for (size_t i = 0; i < matches->count; i++) {
		const struct rule *rule = matches->list[i].rule;
		struct sum *sum = &t->sums[rule->outcome];
		uintmax_t before = sum->text == t->text ? sum->weight : 0;

		sum->text = t->text;
		sum->weight = before + rule->weight;
		if (before < TAGS_LIMIT && sum->weight >= TAGS_LIMIT)
			add_tag(t, rule->outcome);
	}
}

const char *
tags_find(struct tags *t, const struct matches *matches)
{
	buf_reset(&t->codes);
	add_up(t, matches);
	for (size_t i = 0; i < t->found_count; i++) {
		if (i > 0)
			buf_putc(&t->codes, ';');
		buf_puts(&t->codes, rules_outcome(t->rules, t->found[i]));
	}
	return t->codes.data;
}

const char *
tags_explain(
    struct tags *t, const struct matches *matches, const struct tokens *tokens)
{
	buf_reset(&t->fired);
	for (size_t i = 0; i < matches->count; i++) {
		const struct match *m = &matches->list[i];

		if (i > 0)
			buf_putc(&t->fired, ';');
		match_put_words(&t->fired, m, tokens);
		buf_printf(&t->fired, " %s %" PRIu32,
		    rules_outcome(t->rules, m->rule->outcome), m->rule->weight);
	}
	return t->fired.data;
}
