/*
 * overrides: what a person decided about single needs.
 */
#include "overrides.h"

#include "cli.h"
#include "diag.h"
#include "map.h"
#include "mem.h"
#include "need_key.h"
#include "written.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* REPEATED: another row with the same id and text says as much or more. */
enum state { UNDECIDED, REPEATED, UNUSED, APPLIED };

struct row {
	enum state state;
	size_t criterion; /* MAP_NONE: undecided */
	size_t first;     /* the first row with its id */
	bool met;         /* of a first row: a need has the id */
};

struct overrides {
	struct table *table;
	size_t id;
	size_t text;
	size_t criterion;
	struct row *rows;
	struct map *ids;   /* to the first row with the id */
	struct map *needs; /* by need_key, to the row that counts */
	struct buf key;
};

/* Find a row's place among those with its id. */
static void
index_id(struct overrides *o, size_t number)
{
	const char *id = table_get(o->table, number, o->id);
	size_t first = map_add(o->ids, id, strlen(id), number);

	o->rows[number].first = first != MAP_NONE ? first : number;
}

/* And among those with its text too: the first that decides counts. */
static bool
index_need(struct overrides *o, size_t number)
{
	struct diag_place place = written_place(o->table, number);
	const char *id = table_get(o->table, number, o->id);
	const char *text = table_get(o->table, number, o->text);
	struct row *row = &o->rows[number];
	size_t at;

	need_key(&o->key, id, strlen(id), text, strlen(text));
	at = map_add(o->needs, o->key.data, o->key.len, number);
	if (at == MAP_NONE)
		return true;
	if (row->state == UNDECIDED ||
	    row->criterion == o->rows[at].criterion) {
		row->state = REPEATED;
		return true;
	}
	if (o->rows[at].state == UNDECIDED) {
		o->rows[at].state = REPEATED;
		map_change(o->needs, o->key.data, o->key.len, number);
		return true;
	}
	diag(DIAG_ERROR, &place, "criterion", "decided otherwise before",
	    "%s, line %ju", diag_quote(id), table_line(o->table, at));
	return false;
}

static bool
read_row(struct overrides *o, const struct rules *rules, size_t number)
{
	struct diag_place place = written_place(o->table, number);
	const char *code = table_get(o->table, number, o->criterion);
	struct row *row = &o->rows[number];

	row->state = *code != '\0' ? UNUSED : UNDECIDED;
	row->criterion = MAP_NONE;
	if (row->state == UNUSED) {
		row->criterion = rules_find_outcome(rules, code);
		if (row->criterion == MAP_NONE) {
			diag(DIAG_ERROR, &place, "criterion",
			    "no such criterion", "%s", diag_quote(code));
			return false;
		}
	}
	index_id(o, number);
	return index_need(o, number);
}

static bool
read_rows(struct overrides *o, const struct rules *rules)
{
	size_t rows = table_rows(o->table);
	bool good = true;

	o->rows = mem_new(rows, sizeof(*o->rows));
	o->ids = map_new();
	o->needs = map_new();
	buf_init(&o->key);
	for (size_t number = 0; number < rows; number++)
		good &= read_row(o, rules, number);
	return good;
}

struct overrides *
overrides_load(const char *path, const struct rules *rules)
{
	struct overrides *o = mem_new(1, sizeof(*o));

	o->table = cli_file_table(path);
	o->id = written_column(o->table, "id");
	o->text = written_column(o->table, "text");
	o->criterion = written_column(o->table, "criterion");
	if (!read_rows(o, rules))
		cli_exit(EX_DATAERR);
	return o;
}

void
overrides_free(struct overrides *o)
{
	if (o == NULL)
		return;
	table_free(o->table);
	free(o->rows);
	map_free(o->ids);
	map_free(o->needs);
	buf_release(&o->key);
	free(o);
}

size_t
overrides_find(
    struct overrides *o, const struct buf *id, const char *text, size_t len)
{
	size_t first, at;

	if (o == NULL)
		return MAP_NONE;
	first = map_find(o->ids, id->data, id->len);
	if (first == MAP_NONE)
		return MAP_NONE;
	o->rows[first].met = true;
	need_key(&o->key, id->data, id->len, text, len);
	at = map_find(o->needs, o->key.data, o->key.len);
	if (at == MAP_NONE || o->rows[at].state == UNDECIDED)
		return MAP_NONE;
	o->rows[at].state = APPLIED;
	return o->rows[at].criterion;
}

static bool
is_stale(const struct overrides *o, const struct row *row)
{
	return row->state == UNUSED && o->rows[row->first].met;
}

size_t
overrides_stale(const struct overrides *o)
{
	size_t count = 0;

	if (o == NULL)
		return 0;
	for (size_t i = 0; i < table_rows(o->table); i++)
		count += is_stale(o, &o->rows[i]);
	return count;
}

size_t
overrides_undecided(const struct overrides *o)
{
	size_t count = 0;

	if (o == NULL)
		return 0;
	for (size_t i = 0; i < table_rows(o->table); i++)
		count += o->rows[i].state == UNDECIDED;
	return count;
}

void
overrides_report(const struct overrides *o)
{
	if (o == NULL)
		return;
	for (size_t i = 0; i < table_rows(o->table); i++) {
		struct diag_place place = written_place(o->table, i);
		const char *id = table_get(o->table, i, o->id);

		if (is_stale(o, &o->rows[i]))
			diag(DIAG_WARNING, &place, "text",
			    "differs from the need", "%s", diag_quote(id));
		else if (o->rows[i].state == UNUSED)
			diag(DIAG_WARNING, &place, "id", "no such need", "%s",
			    diag_quote(id));
	}
}
