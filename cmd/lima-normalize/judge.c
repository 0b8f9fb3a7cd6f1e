/*
 * judge: one answer after another, from names to codes, and whether it counts.
 */
#include "judge.h"

#include "buf.h"
#include "cli.h"
#include "diag.h"
#include "mem.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

struct columns {
	size_t reporter, kind, mandate, question, answer, submitted;
	size_t src_file, src_line, src_col;
	size_t named, pillar, aside;
};

struct judge {
	const struct judge_rules *rules;
	struct names *names;
	struct tsv_reader *in;
	struct tsv_writer *out;
	struct columns col;
	struct rejects *rejects;
	struct latest *latest;
	struct judge_counts counts;
	uintmax_t swapped; /* answers with a date in the other order */
	struct buf record;
	struct buf named;
	struct buf refused; /* the submission refused last, and why */
};

/* An answer of a submission whose reporter, mandates and date are known. */
struct understood {
	const struct reporter *reporter;
	const struct mandate *const *mandates;
	size_t mandate_count;
	struct when submitted;
};

struct judge *
judge_new(const struct judge_rules *rules, struct names *names,
    struct tsv_reader *in, struct tsv_writer *out, struct rejects *rejects)
{
	struct judge *j = mem_new(1, sizeof(*j));

	j->rules = rules;
	j->names = names;
	j->in = in;
	j->out = out;
	j->rejects = rejects;
	j->col = (struct columns){
	    .reporter = cli_column(in, "reporter"),
	    .kind = cli_column(in, "kind"),
	    .mandate = cli_column(in, "mandate"),
	    .question = cli_column(in, "question"),
	    .answer = cli_column(in, "answer"),
	    .submitted = cli_column(in, "submitted"),
	    .src_file = cli_column(in, "src_file"),
	    .src_line = cli_column(in, "src_line"),
	    .src_col = cli_column(in, "src_col"),
	    .named = tsv_writer_column(out, "named"),
	    .pillar = tsv_writer_column(out, "pillar"),
	    .aside = tsv_writer_column(out, "aside"),
	};
	j->latest = latest_new(out, j->col.aside);
	buf_init(&j->record);
	buf_init(&j->named);
	buf_init(&j->refused);
	return j;
}

static const char *
get(struct judge *j, size_t col)
{
	return tsv_reader_get(j->in, col);
}

/* A column of numbers; what is not one is as good as not given. */
static uintmax_t
get_number(struct judge *j, size_t col)
{
	const char *text = get(j, col);
	uintmax_t n = 0;

	return text_number(text, strlen(text), UINTMAX_MAX, &n) ? n : 0;
}

/*
 * Reject the current answer. All answers of a submission fall with its
 * reporter, mandate or date: then the place is the submission's and the message
 * is given once.
 */
static void
refuse(struct judge *j, bool whole, const char *field, const char *what,
    const char *value)
{
	struct diag_place place = {get(j, j->col.src_file),
	    get_number(j, j->col.src_line),
	    whole ? 0 : get_number(j, j->col.src_col)};
	struct buf id = BUF_INIT;

	buf_printf(&id, "%ju:%s:%s:%s", place.line, place.file, what, value);
	if (!whole || strcmp(id.data, j->refused.data) != 0) {
		if (*value != '\0')
			diag(DIAG_ERROR, &place, field, what, "%s",
			    diag_quote(value));
		else
			diag(DIAG_ERROR, &place, field, what, NULL);
	}
	if (whole) {
		buf_release(&j->refused);
		j->refused = id;
	} else {
		buf_release(&id);
	}
	rejects_put(j->rejects, j->in, what);
}

/* Of two orders that people write dates in, the other one. */
static enum when_order
other_order(enum when_order order)
{
	return order == WHEN_DAY_FIRST ? WHEN_MONTH_FIRST : WHEN_DAY_FIRST;
}

/* Reject the answer for its date. */
static void
refuse_date(struct judge *j, const char *submitted)
{
	enum when_order order = j->rules->order;
	struct when when;

	if (order != WHEN_REFUSE &&
	    when_parse(submitted, other_order(order), &when))
		j->swapped++;
	refuse(j, true, "submitted", "no such date", submitted);
}

/* A date that is one in the other order is a sign that all are written so. */
static void
tell_swapped(const struct judge *j)
{
	bool day_first = j->rules->order == WHEN_DAY_FIRST;

	if (j->swapped > 0)
		diag(DIAG_WARNING, NULL, "submitted",
		    "dates the other way round",
		    "%ju answer%s with a %s; --dates %s reads all dates so",
		    j->swapped, diag_plural(j->swapped),
		    day_first ? "month/day/year" : "day/month/year",
		    day_first ? "mdy" : "dmy");
}

