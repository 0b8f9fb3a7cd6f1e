/*
 * The rules that lima-classify finds in texts, against a plain search through
 * all rules.
 */
#include "match.h"

#include "cli.h"
#include "draw.h"
#include "tap.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ROUNDS 60
#define TEXTS 100
#define RULES 60
#define FEW 40
#define WORDS 150 /* more than two parts of a text */

/* Words that are beginnings of others, and how people write them. */
static const struct {
	const char *folded;
	const char *written[3];
} words[] = {
    {"a", {"a", "A", u8"á"}},
    {"ab", {"ab", u8"AB", u8"a\u0301b"}},
    {"abc", {"abc", u8"äbc", u8"ａｂｃ"}},
    {"abcd", {"abcd", "ABCD", u8"ab\u200bcd"}},
    {"acao", {u8"ação", u8"AÇÃO", "acao"}},
    {"b", {"b", "B", u8"ḃ"}},
    {"ba", {"ba", u8"BÂ", u8"«ba»"}},
    {"strasse", {u8"straße", "STRASSE", "strasse"}},
    {"institucionalizacaoplena",
	{u8"institucionalizaçãoplena", u8"INSTITUCIONALIZAÇÃOPLENA",
	    "institucionalizacaoplena"}},
    {"2019", {"2019", "2019", u8"２０１９"}},
    {"x", {"x", "X", u8"ⓧ"}},
};

#define VOCABULARY (sizeof(words) / sizeof(words[0]))

static const struct {
	const char *text;
	bool parts;
} gaps[] = {
    {" ", false},
    {" ", false},
    {" ", false},
    {"\n", false},
    {"-", false},
    {"/", false},
    {u8"’", false},
    {u8"\u00a0", false},
    {u8" ¿", false},
    {", ", true},
    {". ", true},
    {" (", true},
    {u8" – ", true},
    {u8"…", true},
};

#define GAPS (sizeof(gaps) / sizeof(gaps[0]))

/* A pattern as it is drawn: numbers of words, with or without a star. */
struct pattern {
	size_t count;
	size_t word[4];
	bool stem[4];
	size_t letters;
	size_t outcome;
	uintmax_t weight;
	char text[160];
};

/* A table of patterns. */
struct drawn {
	bool rivals;
	struct pattern patterns[RULES];
	size_t count;
};

/* A text as it is drawn. */
static struct {
	size_t count;
	size_t word[WORDS];
	bool parted[WORDS];
	char text[WORDS * 48];
} text;

static void
draw_pattern(struct pattern *p, bool rivals)
{
	memset(p, 0, sizeof(*p));
	p->count = 1 + draw(4);
	for (size_t i = 0; i < p->count; i++) {
		const char *folded;

		p->word[i] = draw(VOCABULARY);
		p->stem[i] = draw(3) == 0;
		folded = words[p->word[i]].folded;
		p->letters += strlen(folded);
		snprintf(p->text + strlen(p->text),
		    sizeof(p->text) - strlen(p->text), "%s%s%s",
		    i > 0 ? " " : "", folded, p->stem[i] ? "*" : "");
	}
	p->outcome = draw(3);
	p->weight = draw(4);
	if (rivals && draw(6) == 0) {
		p->outcome = RULES_NEGATES;
		p->weight = 1 + draw(4);
	}
}

static bool
is_new(const struct drawn *d, const struct pattern *p)
{
	for (const struct pattern *q = d->patterns; q < p; q++)
		if (strcmp(p->text, q->text) == 0 &&
		    (d->rivals || p->outcome == q->outcome))
			return false;
	return true;
}

static void
draw_patterns(struct drawn *d, bool rivals)
{
	size_t count = draw(RULES + 1);

	d->rivals = rivals;
	d->count = 0;
	for (size_t i = 0; i < count; i++) {
		draw_pattern(&d->patterns[d->count], rivals);
		d->count += is_new(d, &d->patterns[d->count]);
	}
}

static void
draw_text(void)
{
	char *at = text.text;

	text.count = draw(1 + (draw(4) > 0 ? FEW : WORDS));
	*at = '\0';
	for (size_t i = 0; i < text.count; i++) {
		size_t gap = draw(GAPS);

		text.word[i] = draw(VOCABULARY);
		text.parted[i] = i > 0 && gaps[gap].parts;
		at += snprintf(at, 48, "%s%s", i > 0 ? gaps[gap].text : "",
		    words[text.word[i]].written[draw(3)]);
	}
}

