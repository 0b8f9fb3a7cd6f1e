/*
 * overrides: what a person decided about single needs.
 */
#include "overrides.h"

#include "cli.h"
#include "diag.h"
#include "map.h"
#include "mem.h"
#include "written.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum state { UNDECIDED, UNSEEN, STALE, APPLIED };

struct overrides {
	struct table *table;
	size_t id;
	size_t text;
	size_t criterion;
	size_t *criteria; /* of each row */
	enum state *states;
	struct map *rows; /* by id */
};

static bool
read_row(struct overrides *o, const struct rules *rules, size_t row)
{
	struct diag_place place = written_place(o->table, row);
	const char *id = table_get(o->table, row, o->id);
	const char *code = table_get(o->table, row, o->criterion);
	bool good = true;

	if (map_add(o->rows, id, strlen(id), row) != MAP_NONE) {
		diag(DIAG_ERROR, &place, "id", "need given twice", "%s",
		    diag_quote(id));
		good = false;
	}
	if (*code == '\0') {
		o->states[row] = UNDECIDED;
		return good;
	}
	o->states[row] = UNSEEN;
	o->criteria[row] = rules_find_outcome(rules, code);
	if (o->criteria[row] == MAP_NONE) {
		diag(DIAG_ERROR, &place, "criterion", "no such criterion", "%s",
		    diag_quote(code));
		good = false;
	}
	return good;
}

static bool
read_rows(struct overrides *o, const struct rules *rules)
{
	size_t rows = table_rows(o->table);
	bool good = true;

	o->criteria = mem_new(rows, sizeof(*o->criteria));
	o->states = mem_new(rows, sizeof(*o->states));
	o->rows = map_new();
	for (size_t row = 0; row < rows; row++)
		good &= read_row(o, rules, row);
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
	free(o->criteria);
	free(o->states);
	map_free(o->rows);
	free(o);
}

size_t
overrides_find(
    struct overrides *o, const struct buf *id, const char *text, size_t len)
{
	const char *was;
	size_t row;

	if (o == NULL)
		return MAP_NONE;
	row = map_find(o->rows, id->data, id->len);
	if (row == MAP_NONE || o->states[row] == UNDECIDED)
		return MAP_NONE;
	was = table_get(o->table, row, o->text);
	if (strlen(was) == len && memcmp(was, text, len) == 0) {
		o->states[row] = APPLIED;
		return o->criteria[row];
	}
	if (o->states[row] == UNSEEN)
		o->states[row] = STALE;
	return MAP_NONE;
}

static size_t
count_of(const struct overrides *o, enum state state)
{
	size_t count = 0;

	if (o == NULL)
		return 0;
	for (size_t row = 0; row < table_rows(o->table); row++)
		count += o->states[row] == state;
	return count;
}

size_t
overrides_applied(const struct overrides *o)
{
	return count_of(o, APPLIED);
}

size_t
overrides_stale(const struct overrides *o)
{
	return count_of(o, STALE);
}

size_t
overrides_undecided(const struct overrides *o)
{
	return count_of(o, UNDECIDED);
}

void
overrides_report(const struct overrides *o)
{
	if (o == NULL)
		return;
	for (size_t row = 0; row < table_rows(o->table); row++) {
		struct diag_place place = written_place(o->table, row);
		const char *id = table_get(o->table, row, o->id);

		if (o->states[row] == STALE)
			diag(DIAG_WARNING, &place, "text",
			    "differs from the need", "%s", diag_quote(id));
		else if (o->states[row] == UNSEEN)
			diag(DIAG_WARNING, &place, "id", "no such need", "%s",
			    diag_quote(id));
	}
}
