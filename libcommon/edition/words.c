/*
 * words: what the workbook says, in its language.
 */
#include "words.h"

#include "cli.h"
#include "guard.h"
#include "map.h"
#include "mem.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

struct words {
	struct profile *profile;
	const char *language;
	const struct ledger *facts;
	const struct table *labels;
	struct map *keys; /* of labels, to rows */
	size_t column;
};

struct words *
words_new(
    struct profile *profile, const char *language, const struct ledger *facts)
{
	struct words *w = mem_new(1, sizeof(*w));
	size_t key, i;

	w->profile = profile;
	w->language = language;
	w->facts = facts;
	w->labels = cli_table(profile, "labels");
	w->column = cli_table_column(w->labels, language);
	w->keys = map_new();
	key = cli_table_column(w->labels, "key");
	for (i = 0; i < table_rows(w->labels); i++) {
		const char *k = table_get(w->labels, i, key);

		if (map_add(w->keys, k, strlen(k), i) != MAP_NONE)
			cli_bad_table(
			    w->labels, i, "key", "given twice: '%s'", k);
	}
	return w;
}

void
words_free(struct words *w)
{
	map_free(w->keys);
	free(w);
}

bool
words_has_language(struct profile *profile, const char *language)
{
	const struct table *labels = cli_table(profile, "labels");
	size_t column = table_column(labels, language);

	return column != cli_table_column(labels, "key") &&
	       column != TSV_NO_COLUMN;
}

bool
words_is_language(const struct words *w, const char *language)
{
	return words_has_language(w->profile, language);
}

const char *
words_find(const struct words *w, const char *key)
{
	size_t row = map_find(w->keys, key, strlen(key));

	return row != MAP_NONE ? table_get(w->labels, row, w->column) : NULL;
}

const char *
words_label(const struct words *w, const char *key)
{
	const char *label = words_find(w, key);

	if (label == NULL)
		cli_die(EX_CONFIG, "%s: no such key: '%s'",
		    table_path(w->labels), key);
	return label;
}

const char *
words_of(const struct words *w, const char *table, const char *code,
    struct buf *room)
{
	const struct table *t = cli_table(w->profile, table);
	size_t column = cli_table_column(t, w->language);
	size_t i, len;

	for (i = 0; i < table_rows(t); i++) {
		const char *list, *first;

		if (strcmp(table_get(t, i, 0), code) != 0)
			continue;
		list = table_get(t, i, column);
		first = text_next(&list, '|', &len);
		buf_reset(room);
		if (first != NULL)
			buf_add(room, first, len);
		return room->data;
	}
	return NULL;
}

/* An argument, a setting, else a fact; NULL if there is none. */
static const char *
look_up(const struct words *w, const char *name, const struct word_arg *args)
{
	static const char setting[] = "profile/";
	size_t len = strlen(setting);

	if (*name == '=')
		return name + 1;
	if (strncmp(name, setting, len) == 0)
		return cli_profile_value(w->profile, name + len);
	for (; args != NULL && args->name != NULL; args++)
		if (strcmp(args->name, name) == 0)
			return args->value;
	return w->facts != NULL ? ledger_get(w->facts, name) : NULL;
}

/* A number with the decimal sign of the language, anything else as it is. */
static void
add_value(const struct words *w, struct buf *out, const char *value)
{
	const char *point = strchr(value, '.');
	double number;

	if (point == NULL || !guard_number(value, &number)) {
		buf_puts(out, value);
		return;
	}
	buf_add(out, value, (size_t)(point - value));
	buf_puts(out, words_label(w, "grammar.decimal"));
	buf_puts(out, point + 1);
}

/* The day of a month; languages may have their own way of writing the first. */
static void
add_day(const struct words *w, struct buf *out, uintmax_t day)
{
	const char *first = day == 1 ? words_find(w, "grammar.first") : NULL;

	if (first != NULL)
		buf_puts(out, first);
	else
		buf_printf(out, "%ju", day);
}

/* 2019-06-17 in words; what is not so written stays as it is. */
static void
add_date(const struct words *w, struct buf *out, const char *value)
{
	struct buf day = BUF_INIT, year = BUF_INIT, key = BUF_INIT;
	uintmax_t y, m, d;

	if (strlen(value) < 10 || value[4] != '-' || value[7] != '-' ||
	    !text_number(value, 4, 9999, &y) ||
	    !text_number(value + 5, 2, 12, &m) || m == 0 ||
	    !text_number(value + 8, 2, 31, &d)) {
		buf_puts(out, value);
		return;
	}
	add_day(w, &day, d);
	buf_printf(&year, "%ju", y);
	buf_printf(&key, "month.%ju", m);
	words_fill(w, out, "grammar.date",
	    (const struct word_arg[]){{"day", day.data},
		{"month", words_label(w, key.data)}, {"year", year.data},
		{NULL, NULL}});
	buf_release(&day);
	buf_release(&year);
	buf_release(&key);
}

/* The first form of "one|many" for one; for none, as the language has it. */
static void
add_plural(const struct words *w, struct buf *out, const char *value,
    const char *forms)
{
	const char *many = strchr(forms, '|');
	bool one = strcmp(value, "1") == 0 ||
		   (strcmp(value, "0") == 0 &&
		       strcmp(words_label(w, "grammar.zero"), "one") == 0);

	if (many == NULL)
		buf_puts(out, forms);
	else if (one)
		buf_add(out, forms, (size_t)(many - forms));
	else
		buf_puts(out, many + 1);
}

static void
add_word(
    const struct words *w, struct buf *out, const char *table, const char *code)
{
	struct buf room = BUF_INIT;
	const char *word = words_of(w, table, code, &room);

	buf_puts(out, word != NULL ? word : code);
	buf_release(&room);
}

/* What stands between a pair of braces; the placeholder may be written in. */
static void
add_placeholder(const struct words *w, struct buf *out, char *placeholder,
    const struct word_arg *args)
{
	char *forms = strchr(placeholder, '|');
	char *colon, *name = placeholder;
	const char *value;

	if (forms != NULL)
		*forms++ = '\0';
	colon = strchr(name, ':');
	if (colon != NULL) {
		*colon = '\0';
		name = colon + 1;
	}
	value = look_up(w, name, args);
	if (value == NULL || (*value == '\0' && forms == NULL))
		buf_puts(out, words_label(w, "short.x"));
	else if (forms != NULL)
		add_plural(w, out, value, forms);
	else if (colon == NULL)
		add_value(w, out, value);
	else if (strcmp(placeholder, "date") == 0)
		add_date(w, out, value);
	else
		add_word(w, out, placeholder, value);
}

void
words_fill_text(const struct words *w, struct buf *out, const char *text,
    const struct word_arg *args)
{
	const char *open, *end;

	while ((open = strchr(text, '{')) != NULL &&
	       (end = strchr(open, '}')) != NULL) {
		char *inner = mem_copy(open + 1, (size_t)(end - open - 1));

		buf_add(out, text, (size_t)(open - text));
		add_placeholder(w, out, inner, args);
		free(inner);
		text = end + 1;
	}
	buf_puts(out, text);
}

void
words_fill(const struct words *w, struct buf *out, const char *key,
    const struct word_arg *args)
{
	words_fill_text(w, out, words_label(w, key), args);
}
