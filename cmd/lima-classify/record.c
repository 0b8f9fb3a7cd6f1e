/*
 * record: the records of answers and their needs.
 *
 * All needs have the same columns, and few values but their text are new: what
 * can be known before is prepared, with its length.
 */
#include "record.h"

#include "buf.h"
#include "language.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

/* What a need is given. */
enum given {
	REC,
	ID,
	TEXT,
	FLAGS,
	CRITERION,
	CONFIDENCE,
	TERMS,
	LANG,
	TAGS,
	GIVEN
};

struct record {
	struct tsv_writer *out;
	size_t lang, flags;
	struct tsv_field fields[GIVEN]; /* in the order of their columns */
	struct tsv_field *of[GIVEN];    /* each of them */
	struct buf rec;
	struct buf marked[MARKS];    /* the answer's flags with that mark */
	struct buf langs[LANGUAGES]; /* the codes */
	struct buf *criteria;
	size_t criteria_count;
	struct buf needs; /* lines */
};

static struct buf
prepared(const char *value)
{
	struct buf b = BUF_INIT;

	buf_puts(&b, value);
	return b;
}

static inline void
give(struct record *r, enum given given, const struct buf *value)
{
	r->of[given]->value = value->data;
	r->of[given]->len = value->len;
}

/* Put a field among those before it. */
static void
add_field(struct record *r, size_t before, struct tsv_field added)
{
	struct tsv_field *field = &r->fields[before];

	for (; field > r->fields && field[-1].col > added.col; field--)
		field[0] = field[-1];
	field[0] = added;
}

/*
 * Flags are kept as they stand in a line; terms are letters and digits; codes
 * are names of columns.
 */
static void
order_fields(struct record *r, const struct columns *col)
{
	const struct tsv_field given[GIVEN] = {
	    [REC] = {.col = col->rec, .plain = true},
	    [ID] = {.col = col->id},
	    [TEXT] = {.col = col->answer},
	    [FLAGS] = {.col = col->flags, .plain = true},
	    [CRITERION] = {.col = col->criterion, .plain = true},
	    [CONFIDENCE] = {.col = col->confidence, .plain = true},
	    [TERMS] = {.col = col->terms, .plain = true},
	    [LANG] = {.col = col->lang, .plain = true},
	    [TAGS] = {.col = col->tags, .plain = true},
	};

	for (size_t i = 0; i < GIVEN; i++)
		add_field(r, i, given[i]);
	for (size_t i = 0; i < GIVEN; i++) {
		r->of[i] = r->fields;
		while (r->of[i]->col != given[i].col)
			r->of[i]++;
	}
}

struct record *
record_new(struct tsv_writer *out, const struct columns *col,
    const struct rules *criteria)
{
	struct record *r = mem_new(1, sizeof(*r));

	r->out = out;
	r->lang = col->lang;
	r->flags = col->flags;
	order_fields(r, col);
	r->rec = prepared("need");
	give(r, REC, &r->rec);
	for (size_t i = 0; i < MARKS; i++)
		r->marked[i] = prepared(need_marks[i]);
	for (size_t i = 0; i < LANGUAGES; i++)
		r->langs[i] = prepared(languages_code(i));
	r->criteria_count = rules_outcomes(criteria);
	r->criteria = mem_new(r->criteria_count, sizeof(*r->criteria));
	for (size_t i = 0; i < r->criteria_count; i++)
		r->criteria[i] = prepared(rules_outcome(criteria, i));
	buf_init(&r->needs);
	return r;
}

static void
release_all(struct buf *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		buf_release(&list[i]);
}

void
record_free(struct record *r)
{
	if (r == NULL)
		return;
	buf_release(&r->rec);
	release_all(r->marked, MARKS);
	release_all(r->langs, LANGUAGES);
	release_all(r->criteria, r->criteria_count);
	free(r->criteria);
	buf_release(&r->needs);
	free(r);
}

/* As a rule the flags are those of the last answer. */
void
record_begin(struct record *r, const struct tsv_reader *in)
{
	const struct buf *last = &r->marked[MARK_NONE];
	size_t end = r->flags + 1, len;
	const char *flags = tsv_reader_run(in, r->flags, &end, &len);

	if (len == last->len && memcmp(flags, last->data, len) == 0)
		return;
	for (size_t i = 0; i < MARKS; i++) {
		struct buf *marked = &r->marked[i];

		buf_reset(marked);
		buf_add(marked, flags, len);
		if (len > 0 && i != MARK_NONE)
			buf_putc(marked, ';');
		buf_puts(marked, need_marks[i]);
	}
}

void
record_add_need(
    struct record *r, const struct tsv_reader *in, const struct need *need)
{
	give(r, ID, need->id);
	r->of[TEXT]->value = need->text;
	r->of[TEXT]->len = need->len;
	give(r, FLAGS, &r->marked[need->mark]);
	give(r, CRITERION, &r->criteria[need->criterion]);
	give(r, CONFIDENCE, need->confidence);
	give(r, TERMS, need->terms);
	give(r, LANG, &r->langs[need->lang]);
	give(r, TAGS, need->tags);
	tsv_writer_render_fields(r->out, in, r->fields, GIVEN, &r->needs);
}

void
record_end(struct record *r, const struct tsv_reader *in, size_t lang)
{
	const struct tsv_field field = {.col = r->lang,
	    .value = r->langs[lang].data,
	    .len = r->langs[lang].len};

	tsv_writer_put_fields(r->out, in, &field, 1);
	tsv_writer_line(r->out, r->needs.data, r->needs.len);
	buf_reset(&r->needs);
}
