/*
 * explain: the table of option -x, one row per need and how it was judged.
 */
#include "explain.h"

#include "cli.h"
#include "language.h"
#include "mem.h"

#include <stdlib.h>

struct explain {
	struct tsv_writer *out;
	const struct rules *rules;
	size_t id, text, criterion, confidence, flags;
	size_t *scores; /* a column for each criterion */
	size_t margin, clarity, terms, fired, lang, tags, tags_fired;
};

/* How many columns there are besides the scores. */
#define OTHERS 12

struct explain *
explain_new(struct tsv_writer *out, const struct rules *rules)
{
	struct explain *e = mem_new(1, sizeof(*e));

	e->out = out;
	e->rules = rules;
	e->id = tsv_writer_column(out, "id");
	e->text = tsv_writer_column(out, "text");
	e->criterion = tsv_writer_column(out, "criterion");
	e->confidence = tsv_writer_column(out, "confidence");
	e->flags = tsv_writer_column(out, "flags");
	e->scores = mem_new(rules_outcomes(rules), sizeof(*e->scores));
	for (size_t i = 0; i < rules_outcomes(rules); i++)
		e->scores[i] = tsv_writer_column(out, rules_outcome(rules, i));
	e->margin = tsv_writer_column(out, "margin");
	e->clarity = tsv_writer_column(out, "clarity");
	e->terms = tsv_writer_column(out, "terms");
	e->fired = tsv_writer_column(out, "fired");
	e->lang = tsv_writer_column(out, "lang");
	e->tags = tsv_writer_column(out, "tags");
	e->tags_fired = tsv_writer_column(out, "tags_fired");
	if (tsv_writer_columns(out) != OTHERS + rules_outcomes(rules))
		cli_die(EX_CONFIG, "a criterion has the code of a column");
	return e;
}

void
explain_free(struct explain *e)
{
	if (e == NULL)
		return;
	free(e->scores);
	free(e);
}

void
explain_put(struct explain *e, const struct need *need, const struct verdict *v,
    const char *tags_fired)
{
	tsv_writer_set_buf(e->out, e->id, need->id);
	tsv_writer_set_bytes(e->out, e->text, need->text, need->len);
	tsv_writer_set(
	    e->out, e->criterion, rules_outcome(e->rules, need->criterion));
	tsv_writer_set_buf(e->out, e->confidence, need->confidence);
	tsv_writer_set(e->out, e->flags, need_marks[need->mark]);
	for (size_t i = 0; i < rules_outcomes(e->rules); i++)
		tsv_writer_set_number(e->out, e->scores[i], v->scores[i]);
	tsv_writer_set_number(e->out, e->margin, v->margin);
	tsv_writer_set_number(e->out, e->clarity, v->clarity);
	tsv_writer_set_buf(e->out, e->terms, need->terms);
	tsv_writer_set(e->out, e->fired, v->fired.data);
	tsv_writer_set(e->out, e->lang, languages_code(need->lang));
	tsv_writer_set_buf(e->out, e->tags, need->tags);
	tsv_writer_set(e->out, e->tags_fired, tags_fired);
	tsv_writer_put(e->out, NULL);
}
