/*
 * paths: the facts that a row of a sheet shows.
 */
#include "paths.h"

#include "cli.h"
#include "mem.h"
#include "text.h"
#include "where.h"

#include <stdlib.h>
#include <string.h>

static const char figures[] = "figures/";

static void
add_key(struct keys *keys, const char *key, size_t len)
{
	keys->key =
	    mem_grow(keys->key, keys->n, &keys->room, sizeof(*keys->key));
	keys->key[keys->n++] = mem_copy(key, len);
}

static void
add_figures(const struct edition *e, const char *table, struct keys *keys)
{
	size_t i, n;
	const char **rows = ledger_rows(e->ledger, table, &n);

	for (i = 0; i < n; i++)
		add_key(keys, rows[i], strlen(rows[i]));
	free(rows);
}

/* For conditions on a row of a table: names are its columns. */
struct table_row {
	const struct table *table;
	size_t row;
};

static const char *
table_row_get(const void *table_row, const char *name)
{
	const struct table_row *r = table_row;

	return table_get(r->table, r->row, cli_table_column(r->table, name));
}

/* The codes of "table" or of "table:condition", which may be written in. */
static void
add_codes(const struct edition *e, const struct part *p, char *name,
    struct keys *keys)
{
	char *colon = strchr(name, ':');
	const char *condition = "";
	struct table_row r = {NULL, 0};

	if (colon != NULL) {
		*colon = '\0';
		condition = colon + 1;
		if (*condition == '\0' || !where_legal(condition))
			layout_bad(
			    p, "rows", "not a condition: '%s'", condition);
	}
	r.table = cli_table(e->profile, name);
	for (; r.row < table_rows(r.table); r.row++) {
		const char *code = table_get(r.table, r.row, 0);

		if (where(condition, table_row_get, &r))
			add_key(keys, code, strlen(code));
	}
}

void
paths_keys(const struct edition *e, const struct part *p, struct keys *keys)
{
	const char *list = p->rows, *item;
	struct buf name = BUF_INIT;
	size_t len;

	while ((item = text_next(&list, ',', &len)) != NULL) {
		buf_reset(&name);
		buf_add(&name, item, len);
		if (*name.data == '=') {
			add_key(keys, name.data + 1, len - 1);
		} else if (strncmp(name.data, figures, sizeof(figures) - 1) ==
			   0) {
			paths_check(e, p, name.data + sizeof(figures) - 1);
			add_figures(e, name.data + sizeof(figures) - 1, keys);
		} else {
			add_codes(e, p, name.data, keys);
		}
	}
	buf_release(&name);
}

void
paths_keys_release(struct keys *keys)
{
	size_t i;

	for (i = 0; i < keys->n; i++)
		free(keys->key[i]);
	free(keys->key);
}

const char *
paths_get(const struct edition *e, const char *path, const char *key)
{
	struct buf whole = BUF_INIT;
	const char *value = NULL, *one;
	size_t i, len;

	if (strcmp(path, "*") == 0)
		return key;
	while (value == NULL && (one = text_next(&path, '|', &len)) != NULL) {
		buf_reset(&whole);
		for (i = 0; i < len; i++)
			if (one[i] == '*')
				buf_puts(&whole, key);
			else
				buf_putc(&whole, one[i]);
		value = ledger_get(e->ledger, whole.data);
	}
	buf_release(&whole);
	return value;
}

/* Facts about the run and what was listed may be absent; figures may not. */
void
paths_check(const struct edition *e, const struct part *p, const char *path)
{
	const char *one;
	size_t len;

	if (!ledger_any(e->ledger) || strcmp(path, "*") == 0)
		return;
	while ((one = text_next(&path, '|', &len)) != NULL) {
		size_t table = strcspn(one, "/|");

		if (strncmp(one, "run/", 4) != 0 &&
		    !ledger_has_table(e->ledger, one, table))
			layout_bad(p, "from",
			    "no such table of figures: '%.*s'", (int)table,
			    one);
	}
}

const char *
paths_row_get(const void *paths_row, const char *name)
{
	const struct paths_row *row = paths_row;

	if (strcmp(name, "row") == 0)
		return row->key;
	return paths_get(row->edition, name, row->key);
}
