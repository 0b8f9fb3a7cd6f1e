/*
 * gold: needs with the criterion that a person gave them.
 */
#include "gold.h"

#include "cli.h"
#include "confusion.h"
#include "diag.h"
#include "map.h"
#include "mem.h"
#include "need_key.h"
#include "text.h"
#include "tokens.h"
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

/* Whether a need makes sense; what does not is told. */
static bool
check(const struct gold_need *need, const char *code)
{
	struct diag_place place = written_place(need->table, need->row);
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

static const char *
detect(struct tokenizer *tokenizer, const char *text)
{
	return languages_code(languages_detect(
	    tokenizer_read(tokenizer, text, strlen(text))->languages));
}

/* Put the needs of a file behind those that are there. */
static bool
add_needs(struct gold *g, const struct table *t, const struct rules *rules,
    struct tokenizer *tokenizer)
{
	size_t lang = table_column(t, "lang");
	size_t text = written_column(t, "text");
	size_t criterion = written_column(t, "criterion");
	bool good = true;

	for (size_t row = 0; row < table_rows(t); row++) {
		const char *code = table_get(t, row, criterion);
		struct gold_need *need = &g->needs[g->count];

		if (*code == '\0') {
			g->undecided++;
			continue;
		}
		need->table = t;
		need->row = row;
		need->text = table_get(t, row, text);
		need->lang = lang != TSV_NO_COLUMN
				 ? table_get(t, row, lang)
				 : detect(tokenizer, need->text);
		need->criterion = rules_find_outcome(rules, code);
		good &= check(need, code);
		g->count++;
	}
	return good;
}

struct gold *
gold_load(const char *const paths[], size_t n, const struct rules *rules)
{
	struct tokenizer *tokenizer = tokenizer_new(rules_vocabulary(rules));
	struct gold *g = mem_new(1, sizeof(*g));
	size_t rows = 0;

	g->tables = mem_new(n, sizeof(struct table *));
	for (size_t i = 0; i < n; i++) {
		struct table *t = cli_file_table(paths[i]);

		g->tables[g->table_count++] = t;
		rows += table_rows(t);
		if (rows > CONFUSION_MAX)
			cli_die(EX_DATAERR, "%s: more than %d needs", paths[i],
			    CONFUSION_MAX);
		g->needs = mem_resize(g->needs, rows, sizeof(*g->needs));
		if (!add_needs(g, t, rules, tokenizer))
			cli_exit(EX_DATAERR);
	}
	tokenizer_free(tokenizer);
	return g;
}

void
gold_free(struct gold *g)
{
	if (g == NULL)
		return;
	for (size_t i = 0; i < g->table_count; i++)
		table_free(g->tables[i]);
	free(g->tables);
	free(g->needs);
	free(g);
}

static bool
has_ids(const struct gold *g)
{
	for (size_t i = 0; i < g->table_count; i++)
		if (table_column(g->tables[i], "id") == TSV_NO_COLUMN)
			return false;
	return true;
}

/* By what a need is known again: its id if that counts, its text. */
static void
make_key(struct buf *key, const struct gold_need *need, bool with_id)
{
	const struct table *t = need->table;
	const char *id = "";

	if (with_id)
		id = table_get(t, need->row, table_column(t, "id"));
	need_key(key, id, strlen(id), need->text, strlen(need->text));
}

/* The numbers of needs by their keys. */
static struct map *
index_needs(const struct gold *g, bool with_id)
{
	struct map *numbers = map_new();
	struct buf key = BUF_INIT;
	bool good = true;

	for (size_t i = 0; i < g->count; i++) {
		const struct gold_need *need = &g->needs[i];
		struct diag_place place = written_place(need->table, need->row);

		make_key(&key, need, with_id);
		if (map_add(numbers, key.data, key.len, i) == MAP_NONE)
			continue;
		diag(DIAG_ERROR, &place, "text", "need given twice", "%s",
		    diag_quote(need->text));
		good = false;
	}
	buf_release(&key);
	if (!good)
		cli_exit(EX_DATAERR);
	return numbers;
}

/* Warn of a need that the other side, known by its first file, lacks. */
static void
tell_alone(const struct gold_need *need, const struct gold *other)
{
	struct diag_place place = written_place(need->table, need->row);
	struct buf what = BUF_INIT;

	buf_printf(&what, "not in %s", table_path(other->tables[0]));
	diag(DIAG_WARNING, &place, "text", what.data, "%s",
	    diag_quote(need->text));
	buf_release(&what);
}

/* For each need of one side the number that the map has for its key. */
static size_t *
look_up(const struct gold *one, const struct gold *other,
    const struct map *numbers, bool with_id, size_t *alone)
{
	size_t *pairs = mem_new(one->count, sizeof(*pairs));
	struct buf key = BUF_INIT;

	for (size_t i = 0; i < one->count; i++) {
		make_key(&key, &one->needs[i], with_id);
		pairs[i] = map_find(numbers, key.data, key.len);
		if (pairs[i] != MAP_NONE)
			continue;
		tell_alone(&one->needs[i], other);
		++*alone;
	}
	buf_release(&key);
	return pairs;
}

size_t *
gold_pair(const struct gold *one, const struct gold *other, size_t *alone)
{
	bool with_id = has_ids(one) && has_ids(other);
	struct map *mine = index_needs(one, with_id);
	struct map *theirs = index_needs(other, with_id);
	size_t *pairs;

	*alone = 0;
	pairs = look_up(one, other, theirs, with_id, alone);
	free(look_up(other, one, mine, with_id, alone));
	map_free(mine);
	map_free(theirs);
	return pairs;
}
