/*
 * matrix: the sheet of who gave which level where.
 */
#include "cells.h"
#include "cli.h"
#include "evidence.h"
#include "guard.h"
#include "listing.h"
#include "paths.h"
#include "shading.h"

#include <string.h>

static void
add_state(const struct edition *e, const struct part *p, struct sheet *s,
    const char *code)
{
	struct column *column = sheet_column(s, code, 7);

	column->decimals = 0;
	shading_set(e, p, column);
}

/* The states that take part, as columns headed by their codes. */
static void
add_states(const struct edition *e, const struct part *p, struct sheet *s)
{
	const struct table *t = cli_table(e->profile, "reporters");
	size_t participates = cli_table_column(t, "participates");
	size_t kind = cli_table_column(t, "kind");
	size_t i;

	for (i = 0; i < table_rows(t); i++)
		if (strcmp(table_get(t, i, participates), "yes") == 0 &&
		    strcmp(table_get(t, i, kind), "state") == 0)
			add_state(e, p, s, table_get(t, i, 0));
}

static void
put_answer(struct sheet *s, size_t row, size_t col, const char *level)
{
	double number;

	if (!guard_number(level, &number))
		cli_die(EX_DATAERR, "level of %s: not a number: '%s'",
		    s->columns[col].header, level);
	sheet_replace(s, row, col, CELL_NUMBER, level);
}

/* A record as the matrix needs it. */
struct given {
	const char *mandate, *state, *level;
	bool counts;
};

/* Set the cell of a mandate and a state, if there are both. */
static void
put_level(const struct cells *c, const struct part *p, const struct keys *keys,
    const struct given *g)
{
	struct sheet *s = c->sheet;
	size_t i, j;

	for (i = 0; i < keys->n && strcmp(keys->key[i], g->mandate) != 0; i++)
		continue;
	for (j = 0; j < s->n_columns; j++)
		if (strcmp(s->columns[j].header, g->state) == 0)
			break;
	if (i == keys->n || j == s->n_columns)
		return;
	if (g->counts) {
		put_answer(s, i, j, g->level);
		evidence_response(c, p, i, j, g->mandate, g->state);
	} else if (sheet_cell(s, i, j)->kind != CELL_NUMBER) {
		sheet_replace(s, i, j, CELL_TEXT,
		    words_label(c->edition->words, "short.z"));
	}
}

static void
put_levels(const struct cells *c, const struct part *p, const struct keys *keys)
{
	const struct edition *e = c->edition;
	struct listing *l = edition_listing(e, p);
	size_t mandate = tsv_reader_find(e->in, "mandate");
	size_t reporter = tsv_reader_find(e->in, "reporter");
	size_t answer = tsv_reader_find(e->in, "answer");
	size_t aside = tsv_reader_find(e->in, "aside");
	const struct record *r;

	listing_begin(l);
	while ((r = listing_next(l)) != NULL) {
		const struct given g = {record_get(r, mandate),
		    record_get(r, reporter), record_get(r, answer),
		    *record_get(r, aside) == '\0'};

		put_level(c, p, keys, &g);
	}
}

void
matrix_fill(const struct edition *e, const struct part *p, struct sheet *s)
{
	struct keys keys = {NULL, 0, 0};
	struct cells c;
	size_t i, j;

	cells_init(&c, e, s);
	add_states(e, p, s);
	paths_keys(e, p, &keys);
	for (i = 0; i < keys.n; i++) {
		sheet_row(s);
		for (j = 0; j < c.n; j++)
			cells_put(
			    &c, j, paths_get(e, c.parts[j]->from, keys.key[i]));
		for (; j < s->n_columns; j++)
			sheet_text(s, j, words_label(e->words, "short.x"));
	}
	put_levels(&c, p, &keys);
	paths_keys_release(&keys);
	cells_release(&c);
}
