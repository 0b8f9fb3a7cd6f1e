/*
 * front: the sheets that lead to the others, cover and notes.
 */
#include "cells.h"
#include "cli.h"
#include "where.h"

#include <string.h>

/* The table of the cover: the other sheets, by link and title. */
void
cover_fill(const struct edition *e, const struct part *part, struct sheet *s)
{
	size_t i;

	(void)part;
	sheet_column(s, words_label(e->words, "cover.sheet"), 0);
	sheet_column(s, words_label(e->words, "cover.shows"), 100);
	for (i = 1; i < e->n_sheets; i++) {
		sheet_row(s);
		sheet_link(s, 0, e->sheets[i]->name, e->sheets[i]->name);
		sheet_text(s, 1, e->sheets[i]->title);
	}
}

/* "ARG Argentina; BHS Bahamas; …": who takes part, by the codes in headers. */
static void
list_reporters(const struct edition *e, const char *kind, struct buf *out)
{
	const struct table *t = cli_table(e->profile, "reporters");
	size_t participates = cli_table_column(t, "participates");
	size_t kinds = cli_table_column(t, "kind");
	struct buf room = BUF_INIT;
	size_t i;

	for (i = 0; i < table_rows(t); i++) {
		const char *code = table_get(t, i, 0);

		if (strcmp(table_get(t, i, participates), "yes") != 0 ||
		    strcmp(table_get(t, i, kinds), kind) != 0)
			continue;
		if (out->len > 0)
			buf_puts(
			    out, words_label(e->words, "grammar.semicolon"));
		buf_printf(out, "%s %s", code,
		    words_of(e->words, "reporters", code, &room));
	}
	buf_release(&room);
}

/* The table of the notes: terms, and what they mean. */
void
notes_fill(const struct edition *e, const struct part *part, struct sheet *s)
{
	struct buf states = BUF_INIT, orgs = BUF_INIT, key = BUF_INIT,
		   text = BUF_INIT;
	const struct part *p;
	size_t i = 0;

	(void)part;
	list_reporters(e, "state", &states);
	list_reporters(e, "org", &orgs);
	sheet_column(s, words_label(e->words, "notes.term"), 30);
	sheet_column(s, words_label(e->words, "notes.meaning"), 96);
	while ((p = layout_next(&e->layout, &i, s->code, "note")) != NULL) {
		const struct word_arg args[] = {
		    {"states", states.data}, {"orgs", orgs.data}, {NULL, NULL}};

		if (!where(p->where, edition_fact, e))
			continue;
		sheet_row(s);
		buf_reset(&key);
		buf_printf(&key, "%s.term", p->label);
		buf_reset(&text);
		words_fill(e->words, &text, key.data, NULL);
		sheet_text(s, 0, text.data);
		buf_reset(&key);
		buf_printf(&key, "%s.meaning", p->label);
		buf_reset(&text);
		words_fill(e->words, &text, key.data, args);
		sheet_text(s, 1, text.data);
	}
	buf_release(&states);
	buf_release(&orgs);
	buf_release(&key);
	buf_release(&text);
}
