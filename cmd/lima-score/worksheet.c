/*
 * worksheet: how figures come about.
 */
#include "worksheet.h"

#include "cli.h"
#include "mem.h"

#include <stdlib.h>

enum { INTO, NAME, HOW, VALUE, NUM, DEN, COMPUTED };

static const char *const column_name[COMPUTED] = {
    "into", "name", "how", "value", "num", "den"};

struct worksheet {
	const struct pick_from *from;
	struct tsv_writer *out;
	size_t computed[COMPUTED];
	size_t shown[EVIDENCE_SHOWN];
	size_t level;
};

struct worksheet *
worksheet_new(const struct pick_from *from)
{
	struct worksheet *w = mem_new(1, sizeof(*w));

	w->from = from;
	w->out = cli_writer();
	for (int c = 0; c < COMPUTED; c++)
		w->computed[c] = tsv_writer_column(w->out, column_name[c]);
	for (int f = 0; f < EVIDENCE_SHOWN; f++)
		w->shown[f] = tsv_writer_column(w->out, evidence_column[f]);
	w->level = tsv_writer_column(w->out, "level");
	return w;
}

void
worksheet_close(struct worksheet *w)
{
	cli_writer_close(w->out);
	free(w);
}

static void
set(struct worksheet *w, int column, const char *value)
{
	tsv_writer_set(w->out, w->computed[column], value);
}

void
worksheet_record(
    struct worksheet *w, const char *into, size_t record, uintmax_t amount)
{
	const struct evidence *e = w->from->evidence;
	const char *level = pick_level(w->from, record);

	set(w, INTO, into);
	set(w, NAME, evidence_get(e, record, EV_ITEM));
	set(w, VALUE, evidence_get(e, record, EV_VALUE));
	tsv_writer_set_number(w->out, w->computed[NUM], amount);
	set(w, DEN, "1");
	for (int f = 0; f < EVIDENCE_SHOWN; f++)
		tsv_writer_set(w->out, w->shown[f],
		    evidence_get(e, record, (enum evidence_field)f));
	tsv_writer_set(w->out, w->level, level != NULL ? level : "");
	tsv_writer_put(w->out, NULL);
}

/* Everything that is not in the stream itself. */
static void
put(struct worksheet *w, const char *rec, const struct worksheet_figure *f)
{
	set(w, INTO, f->into);
	set(w, NAME, f->name);
	set(w, HOW, f->how);
	set(w, VALUE, f->value);
	set(w, NUM, f->num);
	set(w, DEN, f->den);
	tsv_writer_set(w->out, w->shown[EV_REC], rec);
	tsv_writer_put(w->out, NULL);
}

void
worksheet_profile(struct worksheet *w, const char *into, const char *name,
    const char *value, const char *num, const char *den)
{
	put(w, "profile",
	    &(struct worksheet_figure){into, name, "", value, num, den});
}

void
worksheet_figure(struct worksheet *w, const struct worksheet_figure *f)
{
	put(w, "figure", f);
}
