/*
 * tags: what a need is about, and whom it is for.
 */
#include "tags.h"

#include "block.h"
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

/* The code of a tag and a semicolon, in the bytes of all. */
struct code {
	size_t start, len;
};

struct tags {
	const struct rules *rules;
	struct code *list; /* by tag */
	struct buf bytes;  /* of all codes */
	struct sum *sums;  /* by tag */
	uint64_t text;     /* how many texts there were */
	uint64_t *found;   /* a bit for each tag: whether the text has it */
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
	buf_init(&t->bytes);
	t->list = mem_new(rules_outcomes(rules), sizeof(*t->list));
	for (size_t i = 0; i < rules_outcomes(rules); i++) {
		t->list[i].start = t->bytes.len;
		buf_puts(&t->bytes, rules_outcome(rules, i));
		buf_putc(&t->bytes, ';');
		t->list[i].len = t->bytes.len - t->list[i].start;
	}
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
	free(t->list);
	buf_release(&t->bytes);
	buf_release(&t->codes);
	buf_release(&t->fired);
	free(t);
}

/* Let the tags be found that the matches speak for. */
static void
add_up(struct tags *t, const struct matches *matches)
{
	t->text++;
	for (size_t i = 0; i < t->found_words; i++)
		t->found[i] = 0;
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

/* Put the code of a tag and a semicolon somewhere; where they end. */
static inline char *
put_code(char *to, const struct tags *t, size_t tag)
{
	const struct code *code = &t->list[tag];
	const char *from = t->bytes.data + code->start;

	/* Few are longer than a block; what is behind is overwritten. */
	block_store(to, block_load(from));
	if (code->len > BLOCK_BYTES)
		memcpy(to, from, code->len);
	return to + code->len;
}

const struct buf *
tags_find(struct tags *t, const struct matches *matches)
{
	struct buf *codes = &t->codes;
	char *end;

	add_up(t, matches);
	buf_reset(codes);
	buf_reserve(codes, t->bytes.len);
	end = codes->data;
	for (size_t i = 0; i < t->found_words; i++)
		for (uint64_t bits = t->found[i]; bits != 0; bits &= bits - 1)
			end = put_code(
			    end, t, 64 * i + (size_t)__builtin_ctzll(bits));
	if (end > codes->data) {
		codes->len = (size_t)(end - codes->data) - 1;
		codes->data[codes->len] = '\0';
	}
	return codes;
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
