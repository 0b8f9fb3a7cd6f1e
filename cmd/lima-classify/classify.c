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
#include "record.h"
#include "review.h"
#include "split.h"
#include "tags.h"

#include <stdbool.h>
#include <string.h>

/* What follows from how clear a verdict is. */
struct certainty {
	struct buf confidence; /* as printed */
	enum mark mark;
};

struct pass {
	const struct settings *settings;
	struct judge *judge;
	struct tags *tags;
	struct tsv_reader *in;
	struct tsv_writer *out;
	struct record *record;
	struct explain *explain; /* or NULL: the stream is written */
	struct review *review;   /* or NULL */
	struct columns col;
	struct facts facts;                             /* of the stream */
	struct buf id;                                  /* of the need */
	struct certainty judged[JUDGE_CLARITY_MAX + 1]; /* by clarity */
	struct certainty overridden;
	/* How many words of the answer there are of each language. */
	size_t languages[1 + PROFILE_LANGUAGES];
	struct counts counts;
};

static struct certainty
certainty_of(unsigned confidence, enum mark mark)
{
	struct certainty c = {.confidence = BUF_INIT, .mark = mark};

	hundredths_put(&c.confidence, confidence);
	return c;
}

static void
prepare_certainties(struct pass *p)
{
	const struct settings *s = p->settings;

	for (unsigned clarity = 0; clarity <= JUDGE_CLARITY_MAX; clarity++) {
		unsigned confidence =
		    calibration_confidence(s->calibration, clarity);

		p->judged[clarity] = certainty_of(confidence,
		    confidence < s->threshold ? MARK_REVIEW : MARK_NONE);
	}
	p->overridden = certainty_of(100, MARK_OVERRIDE);
}

/* Write the record as it is, unless an earlier run of this tool made it. */
static void
pass_on(struct pass *p)
{
	if (!tsv_reader_is(p->in, p->col.rec, "need") &&
	    !facts_stale(&p->facts, p->in))
		tsv_writer_put(p->out, p->in);
}

static void
count_languages(struct pass *p, const struct tokens *words)
{
	for (size_t i = 0; i <= PROFILE_LANGUAGES; i++)
		p->languages[i] += words->languages[i];
}

/* What an override or else the verdict says of a need. */
static void
decide_need(struct pass *p, struct need *need, const struct verdict *v)
{
	static const struct buf none = BUF_INIT;
	const struct certainty *certainty = &p->judged[v->clarity];
	size_t decided = overrides_find(
	    p->settings->overrides, need->id, need->text, need->len);

	need->criterion = v->criterion;
	need->terms = &v->terms;
	if (decided != MAP_NONE) {
		certainty = &p->overridden;
		need->criterion = decided;
		need->terms = &none;
	}
	need->confidence = &certainty->confidence;
	need->mark = certainty->mark;
}

static void
count_need(struct counts *counts, const struct need *need)
{
	counts->needs++;
	counts->reviews += need->mark == MARK_REVIEW;
	counts->overridden += need->mark == MARK_OVERRIDE;
}

static void
classify_need(struct pass *p, const char *text, size_t len)
{
	const struct verdict *v = judge_text(p->judge, text, len);
	struct need need = {.id = &p->id,
	    .text = text,
	    .len = len,
	    .lang = languages_detect(v->words->languages),
	    .tags = tags_find(p->tags, &v->tags)};

	decide_need(p, &need, v);
	count_need(&p->counts, &need);
	count_languages(p, v->words);
	if (p->review != NULL && need.mark == MARK_REVIEW)
		review_put(p->review, &need);
	if (p->explain != NULL) {
		judge_explain(p->judge);
		explain_put(p->explain, &need, v,
		    tags_explain(p->tags, &v->tags, v->words));
	} else {
		record_add_need(p->record, p->in, &need);
	}
}

/* Count up the number that an id ends in, from its first digit on. */
static void
count_up(struct buf *id, size_t first)
{
	size_t at = id->len;

	while (at > first && id->data[at - 1] == '9')
		id->data[--at] = '0';
	if (at > first) {
		id->data[at - 1]++;
	} else {
		buf_putc(id, '0');
		id->data[first] = '1';
	}
}

/* The id of an answer's needs as far as they share it. */
static void
begin_id(struct pass *p)
{
	const size_t columns[] = {p->col.id, p->col.mandate};

	buf_reset(&p->id);
	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
		size_t len;
		const char *value =
		    tsv_reader_get_bytes(p->in, columns[i], &len);

		buf_add(&p->id, value, len);
		buf_putc(&p->id, '.');
	}
}

static struct split
begin_items(struct pass *p)
{
	size_t len;
	const char *answer = tsv_reader_get_bytes(p->in, p->col.answer, &len);

	return split_begin(answer, len);
}

static void
classify_needs(struct pass *p)
{
	struct split rest = begin_items(p);
	const char *item;
	size_t len, number;

	p->counts.answers++;
	begin_id(p);
	number = p->id.len;
	buf_putc(&p->id, '0');
	while ((item = split_next(&rest, &len)) != NULL) {
		count_up(&p->id, number);
		classify_need(p, item, len);
	}
}

/* Item by item here too: bullets are in no language. */
static void
read_text(struct pass *p)
{
	struct split rest = begin_items(p);
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

	memset(p->languages, 0, sizeof(p->languages));
	if (needs && p->explain == NULL)
		record_begin(p->record, p->in);
	if (needs)
		classify_needs(p);
	if (p->explain != NULL)
		return;
	if (text && !needs)
		read_text(p);
	if (text)
		record_end(p->record, p->in, languages_detect(p->languages));
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
	struct buf threshold = BUF_INIT;

	hundredths_put(&threshold, p->settings->threshold);
	facts_put(&p->facts, NULL, "threshold", threshold.data);
	buf_release(&threshold);
	facts_put_number(&p->facts, NULL, "overrides", p->counts.overridden);
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
		p->record = record_new(p->out, &p->col, p->settings->rules);
		p->facts = facts_of("classify", p->out);
	}
}

static void
release(struct pass *p)
{
	explain_free(p->explain);
	record_free(p->record);
	judge_free(p->judge);
	tags_free(p->tags);
	buf_release(&p->id);
	for (size_t i = 0; i <= JUDGE_CLARITY_MAX; i++)
		buf_release(&p->judged[i].confidence);
	buf_release(&p->overridden.confidence);
}

struct counts
classify(const struct settings *settings, struct tsv_reader *in)
{
	struct pass p = {.settings = settings, .in = in, .id = BUF_INIT};
	struct rejects *rejects = NULL;

	p.judge = judge_new(settings->rules, settings->tag_rules);
	p.tags = tags_new(settings->tag_rules);
	prepare_certainties(&p);
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
