/*
 * ledger: what the stream says in figures and about the run.
 */
#include "ledger.h"

#include "guard.h"
#include "ledger_lines.h"
#include "map.h"
#include "mem.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

struct fact {
	char *value;
	uintmax_t count; /* if there is no value yet */
};

struct ledger {
	struct map *index; /* paths to facts */
	struct fact *facts;
	size_t n_facts, room_facts;
	struct ledger_lines figures, runs; /* of runs the table is "" */
	size_t records;
	size_t rec, table, row, item, value, flags, question;
	size_t kind, aside, mandate, reporter, answer;
};

/* The fact of this path, made if it is not there. */
static struct fact *
place(struct ledger *f, const char *path, bool *is_new)
{
	size_t at = map_add(f->index, path, strlen(path), f->n_facts);

	*is_new = at == MAP_NONE;
	if (at != MAP_NONE)
		return &f->facts[at];
	f->facts =
	    mem_grow(f->facts, f->n_facts, &f->room_facts, sizeof(*f->facts));
	f->facts[f->n_facts] = (struct fact){NULL, 0};
	return &f->facts[f->n_facts++];
}

static void
set_value(struct fact *fact, const char *value)
{
	free(fact->value);
	fact->value = mem_copy(value, strlen(value));
}

static bool
add_figures(struct ledger *f, struct buf *why)
{
	struct buf path = BUF_INIT;
	bool good = true;
	size_t i;

	for (i = 0; i < f->figures.n && good; i++) {
		const struct ledger_line *l = &f->figures.line[i];
		struct fact *fact;
		bool is_new;

		buf_reset(&path);
		buf_printf(&path, "%s/%s/%s", l->table, l->row, l->item);
		fact = place(f, path.data, &is_new);
		if (is_new)
			set_value(fact, l->value);
		good = strcmp(fact->value, l->value) == 0;
	}
	if (!good)
		buf_printf(why, "figure %s: given with two values", path.data);
	buf_release(&path);
	return good;
}

/* Runs of several exports may be merged: what differs is told side by side. */
static void
add_runs(struct ledger *f)
{
	struct buf path = BUF_INIT;
	const char *last = "";
	size_t i;

	for (i = 0; i < f->runs.n; i++) {
		const struct ledger_line *l = &f->runs.line[i];
		struct fact *fact;
		bool is_new;

		buf_reset(&path);
		buf_printf(&path, "run/%s/%s", l->row, l->item);
		fact = place(f, path.data, &is_new);
		if (is_new || *fact->value == '\0') {
			set_value(fact, l->value);
		} else if (strcmp(l->value, last) != 0) {
			struct buf both = BUF_INIT;

			buf_printf(&both, "%s, %s", fact->value, l->value);
			set_value(fact, both.data);
			buf_release(&both);
		}
		last = l->value;
	}
	buf_release(&path);
}

/* One more of what is counted under a path, before there are other facts. */
static void
count(struct ledger *f, const char *path)
{
	bool is_new;

	place(f, path, &is_new)->count++;
}

static void
count_listed(struct ledger *f, const char *rec, const char *what, size_t len)
{
	struct buf path = BUF_INIT;

	buf_printf(&path, "listed/%s/", rec);
	buf_add(&path, what, len);
	count(f, path.data);
	buf_release(&path);
}

struct ledger *
ledger_new(const struct tsv_reader *in)
{
	struct ledger *f = mem_new(1, sizeof(*f));

	f->index = map_new();
	f->rec = tsv_reader_find(in, "rec");
	f->table = tsv_reader_find(in, "table");
	f->row = tsv_reader_find(in, "row");
	f->item = tsv_reader_find(in, "item");
	f->value = tsv_reader_find(in, "value");
	f->flags = tsv_reader_find(in, "flags");
	f->question = tsv_reader_find(in, "question");
	f->kind = tsv_reader_find(in, "kind");
	f->aside = tsv_reader_find(in, "aside");
	f->mandate = tsv_reader_find(in, "mandate");
	f->reporter = tsv_reader_find(in, "reporter");
	f->answer = tsv_reader_find(in, "answer");
	return f;
}

