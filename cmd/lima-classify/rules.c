/*
 * rules: words and phrases, and what each speaks for.
 */
#include "rules.h"

#include "cli.h"
#include "diag.h"
#include "map.h"
#include "mem.h"
#include "text.h"
#include "words.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

const struct rules_kind rules_of_criteria = {
    "rules", "criterion", "criteria", true};
const struct rules_kind rules_of_tags = {"tag_rules", "tag", "tags", false};

struct rules {
	const struct rules_kind *kind;
	const char *path; /* the table's */
	struct vocabulary *vocabulary;
	struct map *codes;
	const char **outcomes; /* the profile's */
	size_t outcome_count;
	struct rule *list; /* as in the table */
	struct rule_words *patterns;
	size_t count;
};

/* A star follows the word in its pattern. */
static bool
is_stem(const struct word *w)
{
	return w->text[w->len] == '*';
}

static void
load_outcomes(struct rules *rules, struct profile *profile)
{
	const struct rules_kind *kind = rules->kind;
	const struct table *t = cli_table(profile, kind->outcomes);
	size_t code = cli_table_column(t, "code");

	if (table_rows(t) == 0 && kind->rivals)
		cli_die(EX_CONFIG, "%s: no %s", table_path(t), kind->outcomes);
	rules->codes = map_new();
	rules->outcome_count = table_rows(t);
	rules->outcomes = mem_new(table_rows(t), sizeof(*rules->outcomes));
	for (size_t i = 0; i < table_rows(t); i++) {
		rules->outcomes[i] = table_get(t, i, code);
		if (!tsv_is_name(
			rules->outcomes[i], strlen(rules->outcomes[i])))
			cli_bad_table(t, i, "code",
			    "not a lower-case letter followed by letters, "
			    "digits or _: %s",
			    diag_quote(rules->outcomes[i]));
		if (map_add(rules->codes, rules->outcomes[i],
			strlen(rules->outcomes[i]), i) != MAP_NONE)
			cli_bad_table(t, i, "code", "%s given twice: %s",
			    kind->outcome, diag_quote(rules->outcomes[i]));
	}
}

/* The words of the folded pattern; each star must end one. */
static void
load_words(struct rule *r, struct rule_words *p, struct vocabulary *vocabulary,
    const struct table *t, const char *pattern, const char *folded)
{
	struct words words = WORDS_INIT;
	size_t stars = 0;

	words_find(&words, folded);
	for (const char *s = folded; *s != '\0'; s++)
		stars += *s == '*';
	r->words = (uint32_t)words.count;
	p->numbers = mem_new(words.count, sizeof(*p->numbers));
	for (size_t i = 0; i < words.count; i++) {
		const struct word *w = &words.list[i];

		p->letters += (uint32_t)w->len;
		p->numbers[i] =
		    vocabulary_add(vocabulary, w->text, w->len, is_stem(w));
		stars -= is_stem(w);
	}
	words_release(&words);
	if (r->words == 0 || stars != 0)
		cli_bad_table(t, r->row, "pattern",
		    "not words, each with or without a '*' at its end: %s",
		    diag_quote(pattern));
}

/* A pattern stands once, or where outcomes are no rivals once for each. */
static void
check_new(const struct rules *rules, struct map *seen, const struct rule *r,
    const struct table *t, const char *pattern, struct buf *folded)
{
	if (!rules->kind->rivals)
		buf_printf(folded, "\t%" PRIu32, r->outcome);
	if (map_add(seen, folded->data, folded->len, r->row) != MAP_NONE)
		cli_bad_table(t, r->row, "pattern", "pattern given twice: %s",
		    diag_quote(pattern));
}

static void
load_outcome(struct rule *r, const struct rules *rules, const struct table *t,
    const char *code)
{
	const struct rules_kind *kind = rules->kind;
	size_t outcome;

	if (kind->rivals && *code == '\0') {
		r->outcome = RULES_NEGATES;
		return;
	}
	outcome = rules_find_outcome(rules, code);
	if (outcome == MAP_NONE)
		cli_bad_table(t, r->row, kind->outcome, "no such %s: %s",
		    kind->outcome, diag_quote(code));
	r->outcome = (uint32_t)outcome;
}

/* The weight, or how far a rule reaches that negates. */
static void
load_weight(struct rule *r, const struct table *t, const char *number)
{
	bool negates = r->outcome == RULES_NEGATES;
	int most = negates ? RULES_REACH_MAX : RULES_WEIGHT_MAX;
	int least = negates ? 1 : 0;
	uintmax_t weight = 0;

	if (!text_number(number, strlen(number), (uintmax_t)most, &weight) ||
	    weight < (uintmax_t)least)
		cli_bad_table(t, r->row, "weight",
		    "not a whole number from %d to %d: %s", least, most,
		    diag_quote(number));
	r->weight = (uint16_t)weight;
	r->counts = weight > 0 && !negates;
}

static void
load_rules(struct rules *rules, struct profile *profile)
{
	const struct rules_kind *kind = rules->kind;
	const struct table *t = cli_table(profile, kind->table);
	size_t pattern = cli_table_column(t, "pattern");
	size_t outcome = cli_table_column(t, kind->outcome);
	size_t weight = cli_table_column(t, "weight");
	struct map *seen = map_new();
	struct buf folded = BUF_INIT;

	rules->path = table_path(t);
	rules->count = table_rows(t);
	rules->list = mem_new(rules->count, sizeof(*rules->list));
	rules->patterns = mem_new(rules->count, sizeof(*rules->patterns));
	for (size_t i = 0; i < rules->count; i++) {
		struct rule *r = &rules->list[i];
		const char *written = table_get(t, i, pattern);

		r->row = (uint32_t)i;
		buf_reset(&folded);
		text_fold(&folded, written, strlen(written));
		load_words(r, &rules->patterns[i], rules->vocabulary, t,
		    written, folded.data);
		load_outcome(r, rules, t, table_get(t, i, outcome));
		r->side = kind->rivals ? 0 : r->outcome;
		check_new(rules, seen, r, t, written, &folded);
		load_weight(r, t, table_get(t, i, weight));
	}
	buf_release(&folded);
	map_free(seen);
}

struct rules *
rules_load(struct profile *profile, struct vocabulary *vocabulary,
    const struct rules_kind *kind)
{
	struct rules *rules = mem_new(1, sizeof(*rules));

	rules->kind = kind;
	rules->vocabulary = vocabulary;
	load_outcomes(rules, profile);
	load_rules(rules, profile);
	return rules;
}

void
rules_free(struct rules *rules)
{
	if (rules == NULL)
		return;
	for (size_t i = 0; i < rules->count; i++)
		free(rules->patterns[i].numbers);
	free(rules->list);
	free(rules->patterns);
	free(rules->outcomes);
	map_free(rules->codes);
	free(rules);
}

const char *
rules_path(const struct rules *rules)
{
	return rules->path;
}

struct vocabulary *
rules_vocabulary(const struct rules *rules)
{
	return rules->vocabulary;
}

size_t
rules_count(const struct rules *rules)
{
	return rules->count;
}

const struct rule *
rules_get(const struct rules *rules, size_t row)
{
	return &rules->list[row];
}

const struct rule_words *
rules_words(const struct rules *rules, size_t row)
{
	return &rules->patterns[row];
}

size_t
rules_outcomes(const struct rules *rules)
{
	return rules->outcome_count;
}

const char *
rules_outcome(const struct rules *rules, size_t outcome)
{
	return rules->outcomes[outcome];
}

size_t
rules_find_outcome(const struct rules *rules, const char *code)
{
	return map_find(rules->codes, code, strlen(code));
}
