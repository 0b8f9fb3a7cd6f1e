/*
 * rules: words and phrases, and the criterion that each speaks for.
 */
#include "rules.h"

#include "cli.h"
#include "diag.h"
#include "map.h"
#include "mem.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

#define WEIGHT_MAX 1000

struct rules {
	struct map *codes;
	const char **criteria; /* the profile's */
	size_t criteria_count;
	struct rule *list; /* sorted by by_precedence */
	size_t count;
	size_t first[257]; /* where those that begin with a byte begin */
};

static unsigned char
first_byte(const struct rule *r)
{
	return (unsigned char)r->words.list[0].text[0];
}

/* By the first byte, then the rule that is to be tried first. */
static int
by_precedence(const void *left, const void *right)
{
	const struct rule *a = left, *b = right;

	if (first_byte(a) != first_byte(b))
		return first_byte(a) < first_byte(b) ? -1 : 1;
	if (a->words.count != b->words.count)
		return a->words.count > b->words.count ? -1 : 1;
	if (a->letters != b->letters)
		return a->letters > b->letters ? -1 : 1;
	return a->row < b->row ? -1 : 1;
}

/* A star follows the word in its pattern. */
static bool
is_stem(const struct word *w)
{
	return w->text[w->len] == '*';
}

static void
load_criteria(struct rules *rules, struct profile *profile)
{
	const struct table *t = cli_table(profile, "criteria");
	size_t code = cli_table_column(t, "code");

	if (table_rows(t) == 0)
		cli_die(EX_CONFIG, "%s: no criteria", table_path(t));
	rules->codes = map_new();
	rules->criteria_count = table_rows(t);
	rules->criteria = mem_new(table_rows(t), sizeof(*rules->criteria));
	for (size_t i = 0; i < table_rows(t); i++) {
		rules->criteria[i] = table_get(t, i, code);
		if (map_add(rules->codes, rules->criteria[i],
			strlen(rules->criteria[i]), i) != MAP_NONE)
			cli_bad_table(t, i, "code", "criterion given twice: %s",
			    diag_quote(rules->criteria[i]));
	}
}

/* The pattern folded and its words; each star must end a word. */
static void
load_pattern(struct rule *r, const struct table *t, const char *pattern,
    struct map *seen)
{
	struct buf folded = BUF_INIT;
	size_t stars = 0;

	text_fold(&folded, pattern, strlen(pattern));
	if (map_add(seen, folded.data, folded.len, r->row) != MAP_NONE)
		cli_bad_table(t, r->row, "pattern", "pattern given twice: %s",
		    diag_quote(pattern));
	r->pattern = buf_take(&folded);
	words_find(&r->words, r->pattern);
	for (const char *s = r->pattern; *s != '\0'; s++)
		stars += *s == '*';
	for (size_t i = 0; i < r->words.count; i++) {
		r->letters += r->words.list[i].len;
		stars -= is_stem(&r->words.list[i]);
	}
	if (r->words.count == 0 || stars != 0)
		cli_bad_table(t, r->row, "pattern",
		    "not words, each with or without a '*' at its end: %s",
		    diag_quote(pattern));
}

static void
load_rules(struct rules *rules, struct profile *profile)
{
	const struct table *t = cli_table(profile, "rules");
	size_t pattern = cli_table_column(t, "pattern");
	size_t criterion = cli_table_column(t, "criterion");
	size_t weight = cli_table_column(t, "weight");
	struct map *seen = map_new();

	rules->count = table_rows(t);
	rules->list = mem_new(rules->count, sizeof(*rules->list));
	for (size_t i = 0; i < rules->count; i++) {
		struct rule *r = &rules->list[i];
		const char *code = table_get(t, i, criterion);
		const char *number = table_get(t, i, weight);

		r->row = i;
		load_pattern(r, t, table_get(t, i, pattern), seen);
		r->criterion = rules_find_criterion(rules, code);
		if (r->criterion == MAP_NONE)
			cli_bad_table(t, i, "criterion",
			    "no such criterion: %s", diag_quote(code));
		if (!text_number(
			number, strlen(number), WEIGHT_MAX, &r->weight))
			cli_bad_table(t, i, "weight",
			    "not a whole number from 0 to %d: %s", WEIGHT_MAX,
			    diag_quote(number));
	}
	map_free(seen);
}

/* Sort the rules and note where those that begin with each byte stand. */
static void
index_rules(struct rules *rules)
{
	size_t at = 0;

	if (rules->count > 0)
		qsort(rules->list, rules->count, sizeof(*rules->list),
		    by_precedence);
	for (size_t byte = 0; byte < 257; byte++) {
		while (at < rules->count && first_byte(&rules->list[at]) < byte)
			at++;
		rules->first[byte] = at;
	}
}

struct rules *
rules_load(struct profile *profile)
{
	struct rules *rules = mem_new(1, sizeof(*rules));

	load_criteria(rules, profile);
	load_rules(rules, profile);
	index_rules(rules);
	return rules;
}

void
rules_free(struct rules *rules)
{
	if (rules == NULL)
		return;
	for (size_t i = 0; i < rules->count; i++) {
		free(rules->list[i].pattern);
		words_release(&rules->list[i].words);
	}
	free(rules->list);
	free(rules->criteria);
	map_free(rules->codes);
	free(rules);
}

size_t
rules_criteria(const struct rules *rules)
{
	return rules->criteria_count;
}

const char *
rules_criterion(const struct rules *rules, size_t criterion)
{
	return rules->criteria[criterion];
}

size_t
rules_find_criterion(const struct rules *rules, const char *code)
{
	return map_find(rules->codes, code, strlen(code));
}

static bool
fits(const struct rule *r, const struct words *words, size_t at)
{
	if (r->words.count > words->count - at)
		return false;
	for (size_t i = 0; i < r->words.count; i++) {
		const struct word *want = &r->words.list[i];
		const struct word *have = &words->list[at + i];

		if (is_stem(want) ? have->len < want->len
				  : have->len != want->len)
			return false;
		if (memcmp(have->text, want->text, want->len) != 0)
			return false;
	}
	return true;
}

const struct rule *
rules_at(const struct rules *rules, const struct words *words, size_t at)
{
	size_t byte = (unsigned char)words->list[at].text[0];

	for (size_t i = rules->first[byte]; i < rules->first[byte + 1]; i++)
		if (fits(&rules->list[i], words, at))
			return &rules->list[i];
	return NULL;
}
