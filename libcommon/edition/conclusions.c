/*
 * conclusions: sentences made from the figures.
 */
#include "conclusions.h"

#include "sentence.h"
#include "where.h"

#include <string.h>

struct kind {
	const char *name;
	void (*say)(struct sentence *);
	bool figures;  /* "from" is a path of figures */
	bool optional; /* not said where the stream has no such figures */
};

static const struct kind kinds[] = {
    {"plain", sentence_plain, false, false},
    {"groups", sentence_groups, true, false},
    {"ranking", sentence_ranking, true, false},
    {"chosen", sentence_chosen, false, false},
    {"leaders", sentence_leaders, true, false},
    {"areas", sentence_areas, true, true},
};

static const struct kind *
find_kind(const struct part *p)
{
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (strcmp(p->kind, kinds[i].name) == 0)
			return &kinds[i];
	layout_bad(p, "kind", "no such sentence: '%s'", p->kind);
}

static void
say_sentence(struct sentence *s)
{
	const struct part *p = s->part;
	const struct kind *kind = find_kind(p);

	if (kind->optional && !ledger_has_table(s->edition->ledger, p->from,
				  strcspn(p->from, "/")))
		return;
	if (kind->figures)
		paths_check(s->edition, p, p->from);
	paths_keys(s->edition, p, &s->keys);
	kind->say(s);
	sentence_end(s);
	paths_keys_release(&s->keys);
}

void
conclusions_each(const struct edition *e, const char *sheet,
    conclusions_take *take, void *arg)
{
	const struct part *p;
	size_t i = 0;

	while ((p = layout_next(&e->layout, &i, sheet, "sentence")) != NULL) {
		struct sentence s = {.edition = e,
		    .part = p,
		    .keys = {NULL, 0, 0},
		    .text = BUF_INIT,
		    .take = take,
		    .arg = arg};

		s.phrases = (struct phrases){e, p->label, &s.text};
		if (where(p->where, edition_fact, e))
			say_sentence(&s);
		buf_release(&s.text);
	}
}

/* A paragraph as a row of the sheet. */
static void
add_row(void *sheet, const char *paragraph)
{
	struct sheet *s = sheet;
	struct buf number = BUF_INIT;

	sheet_row(s);
	buf_printf(&number, "%zu", s->n_rows);
	sheet_number(s, 0, number.data);
	sheet_text(s, 1, paragraph);
	buf_release(&number);
}

void
conclusions_fill(
    const struct edition *e, const struct part *part, struct sheet *s)
{
	(void)part;
	sheet_column(s, words_label(e->words, "conclusions.number"), 10)
	    ->decimals = 0;
	sheet_column(s, words_label(e->words, "conclusions.text"), 96);
	conclusions_each(e, s->code, add_row, s);
}
