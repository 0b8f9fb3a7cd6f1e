/*
 * propose: the report of option --learn.
 */
#include "propose.h"

#include "cli.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

struct columns {
	size_t language, pattern, criterion, weight, comment;
	size_t status, old, needs;
	size_t *of; /* one for each criterion */
	size_t mends, breaks;
};

struct proposer {
	const struct lesson *lesson;
	const struct sign *signs; /* as learnt */
	struct sign *before;
	struct tsv_writer *out;
	struct columns col;
	uintmax_t *of; /* needs by criterion */
};

/* A term to be proposed. */
struct term {
	size_t clue;
	const char *text;
	struct effect effect;
	size_t needs;
};

static void
add_columns(struct proposer *p)
{
	const struct rules *rules = p->lesson->rules;
	struct columns *col = &p->col;

	col->language = tsv_writer_column(p->out, "language");
	col->pattern = tsv_writer_column(p->out, "pattern");
	col->criterion = tsv_writer_column(p->out, "criterion");
	col->weight = tsv_writer_column(p->out, "weight");
	col->comment = tsv_writer_column(p->out, "comment");
	col->status = tsv_writer_column(p->out, "status");
	col->old = tsv_writer_column(p->out, "old");
	col->needs = tsv_writer_column(p->out, "needs");
	col->of = mem_new(rules_outcomes(rules), sizeof(*col->of));
	for (size_t k = 0; k < rules_outcomes(rules); k++)
		col->of[k] = tsv_writer_column(p->out, rules_outcome(rules, k));
	col->mends = tsv_writer_column(p->out, "mends");
	col->breaks = tsv_writer_column(p->out, "breaks");
}

/* Give what the needs that hold a clue say. */
static void
set_needs(struct proposer *p, size_t clue, struct effect e)
{
	const struct lesson *l = p->lesson;
	size_t count;
	const size_t *needs = cases_needs(l->cases, clue, &count);

	memset(p->of, 0, rules_outcomes(l->rules) * sizeof(*p->of));
	for (size_t i = 0; i < count; i++)
		p->of[l->gold->needs[needs[i]].criterion]++;
	tsv_writer_set_number(p->out, p->col.needs, count);
	for (size_t k = 0; k < rules_outcomes(l->rules); k++)
		tsv_writer_set_number(p->out, p->col.of[k], p->of[k]);
	tsv_writer_set_number(p->out, p->col.mends, e.mends);
	tsv_writer_set_number(p->out, p->col.breaks, e.breaks);
}

static void
put_rules(struct proposer *p, const struct table *t)
{
	size_t language = table_column(t, "language");
	size_t pattern = table_column(t, "pattern");
	size_t criterion = table_column(t, "criterion");
	size_t comment = table_column(t, "comment");

	for (size_t row = 0; row < table_rows(t); row++) {
		bool kept = p->signs[row].weight == p->before[row].weight;

		tsv_writer_set(p->out, p->col.language,
		    language != TSV_NO_COLUMN ? table_get(t, row, language)
					      : "any");
		tsv_writer_set(
		    p->out, p->col.pattern, table_get(t, row, pattern));
		tsv_writer_set(
		    p->out, p->col.criterion, table_get(t, row, criterion));
		tsv_writer_set_number(
		    p->out, p->col.weight, p->signs[row].weight);
		if (comment != TSV_NO_COLUMN)
			tsv_writer_set(
			    p->out, p->col.comment, table_get(t, row, comment));
		tsv_writer_set(
		    p->out, p->col.status, kept ? "kept" : "changed");
		tsv_writer_set_number(
		    p->out, p->col.old, p->before[row].weight);
		set_needs(p, row,
		    learn_effect(p->lesson, p->before, row, p->signs[row]));
		tsv_writer_put(p->out, NULL);
	}
}

/* What helps more first. */
static int
by_use(const void *left, const void *right)
{
	const struct term *a = left, *b = right;
	size_t more = a->effect.mends + b->effect.breaks;
	size_t less = b->effect.mends + a->effect.breaks;

	if (more != less)
		return more > less ? -1 : 1;
	if (a->needs != b->needs)
		return a->needs > b->needs ? -1 : 1;
	return strcmp(a->text, b->text);
}

/* The language that all needs with a term are in, or any. */
static const char *
language_of(const struct lesson *l, size_t clue)
{
	size_t count;
	const size_t *needs = cases_needs(l->cases, clue, &count);
	const char *lang = l->gold->needs[needs[0]].lang;

	for (size_t i = 1; i < count; i++)
		if (strcmp(l->gold->needs[needs[i]].lang, lang) != 0)
			return "any";
	for (size_t i = 0; i < PROFILE_LANGUAGES; i++)
		if (strcmp(profile_languages[i], lang) == 0)
			return lang;
	return "any";
}

static void
put_term(struct proposer *p, const struct term *term)
{
	struct sign sign = p->signs[term->clue];

	tsv_writer_set(
	    p->out, p->col.language, language_of(p->lesson, term->clue));
	tsv_writer_set(p->out, p->col.pattern, term->text);
	tsv_writer_set(p->out, p->col.criterion,
	    rules_outcome(p->lesson->rules, sign.criterion));
	tsv_writer_set_number(p->out, p->col.weight, sign.weight);
	tsv_writer_set(p->out, p->col.comment, "proposal");
	tsv_writer_set(p->out, p->col.status, "new");
	set_needs(p, term->clue, term->effect);
	tsv_writer_put(p->out, NULL);
}

static size_t
put_terms(struct proposer *p)
{
	const struct lesson *l = p->lesson;
	struct term *terms = NULL;
	size_t count = 0, room = 0;

	for (size_t clue = rules_count(l->rules); clue < cases_clues(l->cases);
	     clue++) {
		struct term *term;

		if (p->signs[clue].weight == 0)
			continue;
		terms = mem_grow(terms, count, &room, sizeof(*terms));
		term = &terms[count++];
		term->clue = clue;
		term->text = cases_term(l->cases, clue);
		term->effect = learn_effect(l, p->before, clue, p->signs[clue]);
		cases_needs(l->cases, clue, &term->needs);
	}
	if (count > 0)
		qsort(terms, count, sizeof(*terms), by_use);
	for (size_t i = 0; i < count; i++)
		put_term(p, &terms[i]);
	free(terms);
	return count;
}

struct proposed
propose(
    const struct lesson *l, struct profile *profile, const struct sign *signs)
{
	struct proposer p = {.lesson = l, .signs = signs};
	struct proposed proposed = {0, 0};

	p.before = cases_signs(l->cases);
	p.out = cli_writer();
	p.of = mem_new(rules_outcomes(l->rules), sizeof(*p.of));
	add_columns(&p);
	put_rules(&p, cli_table(profile, "rules"));
	proposed.terms = put_terms(&p);
	for (size_t row = 0; row < rules_count(l->rules); row++)
		proposed.changed += signs[row].weight != p.before[row].weight;
	cli_writer_close(p.out);
	free(p.before);
	free(p.of);
	free(p.col.of);
	return proposed;
}