static bool
fits(const struct pattern *p, size_t at)
{
	if (p->count > text.count - at)
		return false;
	for (size_t i = 0; i < p->count; i++) {
		const char *want = words[p->word[i]].folded;
		const char *have = words[text.word[at + i]].folded;

		if (p->stem[i] ? strncmp(have, want, strlen(want)) != 0
			       : strcmp(have, want) != 0)
			return false;
	}
	return true;
}

/* The pattern that goes before all others of the outcome that fit, or NULL. */
static const struct pattern *
best_fit(const struct drawn *d, size_t at, size_t outcome)
{
	const struct pattern *best = NULL;

	for (size_t i = 0; i < d->count; i++) {
		const struct pattern *p = &d->patterns[i];

		if ((!d->rivals && p->outcome != outcome) || !fits(p, at))
			continue;
		if (best == NULL || p->count > best->count ||
		    (p->count == best->count && p->letters > best->letters))
			best = p;
	}
	return best;
}

struct found {
	size_t row, at;
	bool negated;
};

static bool negated[WORDS]; /* by word of the text */

/* All that fits, as it covers words, in the order of text and outcomes. */
static size_t
find_plainly(const struct drawn *d, struct found *found)
{
	size_t count = 0, free_from[3] = {0};

	memset(negated, 0, sizeof(negated));
	for (size_t at = 0; at < text.count; at++) {
		for (size_t side = 0; side < (d->rivals ? 1 : 3); side++) {
			const struct pattern *p = best_fit(d, at, side);

			if (at < free_from[side] || p == NULL)
				continue;
			free_from[side] = at + p->count;
			found[count].row = (size_t)(p - d->patterns);
			found[count].at = at;
			found[count].negated =
			    negated[at] || p->outcome == RULES_NEGATES;
			count++;
			if (p->outcome != RULES_NEGATES)
				continue;
			for (size_t i = at + p->count;
			     i < at + p->count + p->weight && i < text.count &&
			     !text.parted[i];
			     i++)
				negated[i] = true;
		}
	}
	return count;
}

/* Leave those that have a weight and no outcome of RULES_NEGATES, once. */
static size_t
leave_counting(const struct drawn *d, struct found *found, size_t count)
{
	bool listed[RULES] = {false};
	size_t left = 0;

	for (size_t i = 0; i < count; i++) {
		const struct pattern *p = &d->patterns[found[i].row];

		if (p->weight == 0 || p->outcome == RULES_NEGATES ||
		    (!found[i].negated && listed[found[i].row]))
			continue;
		if (!found[i].negated)
			listed[found[i].row] = true;
		found[left++] = found[i];
	}
	return left;
}

static int
by_place(const void *left, const void *right)
{
	const struct found *a = left, *b = right;

	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	return a->row < b->row ? -1 : a->row > b->row;
}

/* What starts at one word may come in any order here. */
static bool
is_found(const struct matches *matches, struct found *want, size_t count)
{
	struct found got[3 * WORDS];

	if (matches->count != count)
		return false;
	for (size_t i = 0; i < count; i++) {
		got[i].row = matches->list[i].rule->row;
		got[i].at = matches->list[i].at;
		got[i].negated = matches->list[i].negated;
		if (i > 0 && got[i].at < got[i - 1].at)
			return false;
	}
	if (count > 0) {
		qsort(got, count, sizeof(*got), by_place);
		qsort(want, count, sizeof(*want), by_place);
	}
	for (size_t i = 0; i < count; i++)
		if (by_place(&got[i], &want[i]) != 0 ||
		    got[i].negated != want[i].negated)
			return false;
	return true;
}

static void
write_table(
    const char *folder, const char *name, const char *header, const char *rows)
{
	char path[64];
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s.tsv", folder, name);
	file = fopen(path, "w");
	if (file == NULL || fprintf(file, "%s\n%s", header, rows) < 0 ||
	    fclose(file) != 0)
		exit(EX_IOERR);
}

static void
write_rules(
    const char *folder, const struct drawn *d, const struct rules_kind *kind)
{
	static char rows[RULES * 200];
	char header[64];
	char *at = rows;

	*at = '\0';
	for (size_t i = 0; i < d->count; i++) {
		const struct pattern *p = &d->patterns[i];

		at += sprintf(at, "%s\t%s\t%ju\n", p->text,
		    p->outcome == RULES_NEGATES
			? ""
			: (const char *const[]){"p", "q", "r"}[p->outcome],
		    p->weight);
	}
	snprintf(header, sizeof(header), "pattern\t%s\tweight", kind->outcome);
	write_table(folder, kind->table, header, rows);
	write_table(folder, kind->outcomes, "code", "p\nq\nr\n");
	write_table(folder, "profile", "key\tvalue", "");
}