/* Understand what the answers of a submission share, or reject this one. */
static bool
understand(struct judge *j, struct understood *u)
{
	const char *reporter = get(j, j->col.reporter);
	const char *kind = get(j, j->col.kind);
	const char *mandate = get(j, j->col.mandate);
	const char *submitted = get(j, j->col.submitted);

	u->reporter = names_reporter(j->names, reporter);
	if (*reporter == '\0')
		refuse(j, true, "reporter", "no reporter given", "");
	else if (u->reporter == NULL)
		refuse(j, true, "reporter", "no such reporter", reporter);
	else if (strcmp(u->reporter->kind, kind) != 0)
		refuse(j, true, "reporter",
		    strcmp(kind, "state") == 0 ? "not a state"
					       : "not an organization",
		    reporter);
	else if (*mandate == '\0')
		refuse(j, true, "mandate", "no mandate given", "");
	else if ((u->mandates = names_mandates(
		      j->names, mandate, &u->mandate_count)) == NULL)
		refuse(j, true, "mandate", "no such mandate", mandate);
	else if (*submitted == '\0')
		refuse(j, true, "submitted", "no date given", "");
	else if (!when_parse(submitted, j->rules->order, &u->submitted))
		refuse_date(j, submitted);
	else
		return true;
	return false;
}

/* Why an answer that is understood does not count whatever else there is. */
static const char *
aside_of(struct judge *j, const struct understood *u)
{
	const struct when *closing = &j->rules->closing;

	if (!u->reporter->participates) {
		j->counts.not_participating++;
		return "not-participating";
	}
	if (*closing->text != '\0' && u->submitted.instant > closing->instant) {
		j->counts.after_closing++;
		return "after-closing";
	}
	return "";
}

/* One answer on one of its mandates. */
static void
put_answer(struct judge *j, const struct understood *u,
    const struct mandate *mandate, const char *level, const char *named)
{
	const struct columns *c = &j->col;
	const char *aside = aside_of(j, u);
	bool competes = *aside == '\0';
	struct answer a = {
	    .reporter = u->reporter->code,
	    .question = get(j, c->question),
	    .mandate = mandate->number,
	    .named = named,
	    .level = level != NULL,
	    .instant = u->submitted.instant,
	    .file = get(j, c->src_file),
	    .line = get_number(j, c->src_line),
	    .col = get_number(j, c->src_col),
	};

	if (competes && level != NULL &&
	    strcmp(level, NAMES_NOT_APPLICABLE) == 0) {
		a.aside = true;
		aside = "not-applicable";
	}
	tsv_writer_set(j->out, c->reporter, u->reporter->code);
	tsv_writer_set(j->out, c->mandate, mandate->number);
	if (level != NULL)
		tsv_writer_set(j->out, c->answer, level);
	tsv_writer_set(j->out, c->submitted, u->submitted.text);
	tsv_writer_set(j->out, c->named, named);
	tsv_writer_set(j->out, c->pillar, mandate->pillar);
	tsv_writer_set(j->out, c->aside, aside);
	if (!competes) {
		tsv_writer_put(j->out, j->in);
		return;
	}
	buf_reset(&j->record);
	tsv_writer_render(j->out, j->in, &j->record);
	a.record = j->record.data;
	a.record_len = j->record.len;
	latest_add(j->latest, &a);
}

void
judge_answer(struct judge *j)
{
	const char *level = NULL, *named = get(j, j->col.named);
	const char *answer = get(j, j->col.answer);
	struct understood u;
	size_t i;

	j->counts.read++;
	if (!understand(j, &u))
		return;
	if (strcmp(get(j, j->col.question), "level") == 0 &&
	    (level = names_level(j->names, answer)) == NULL) {
		refuse(j, false, "level", "no such level", answer);
		return;
	}
	/* On a second pass the list is there, and not to be written again. */
	if (*named == '\0') {
		buf_reset(&j->named);
		for (i = 0; i < u.mandate_count; i++)
			buf_printf(&j->named, "%s%s", i > 0 ? "," : "",
			    u.mandates[i]->number);
		named = j->named.data;
	}
	for (i = 0; i < u.mandate_count; i++)
		put_answer(j, &u, u.mandates[i], level, named);
	j->counts.added += u.mandate_count - 1;
}

struct judge_counts
judge_end(struct judge *j)
{
	struct judge_counts counts = j->counts;

	tell_swapped(j);
	counts.counted = latest_counted(j->latest);
	counts.superseded = latest_superseded(j->latest);
	counts.not_applicable = latest_aside(j->latest);
	counts.rejected = rejects_count(j->rejects);
	latest_write(j->latest);
	buf_release(&j->record);
	buf_release(&j->named);
	buf_release(&j->refused);
	free(j);
	return counts;
}