/* The level of a state for a mandate, if that is what the answer gives. */
static void
add_reported(struct ledger *f, const struct record *r)
{
	struct buf path = BUF_INIT;
	bool is_new;

	if (strcmp(record_get(r, f->question), "level") != 0 ||
	    strcmp(record_get(r, f->kind), "state") != 0 ||
	    *record_get(r, f->aside) != '\0')
		return;
	buf_printf(&path, "reported/%s/%s", record_get(r, f->mandate),
	    record_get(r, f->reporter));
	set_value(place(f, path.data, &is_new), record_get(r, f->answer));
	buf_reset(&path);
	buf_printf(&path, "given/%s/%s", record_get(r, f->mandate),
	    record_get(r, f->answer));
	count(f, path.data);
	buf_release(&path);
}

static void
add_line(const struct ledger *f, struct ledger_lines *lines,
    const struct record *r, const char *table)
{
	lines_add(lines, table, record_get(r, f->row), record_get(r, f->item),
	    record_get(r, f->value));
}

bool
ledger_take(struct ledger *f, const struct record *r)
{
	const char *rec = record_get(r, f->rec);
	const char *list = record_get(r, f->flags), *flag;
	size_t len;

	f->records++;
	if (strcmp(rec, "figure") == 0) {
		add_line(f, &f->figures, r, record_get(r, f->table));
		return false;
	}
	if (strcmp(rec, "run") == 0) {
		add_line(f, &f->runs, r, "");
		return false;
	}
	if (strcmp(rec, "answer") == 0)
		add_reported(f, r);
	if (strcmp(rec, "reject") == 0)
		count_listed(f, rec,
		    *record_get(r, f->question) != '\0' ? "answer" : "row",
		    *record_get(r, f->question) != '\0' ? 6 : 3);
	if (strcmp(rec, "need") == 0) {
		while ((flag = text_next(&list, ';', &len)) != NULL)
			count_listed(f, rec, flag, len);
		if (!guard_holds(record_get(r, f->answer)))
			count_listed(f, rec, "unheld", 6);
	}
	return true;
}

bool
ledger_end(struct ledger *f, struct buf *why)
{
	struct buf digits = BUF_INIT;
	bool good;
	size_t i;

	for (i = 0; i < f->n_facts; i++) {
		if (f->facts[i].value != NULL)
			continue;
		buf_reset(&digits);
		buf_printf(&digits, "%ju", f->facts[i].count);
		set_value(&f->facts[i], digits.data);
	}
	buf_release(&digits);
	lines_sort(&f->figures);
	lines_sort(&f->runs);
	good = add_figures(f, why);
	add_runs(f);
	return good;
}

void
ledger_free(struct ledger *f)
{
	size_t i;

	for (i = 0; i < f->n_facts; i++)
		free(f->facts[i].value);
	free(f->facts);
	lines_release(&f->figures);
	lines_release(&f->runs);
	map_free(f->index);
	free(f);
}

size_t
ledger_records(const struct ledger *f)
{
	return f->records;
}

const char *
ledger_get(const struct ledger *f, const char *path)
{
	size_t at = map_find(f->index, path, strlen(path));

	return at != MAP_NONE ? f->facts[at].value : NULL;
}

const char **
ledger_rows(const struct ledger *f, const char *table, size_t *n)
{
	const char **rows = mem_new(f->figures.n + 1, sizeof(*rows));
	const char *all = NULL;
	size_t i;

	*n = 0;
	for (i = 0; i < f->figures.n; i++) {
		const char *row = f->figures.line[i].row;

		if (strcmp(f->figures.line[i].table, table) != 0)
			continue;
		if (strcmp(row, "all") == 0)
			all = row;
		else if (*n == 0 || strcmp(rows[*n - 1], row) != 0)
			rows[(*n)++] = row;
	}
	if (all != NULL)
		rows[(*n)++] = all;
	return rows;
}

void
ledger_each(const struct ledger *f,
    void (*visit)(const void *arg, const char *path, const char *value),
    const void *arg)
{
	struct buf path = BUF_INIT;
	size_t i;

	for (i = 0; i < f->figures.n; i++) {
		const struct ledger_line *l = &f->figures.line[i];

		buf_reset(&path);
		buf_printf(&path, "%s/%s/%s", l->table, l->row, l->item);
		visit(arg, path.data, l->value);
	}
	buf_release(&path);
}

bool
ledger_any(const struct ledger *f)
{
	return f->figures.n > 0;
}

bool
ledger_has_table(const struct ledger *f, const char *table, size_t len)
{
	size_t i;

	for (i = 0; i < f->figures.n; i++) {
		const char *t = f->figures.line[i].table;

		if (strncmp(t, table, len) == 0 && t[len] == '\0')
			return true;
	}
	return false;
}
