/*
 * tags: what a need is about, and whom it is for.
 */
#include "tags.h"

#include "mem.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* The weights for a tag of the rules that fit a text. */
struct sum {
	uint64_t text; /* the number of it, or of an earlier one */
	uintmax_t weight;
};

struct tags {
	const struct rules *rules;
	struct sum *sums; /* by tag */
	uint64_t text;    /* how many texts there were */
	uint64_t *found;  /* a bit for each tag: whether the text has it */
	size_t found_words;
	struct buf codes, fired;
};

struct tags *
tags_new(const struct rules *rules)
{
	struct tags *t = mem_new(1, sizeof(*t));

	t->rules = rules;
	t->sums = mem_new(rules_outcomes(rules), sizeof(*t->sums));
	t->found_words = (rules_outcomes(rules) + 63) / 64;
	t->found = mem_new(t->found_words, sizeof(*t->found));
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

/* Let the tags be found that the matches speak for. */
static void
add_up(struct tags *t, const struct matches *matches)
{
	t->text++;
	memset(t->found, 0, t->found_words * sizeof(*t->found));
	for (size_t i = 0; i < matches->count; i++) {
		const struct rule *rule = matches->list[i].rule;
		struct sum *sum = &t->sums[rule->outcome];
		bool again = sum->text == t->text;

		sum->text = t->text;
		sum->weight = rule->weight + (again ? sum->weight : 0);
		t->found[rule->outcome / 64] |=
		    (uint64_t)(sum->weight >= TAGS_LIMIT) << rule->outcome % 64;
	}
}

const struct buf *
tags_find(struct tags *t, const struct matches *matches)
{
	add_up(t, matches);
	buf_reset(&t->codes);
	for (size_t i = 0; i < t->found_words; i++)
		for (uint64_t bits = t->found[i]; bits != 0; bits &= bits - 1) {
			size_t tag = 64 * i + (size_t)__builtin_ctzll(bits);

			if (t->codes.len > 0)
				buf_putc(&t->codes, ';');
			buf_puts(&t->codes, rules_outcome(t->rules, tag));
		}
	return &t->codes;
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
