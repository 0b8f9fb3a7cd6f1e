/*
 * records: sheets whose rows are records of the stream, and the matrix of who
 * gave which level where.
 */
#include "cells.h"
#include "cli.h"
#include "guard.h"
#include "mem.h"
#include "paths.h"
#include "text.h"
#include "where.h"

#include <stdlib.h>
#include <string.h>

/* For conditions on a record: names are columns of the stream. */
struct record {
	const struct input *input;
	size_t row;
};

static const char *
record_get(const void *record, const char *name)
{
	const struct record *r = record;

	return input_get(r->input, r->row, input_column(r->input, name));
}

/* Of column names separated by '|', the first that is not empty counts. */
static const char *
record_value(const struct record *r, const char *names)
{
	struct buf name = BUF_INIT;
	const char *value = "", *one;
	size_t len;

	while (*value == '\0' && (one = text_next(&names, '|', &len)) != NULL) {
		buf_reset(&name);
		buf_add(&name, one, len);
		value = record_get(r, name.data);
	}
	buf_release(&name);
	return value;
}

/* The rows that the sheet shows, in its order; the caller frees them. */
static size_t *
select_rows(const struct edition *e, const struct part *p, size_t *n)
{
	size_t all = input_rows(e->input);
	size_t *rows = mem_new(all, sizeof(*rows));
	size_t *by = NULL;
	size_t n_by = 0, room = 0, len, i;
	const char *list = p->order, *item;
	struct buf name = BUF_INIT;

	*n = 0;
	for (i = 0; i < all; i++) {
		const struct record r = {e->input, i};

		if (where(p->where, record_get, &r))
			rows[(*n)++] = i;
	}
	while ((item = text_next(&list, ',', &len)) != NULL) {
		buf_reset(&name);
		buf_add(&name, item, len);
		by = mem_grow(by, n_by, &room, sizeof(*by));
		by[n_by++] = input_column(e->input, name.data);
	}
	input_sort(e->input, rows, *n, by, n_by);
	buf_release(&name);
	free(by);
	return rows;
}

void
records_fill(const struct edition *e, const struct part *p, struct sheet *s)
{
	struct cells c;
	size_t i, j, n;
	size_t *rows = select_rows(e, p, &n);

	cells_init(&c, e, s);
	for (i = 0; i < n; i++) {
		const struct record r = {e->input, rows[i]};

		sheet_row(s);
		for (j = 0; j < c.n; j++)
			cells_put(&c, j,
			    where(c.parts[j]->where, record_get, &r)
				? record_value(&r, c.parts[j]->from)
				: NULL);
		cells_row_end(&c);
	}
	cells_end(&c);
	cells_release(&c);
	free(rows);
}

/* The states that take part, as columns headed by their codes. */
static void
add_states(const struct edition *e, struct sheet *s)
{
	const struct table *t = cli_table(e->profile, "reporters");
	size_t participates = cli_table_column(t, "participates");
	size_t kind = cli_table_column(t, "kind");
	size_t i;

	for (i = 0; i < table_rows(t); i++)
		if (strcmp(table_get(t, i, participates), "yes") == 0 &&
		    strcmp(table_get(t, i, kind), "state") == 0)
			sheet_column(s, table_get(t, i, 0), 7)->decimals = 0;
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

/* Set the cell of a mandate and a state, if there are both. */
static void
put_level(const struct edition *e, struct sheet *s, const struct keys *keys,
    const struct record *r)
{
	const char *mandate = record_get(r, "mandate");
	const char *state = record_get(r, "reporter");
	size_t i, j;

	for (i = 0; i < keys->n && strcmp(keys->key[i], mandate) != 0; i++)
		continue;
	for (j = 0; j < s->n_columns; j++)
		if (strcmp(s->columns[j].header, state) == 0)
			break;
	if (i == keys->n || j == s->n_columns)
		return;
	if (*record_get(r, "aside") == '\0')
		put_answer(s, i, j, record_get(r, "answer"));
	else if (sheet_cell(s, i, j)->kind != CELL_NUMBER)
		sheet_replace(
		    s, i, j, CELL_TEXT, words_label(e->words, "short.z"));
}

void
matrix_fill(const struct edition *e, const struct part *p, struct sheet *s)
{
	struct keys keys = {NULL, 0, 0};
	struct cells c;
	size_t i, j, n;
	size_t *rows = select_rows(e, p, &n);

	cells_init(&c, e, s);
	add_states(e, s);
	paths_keys(e, p, &keys);
	for (i = 0; i < keys.n; i++) {
		sheet_row(s);
		for (j = 0; j < c.n; j++)
			cells_put(
			    &c, j, paths_get(e, c.parts[j]->from, keys.key[i]));
		for (; j < s->n_columns; j++)
			sheet_text(s, j, words_label(e->words, "short.x"));
	}
	for (i = 0; i < n; i++) {
		const struct record r = {e->input, rows[i]};

		put_level(e, s, &keys, &r);
	}
	paths_keys_release(&keys);
	cells_release(&c);
	free(rows);
}
