/*
 * classify: the pass over a stream.
 */
#include "classify.h"

#include "buf.h"
#include "cli.h"
#include "columns.h"
#include "explain.h"
#include "fact.h"
#include "hundredths.h"
#include "judge.h"
#include "map.h"
#include "review.h"
#include "split.h"
#include "tags.h"

#include <stdbool.h>
#include <string.h>

struct pass {
	const struct settings *settings;
	struct judge *judge;
	struct tags *tags;
	struct tsv_reader *in;
	struct tsv_writer *out;
	struct explain *explain; /* or NULL: the stream is written */
	struct review *review;   /* or NULL */
	struct columns col;
	struct facts facts; /* of the stream */
	struct buf id, flags, confidence;
	struct buf needs; /* the records of an answer's needs, as lines */
	/* How many words of the answer there are of each language. */
	size_t languages[1 + PROFILE_LANGUAGES];
	struct counts counts;
};

/* Hundredths as they are printed; lives until the next call. */
static const char *
show_hundredths(struct pass *p, unsigned hundredths)
{
	buf_reset(&p->confidence);
	hundredths_put(&p->confidence, hundredths);
	return p->confidence.data;
}

/* Write the record as it is, unless an earlier run of this tool made it. */
static void
pass_on(struct pass *p)
{
	if (!tsv_reader_is(p->in, p->col.rec, "need") &&
	    !facts_stale(&p->facts, p->in))
		tsv_writer_put(p->out, p->in);
}

/* The answer with its language, and behind it its needs. */
static void
write_answer(struct pass *p)
{
	tsv_writer_set(p->out, p->col.lang, languages_detect(p->languages));
	tsv_writer_put(p->out, p->in);
	tsv_writer_line(p->out, p->needs.data, p->needs.len);
}

/* Give the flags of the answer with the mark behind them. */
static void
add_mark(struct pass *p, const char *mark)
{
	const char *flags = tsv_reader_get(p->in, p->col.flags);

	buf_reset(&p->flags);
	buf_puts(&p->flags, flags);
	if (*flags != '\0')
		buf_putc(&p->flags, ';');
	buf_puts(&p->flags, mark);
	tsv_writer_set(p->out, p->col.flags, p->flags.data);
}

/* Render a need; it is written when the language of its answer is known. */
static void
render_need(struct pass *p, const struct need *need)
{
	tsv_writer_set(p->out, p->col.rec, "need");
	tsv_writer_set_buf(p->out, p->col.id, &p->id);
	tsv_writer_set_padded(p->out, p->col.answer, need->text, need->len);
	if (*need->mark != '\0')
		add_mark(p, need->mark);
	tsv_writer_set(p->out, p->col.criterion,
	    rules_outcome(p->settings->rules, need->criterion));
	tsv_writer_set_buf(p->out, p->col.confidence, &p->confidence);
	tsv_writer_set_buf(p->out, p->col.terms, need->terms);
	tsv_writer_set(p->out, p->col.lang, need->lang);
	tsv_writer_set_buf(p->out, p->col.tags, need->tags);
	tsv_writer_render(p->out, p->in, &p->needs);
}

static void
write_review(struct pass *p, const struct need *need)
{
	p->counts.reviews++;
	if (p->review != NULL)
		review_put(p->review, need);
}

static void
count_languages(struct pass *p, const struct tokens *words)
{
	for (size_t i = 0; i <= PROFILE_LANGUAGES; i++)
		p->languages[i] += words->languages[i];
}

static void
classify_need(struct pass *p, const char *text, size_t len)
{
	static const struct buf none = BUF_INIT;
	const struct verdict *v = judge_text(p->judge, text, len);
	size_t decided;
	struct need need = {.id = p->id.data,
	    .text = text,
	    .len = len,
	    .lang = languages_detect(v->words->languages),
	    .tags = tags_find(p->tags, &v->tags),
	    .mark = ""};

	decided = overrides_find(p->settings->overrides, need.id, text, len);
	if (decided != MAP_NONE) {
		need.criterion = decided;
		need.confidence = show_hundredths(p, 100);
		need.terms = &none;
		need.mark = "override";
		p->counts.overridden++;
	} else {
		unsigned confidence = calibration_confidence(
		    p->settings->calibration, v->clarity);

		need.criterion = v->criterion;
		need.confidence = show_hundredths(p, confidence);
		need.terms = &v->terms;
		if (confidence < p->settings->threshold) {
			need.mark = "review";
			write_review(p, &need);
		}
	}
	p->counts.needs++;
	count_languages(p, v->words);
	if (p->explain != NULL) {
		judge_explain(p->judge);
		explain_put(p->explain, &need, v,
		    tags_explain(p->tags, &v->tags, v->words));
	} else {
		render_need(p, &need);
	}
}

