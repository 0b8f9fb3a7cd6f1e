/*
 * names: what people wrote for a reporter, a mandate or a level, and its code.
 */
#include "names.h"

#include "map.h"
#include "mem.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

struct names {
	struct reporter *reporters;
	struct map *reporter_of; /* folded name: index */

	struct mandate *mandates;
	struct map *mandate_of;   /* number: index */
	struct map *mandate_word; /* folded word that may stand before it */
	bool *named;              /* of the list being read, by index */
	const struct mandate **list;
	size_t mandate_count;

	const struct table *levels;
	size_t level_value;
	struct map *level_of; /* folded word: row */
};

/* A name for the row; a name has one meaning. */
static void
add_name(struct map *map, const struct table *t, size_t row, const char *name,
    size_t len)
{
	size_t had = map_add_folded(map, name, len, row);

	if (had != MAP_NONE && had != row)
		cli_bad_table(t, row, NULL,
		    "the name '%.*s' stands on line %ju as well", (int)len,
		    name, table_line(t, had));
}

/* All names of a table's rows: the code, a column a language, and a list. */
static struct map *
load_names(const struct table *t, const char *code, const char *list)
{
	struct map *map = map_new();
	size_t code_col = cli_table_column(t, code);
	size_t list_col = cli_table_column(t, list);
	const char *name, *rest;
	size_t row, i, len;

	for (row = 0; row < table_rows(t); row++) {
		name = table_get(t, row, code_col);
		add_name(map, t, row, name, strlen(name));
		for (i = 0; i < PROFILE_LANGUAGES; i++) {
			name = table_get(
			    t, row, cli_table_column(t, profile_languages[i]));
			if (*name != '\0')
				add_name(map, t, row, name, strlen(name));
		}
		rest = table_get(t, row, list_col);
		while ((name = text_next(&rest, '|', &len)) != NULL)
			add_name(map, t, row, name, len);
	}
	return map;
}

static void
load_reporters(struct names *n, struct profile *profile)
{
	const struct table *t = cli_table(profile, "reporters");
	size_t code = cli_table_column(t, "code");
	size_t kind = cli_table_column(t, "kind");
	size_t participates = cli_table_column(t, "participates");
	size_t i;

	n->reporter_of = load_names(t, "code", "aliases");
	n->reporters = mem_new(table_rows(t), sizeof(*n->reporters));
	for (i = 0; i < table_rows(t); i++) {
		n->reporters[i].code = table_get(t, i, code);
		n->reporters[i].kind = table_get(t, i, kind);
		n->reporters[i].participates =
		    strcmp(table_get(t, i, participates), "yes") == 0;
	}
}

/* Rows of the table are in ascending order, so indexes are too. */
static void
load_mandates(struct names *n, struct profile *profile)
{
	const struct table *t = cli_table(profile, "mandates");
	size_t number = cli_table_column(t, "number");
	size_t pillar = cli_table_column(t, "pillar");
	const char *words = cli_profile_value(profile, "mandate_words");
	const char *text;
	uintmax_t value, last = 0;
	size_t i, len;

	n->mandate_of = map_new();
	n->mandate_word = map_new();
	n->mandate_count = table_rows(t);
	n->mandates = mem_new(n->mandate_count, sizeof(*n->mandates));
	n->named = mem_new(n->mandate_count, sizeof(*n->named));
	n->list = mem_new(n->mandate_count, sizeof(*n->list));
	for (i = 0; i < n->mandate_count; i++) {
		text = table_get(t, i, number);
		if (!text_number(text, strlen(text), UINTMAX_MAX, &value) ||
		    value <= last)
			cli_bad_table(t, i, "number",
			    "not a number greater than the one before: '%s'",
			    text);
		last = value;
		n->mandates[i].number = text;
		n->mandates[i].pillar = table_get(t, i, pillar);
		map_add(n->mandate_of, text, strlen(text), i);
	}
	while ((text = text_next(&words, '|', &len)) != NULL)
		map_add_folded(n->mandate_word, text, len, 0);
}

struct names *
names_load(struct profile *profile)
{
	struct names *n = mem_new(1, sizeof(*n));

	load_reporters(n, profile);
	load_mandates(n, profile);
	n->levels = cli_table(profile, "levels");
	n->level_value = cli_table_column(n->levels, "value");
	n->level_of = load_names(n->levels, "value", "variants");
	return n;
}

void
names_free(struct names *n)
{
	map_free(n->reporter_of);
	map_free(n->mandate_of);
	map_free(n->mandate_word);
	map_free(n->level_of);
	free(n->reporters);
	free(n->mandates);
	free(n->named);
	free(n->list);
	free(n);
}

const struct reporter *
names_reporter(const struct names *n, const char *written)
{
	size_t i = map_find_folded(n->reporter_of, written, strlen(written));

	return i != MAP_NONE ? &n->reporters[i] : NULL;
}

/*
 * The index of one mandate: its number, alone or behind a word that the profile
 * allows there. MAP_NONE if it is anything else.
 */
static size_t
one_mandate(const struct names *n, const char *item, size_t len)
{
	size_t digits = 0, word;

	while (digits < len && item[len - digits - 1] >= '0' &&
	       item[len - digits - 1] <= '9')
		digits++;
	word = len - digits;
	(void)text_trim(item, &word);
	if (word > 0 &&
	    map_find_folded(n->mandate_word, item, word) == MAP_NONE)
		return MAP_NONE;
	item += len - digits;
	while (digits > 1 && *item == '0') {
		item++;
		digits--;
	}
	return map_find(n->mandate_of, item, digits);
}

const struct mandate *const *
names_mandates(struct names *n, const char *written, size_t *count)
{
	const char *item;
	size_t len, i;

	memset(n->named, 0, n->mandate_count * sizeof(*n->named));
	while ((item = text_next(&written, ',', &len)) != NULL) {
		i = one_mandate(n, item, len);
		if (i == MAP_NONE)
			return NULL;
		n->named[i] = true;
	}
	*count = 0;
	for (i = 0; i < n->mandate_count; i++)
		if (n->named[i])
			n->list[(*count)++] = &n->mandates[i];
	return *count > 0 ? n->list : NULL;
}

const char *
names_level(const struct names *n, const char *written)
{
	size_t row = map_find_folded(n->level_of, written, strlen(written));

	return row != MAP_NONE ? table_get(n->levels, row, n->level_value)
			       : NULL;
}