/* Whether a text is searched for those patterns as it should be. */
static bool
check_text(const struct drawn *d, const struct matches *all,
    const struct matches *counting)
{
	struct found found[3 * WORDS];
	size_t count = find_plainly(d, found);

	if (all != NULL && !is_found(all, found, count))
		return false;
	count = leave_counting(d, found, find_plainly(d, found));
	return counting == NULL || is_found(counting, found, count);
}

/* Whether the first table negates as it should. */
static bool
check_negated(const struct matcher *m, const struct drawn *d)
{
	struct found found[3 * WORDS];

	find_plainly(d, found);
	for (size_t at = 0; at < text.count; at++)
		if (matcher_negates(m, at) != negated[at])
			return false;
	return true;
}

/* Search some texts, by both ways to ask; whether each was searched well. */
static bool
check_texts(struct matcher *m, struct tokenizer *tokenizer,
    const struct drawn *drawn, size_t tables)
{
	bool ok = true;

	for (int i = 0; i < TEXTS && ok; i++) {
		const struct tokens *tokens;
		const struct findings *f;

		draw_text();
		tokens =
		    tokenizer_read(tokenizer, text.text, strlen(text.text));
		ok = tokens->count == text.count;
		f = matcher_all(m, tokens);
		ok = ok && check_negated(m, &drawn[0]);
		for (size_t k = 0; k < tables; k++)
			ok = ok && check_text(&drawn[k], &f->of[k], NULL);
		f = matcher_find(m, tokens);
		for (size_t k = 0; k < tables; k++)
			ok = ok && check_text(&drawn[k], NULL, &f->of[k]);
		if (!ok)
			printf("# text: %s\n", text.text);
	}
	return ok;
}

/* Patterns of one table or two, drawn and searched for. */
static bool
check_rules(
    const char *folder, const struct rules_kind *const kinds[], size_t tables)
{
	static struct drawn drawn[MACHINE_TABLES];
	struct rules *rules[MACHINE_TABLES] = {NULL};
	struct vocabulary *vocabulary = vocabulary_new(NULL);
	struct tokenizer *tokenizer;
	struct profile *profile;
	struct matcher *matcher;
	bool ok;

	for (size_t i = 0; i < tables; i++) {
		draw_patterns(&drawn[i], kinds[i]->rivals);
		write_rules(folder, &drawn[i], kinds[i]);
	}
	profile = cli_profile(folder);
	for (size_t i = 0; i < tables; i++)
		rules[i] = rules_load(profile, vocabulary, kinds[i]);
	tokenizer = tokenizer_new(vocabulary);
	matcher = matcher_new(rules[0], rules[1]);
	ok = check_texts(matcher, tokenizer, drawn, tables);
	matcher_free(matcher);
	tokenizer_free(tokenizer);
	for (size_t i = 0; i < tables; i++)
		rules_free(rules[i]);
	vocabulary_free(vocabulary);
	profile_free(profile);
	return ok;
}

static void
check_matches(void)
{
	char folder[] = "/tmp/lima-match-XXXXXX";
	char command[64];
	const struct rules_kind *const kinds[] = {
	    &rules_of_criteria, &rules_of_tags};
	bool rivals = true, others = true, both = true;

	if (mkdtemp(folder) == NULL)
		exit(EX_CANTCREAT);
	for (int i = 0; i < ROUNDS; i++) {
		rivals = rivals && check_rules(folder, kinds, 1);
		others = others && check_rules(folder, kinds + 1, 1);
		both = both && check_rules(folder, kinds, 2);
	}
	tap(rivals, "criteria: what a plain search through all rules finds");
	tap(others, "tags: what a plain search for each tag finds");
	tap(both, "criteria and tags in one pass: the same of each");
	snprintf(command, sizeof(command), "rm -r %s", folder);
	tap(system(command) == 0, "the profile that was made is gone");
}

int
main(void)
{
	char *argv[] = {(char[]){"match"}, NULL};

	cli_begin(argv, "", "");
	check_matches();
	return tap_end();
}
