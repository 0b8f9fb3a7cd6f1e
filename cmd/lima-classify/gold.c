/*
 * gold: needs with the criterion that a person gave them.
 */
#include "gold.h"

#include "cli.h"
#include "confusion.h"
#include "diag.h"
#include "map.h"
#include "mem.h"
#include "text.h"
#include "written.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static const char small_letters[] = "abcdefghijklmnopqrstuvwxyz";

static bool
is_blank(const char *text)
{
	size_t len = strlen(text);

	text_trim(text, &len);
	return len == 0;
}

static bool
is_language(const char *code)
{
	return *code != '\0' && code[strspn(code, small_letters)] == '\0' &&
	       strcmp(code, GOLD_ALL) != 0;
}

/* Whether the need of that row makes sense; what does not is told. */
static bool
check(const struct gold *g, size_t row, const char *code)
{
	const struct gold_need *need = &g->needs[row];
	struct diag_place place = written_place(g->table, row);
	bool good = true;

	if (!is_language(need->lang)) {
		diag(DIAG_ERROR, &place, "lang", "not the code of a language",
		    "%s", diag_quote(need->lang));
		good = false;
	}
	if (is_blank(need->text)) {
		diag(DIAG_ERROR, &place, "text", "there is none", NULL);
		good = false;
	}
	if (need->criterion == MAP_NONE) {
		diag(DIAG_ERROR, &place, "criterion", "no such criterion", "%s",
		    diag_quote(code));
		good = false;
	}
	return good;
}

struct gold *
gold_load(const char *path, const struct rules *rules)
{
	struct gold *g = mem_new(1, sizeof(*g));
	struct table *t = cli_file_table(path);
	size_t lang = written_column(t, "lang");
	size_t text = written_column(t, "text");
	size_t criterion = written_column(t, "criterion");
	bool good = true;

	g->table = t;
	g->count = table_rows(t);
	if (g->count > CONFUSION_MAX)
		cli_die(
		    EX_DATAERR, "%s: more than %d needs", path, CONFUSION_MAX);
	g->needs = mem_new(g->count, sizeof(*g->needs));
	for (size_t row = 0; row < g->count; row++) {
		const char *code = table_get(t, row, criterion);

		g->needs[row].lang = table_get(t, row, lang);
		g->needs[row].text = table_get(t, row, text);
		g->needs[row].criterion = rules_find_criterion(rules, code);
		good &= check(g, row, code);
	}
	if (!good)
		cli_exit(EX_DATAERR);
	return g;
}

void
gold_free(struct gold *g)
{
	if (g == NULL)
		return;
	table_free(g->table);
	free(g->needs);
	free(g);
}

/* By what the need of a row is known again: its id if that counts, its text. */
static void
make_key(struct buf *key, const struct gold *g, size_t row, bool with_id)
{
	buf_reset(key);
	if (with_id) {
		buf_puts(key,
		    table_get(g->table, row, table_column(g->table, "id")));
		/* No column holds one, so the id cannot run into the text. */
		buf_putc(key, '\0');
	}
	buf_puts(key, g->needs[row].text);
}

/* The rows of a file by their keys. */
static struct map *
index_rows(const struct gold *g, bool with_id)
{
	struct map *rows = map_new();
	struct buf key = BUF_INIT;
	bool good = true;

	for (size_t row = 0; row < g->count; row++) {
		struct diag_place place = written_place(g->table, row);

		make_key(&key, g, row, with_id);
		if (map_add(rows, key.data, key.len, row) == MAP_NONE)
			continue;
		diag(DIAG_ERROR, &place, "text", "need given twice", "%s",
		    diag_quote(g->needs[row].text));
		good = false;
	}
	buf_release(&key);
	if (!good)
		cli_exit(EX_DATAERR);
	return rows;
}

/* Warn of a need that the other file does not have. */
static void
tell_alone(const struct gold *g, size_t row, const struct gold *other)
{
	struct diag_place place = written_place(g->table, row);
	struct buf what = BUF_INIT;

	buf_printf(&what, "not in %s", table_path(other->table));
	diag(DIAG_WARNING, &place, "text", what.data, "%s",
	    diag_quote(g->needs[row].text));
	buf_release(&what);
}

/* For each row of one the row of the other that the map has for its key. */
static size_t *
look_up(const struct gold *one, const struct gold *other,
    const struct map *rows, bool with_id, size_t *alone)
{
	size_t *pairs = mem_new(one->count, sizeof(*pairs));
	struct buf key = BUF_INIT;

	for (size_t row = 0; row < one->count; row++) {
		make_key(&key, one, row, with_id);
		pairs[row] = map_find(rows, key.data, key.len);
		if (pairs[row] != MAP_NONE)
			continue;
		tell_alone(one, row, other);
		++*alone;
	}
	buf_release(&key);
	return pairs;
}

size_t *
gold_pair(const struct gold *one, const struct gold *other, size_t *alone)
{
	bool with_id = table_column(one->table, "id") != TSV_NO_COLUMN &&
		       table_column(other->table, "id") != TSV_NO_COLUMN;
	struct map *mine = index_rows(one, with_id);
	struct map *theirs = index_rows(other, with_id);
	size_t *pairs;

	*alone = 0;
	pairs = look_up(one, other, theirs, with_id, alone);
	free(look_up(other, one, mine, with_id, alone));
	map_free(mine);
	map_free(theirs);
	return pairs;
}
