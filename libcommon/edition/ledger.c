/*
 * ledger: what the stream says in figures and about the run.
 */
#include "ledger.h"

#include "map.h"
#include "mem.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

struct fact {
	char *value;
	uintmax_t count; /* of what is listed */
};

struct ledger {
	const struct input *input;
	struct map *index; /* paths to facts */
	struct fact *facts;
	size_t n_facts, room_facts;
	size_t *figures; /* rows of the input, sorted */
	size_t n_figures;
	size_t rec, table, row, item, value;
};

static const char *
field(const struct ledger *f, size_t row, size_t col)
{
	return input_get(f->input, row, col);
}

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

/* The rows of one kind, sorted by these columns; the caller frees them. */
static size_t *
select_rows(const struct ledger *f, const char *rec, const size_t *columns,
    size_t n_columns, size_t *n)
{
	size_t all = input_rows(f->input);
	size_t *rows = mem_new(all + 1, sizeof(*rows));
	size_t i;

	*n = 0;
	for (i = 0; i < all; i++)
		if (strcmp(field(f, i, f->rec), rec) == 0)
			rows[(*n)++] = i;
	input_sort(f->input, rows, *n, columns, n_columns);
	return rows;
}

static bool
add_figures(struct ledger *f, struct buf *why)
{
	const size_t by[] = {f->table, f->row, f->item};
	struct buf path = BUF_INIT;
	bool good = true;
	size_t i;

	f->figures = select_rows(f, "figure", by, 3, &f->n_figures);
	for (i = 0; i < f->n_figures && good; i++) {
		size_t r = f->figures[i];
		const char *value = field(f, r, f->value);
		struct fact *fact;
		bool is_new;

		buf_reset(&path);
		buf_printf(&path, "%s/%s/%s", field(f, r, f->table),
		    field(f, r, f->row), field(f, r, f->item));
		fact = place(f, path.data, &is_new);
		if (is_new)
			set_value(fact, value);
		good = strcmp(fact->value, value) == 0;
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
	const size_t by[] = {f->row, f->item, f->value};
	struct buf path = BUF_INIT;
	const char *last = "";
	size_t i, n;
	size_t *rows = select_rows(f, "run", by, 3, &n);

	for (i = 0; i < n; i++) {
		const char *value = field(f, rows[i], f->value);
		struct fact *fact;
		bool is_new;

		buf_reset(&path);
		buf_printf(&path, "run/%s/%s", field(f, rows[i], f->row),
		    field(f, rows[i], f->item));
		fact = place(f, path.data, &is_new);
		if (is_new || *fact->value == '\0') {
			set_value(fact, value);
		} else if (strcmp(value, last) != 0) {
			struct buf both = BUF_INIT;

			buf_printf(&both, "%s, %s", fact->value, value);
			set_value(fact, both.data);
			buf_release(&both);
		}
		last = value;
	}
	free(rows);
	buf_release(&path);
}

static void
count(struct ledger *f, const char *rec, const char *what, size_t len)
{
	struct buf path = BUF_INIT, digits = BUF_INIT;
	struct fact *fact;
	bool is_new;

	buf_printf(&path, "listed/%s/%.*s", rec, (int)len, what);
	fact = place(f, path.data, &is_new);
	buf_printf(&digits, "%ju", ++fact->count);
	set_value(fact, digits.data);
	buf_release(&path);
	buf_release(&digits);
}

static void
add_listed(struct ledger *f)
{
	size_t flags = input_column(f->input, "flags");
	size_t question = input_column(f->input, "question");
	size_t i, len;

	for (i = 0; i < input_rows(f->input); i++) {
		const char *rec = field(f, i, f->rec);
		const char *list = field(f, i, flags);
		const char *flag;

		if (strcmp(rec, "reject") == 0)
			count(f, rec,
			    *field(f, i, question) != '\0' ? "answer" : "row",
			    6);
		if (strcmp(rec, "need") != 0)
			continue;
		while ((flag = text_next(&list, ';', &len)) != NULL)
			count(f, rec, flag, len);
	}
}

struct ledger *
ledger_new(const struct input *input, struct buf *why)
{
	struct ledger *f = mem_new(1, sizeof(*f));

	f->input = input;
	f->index = map_new();
	f->rec = input_column(input, "rec");
	f->table = input_column(input, "table");
	f->row = input_column(input, "row");
	f->item = input_column(input, "item");
	f->value = input_column(input, "value");
	if (!add_figures(f, why)) {
		ledger_free(f);
		return NULL;
	}
	add_runs(f);
	add_listed(f);
	return f;
}

void
ledger_free(struct ledger *f)
{
	size_t i;

	for (i = 0; i < f->n_facts; i++)
		free(f->facts[i].value);
	free(f->facts);
	free(f->figures);
	map_free(f->index);
	free(f);
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
	const char **rows = mem_new(f->n_figures + 1, sizeof(*rows));
	const char *all = NULL;
	size_t i;

	*n = 0;
	for (i = 0; i < f->n_figures; i++) {
		const char *row = field(f, f->figures[i], f->row);

		if (strcmp(field(f, f->figures[i], f->table), table) != 0)
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

bool
ledger_any(const struct ledger *f)
{
	return f->n_figures > 0;
}

bool
ledger_has_table(const struct ledger *f, const char *table, size_t len)
{
	size_t i;

	for (i = 0; i < f->n_figures; i++) {
		const char *t = field(f, f->figures[i], f->table);

		if (strncmp(t, table, len) == 0 && t[len] == '\0')
			return true;
	}
	return false;
}