static void
classify_needs(struct pass *p)
{
	const char *answer = tsv_reader_get(p->in, p->col.answer);
	struct split rest = split_begin(answer, strlen(answer));
	const char *item;
	size_t len, stem;

	p->counts.answers++;
	buf_reset(&p->id);
	buf_puts(&p->id, tsv_reader_get(p->in, p->col.id));
	buf_putc(&p->id, '.');
	buf_puts(&p->id, tsv_reader_get(p->in, p->col.mandate));
	buf_putc(&p->id, '.');
	stem = p->id.len;
	for (unsigned n = 1; (item = split_next(&rest, &len)) != NULL; n++) {
		buf_truncate(&p->id, stem);
		buf_number(&p->id, n);
		classify_need(p, item, len);
	}
}

/* Item by item here too: bullets are in no language. */
static void
read_text(struct pass *p)
{
	const char *answer = tsv_reader_get(p->in, p->col.answer);
	struct split rest = split_begin(answer, strlen(answer));
	const char *item;
	size_t len;

	while ((item = split_next(&rest, &len)) != NULL)
		count_languages(p, judge_words(p->judge, item, len));
}

static void
classify_record(struct pass *p)
{
	bool text = columns_text(&p->col, p->in);
	bool needs = text && columns_needs(&p->col, p->in);

	buf_reset(&p->needs);
	memset(p->languages, 0, sizeof(p->languages));
	if (needs)
		classify_needs(p);
	if (p->explain != NULL)
		return;
	if (text && !needs)
		read_text(p);
	if (text)
		write_answer(p);
	else
		pass_on(p);
}

static void
classify_records(struct pass *p)
{
	enum tsv_got got;

	while ((got = tsv_reader_next(p->in)) == TSV_ROW)
		classify_record(p);
	if (got == TSV_BAD)
		cli_bad_stream(p->in);
}

static void
write_facts(struct pass *p)
{
	const struct overrides *o = p->settings->overrides;

	facts_put(&p->facts, NULL, "threshold",
	    show_hundredths(p, p->settings->threshold));
	facts_put_number(&p->facts, NULL, "overrides", overrides_applied(o));
	facts_put_number(&p->facts, NULL, "stale", overrides_stale(o));
}

/* The writer of what was asked for, with its columns. */
static void
open_output(struct pass *p)
{
	p->col = columns_read(p->in);
	if (p->settings->explain) {
		p->out = cli_writer();
		p->explain = explain_new(p->out, p->settings->rules);
	} else {
		p->out = cli_writer_like(p->in);
		columns_add(&p->col, p->out);
		p->facts = facts_of("classify", p->out);
	}
}

static void
release(struct pass *p)
{
	explain_free(p->explain);
	judge_free(p->judge);
	tags_free(p->tags);
	buf_release(&p->id);
	buf_release(&p->flags);
	buf_release(&p->confidence);
	buf_release(&p->needs);
}

struct counts
classify(const struct settings *settings, struct tsv_reader *in)
{
	struct pass p = {.settings = settings,
	    .in = in,
	    .id = BUF_INIT,
	    .flags = BUF_INIT,
	    .confidence = BUF_INIT,
	    .needs = BUF_INIT};
	struct rejects *rejects = NULL;

	p.judge = judge_new(settings->rules, settings->tag_rules);
	p.tags = tags_new(settings->tag_rules);
	open_output(&p);
	if (settings->review != NULL)
		p.review = review_open(settings->review, settings->rules);
	/* Nothing is rejected here; the file is there all the same. */
	if (settings->rejects != NULL)
		rejects = cli_rejects(settings->rejects, p.out);
	classify_records(&p);
	if (!settings->explain)
		write_facts(&p);
	if (rejects != NULL)
		cli_rejects_close(rejects);
	cli_writer_close(p.out);
	/* Last: the needs in it are those of a stream that is whole. */
	if (p.review != NULL)
		review_close(p.review);
	release(&p);
	return p.counts;
}
