/*
 * form: the sheet on which a person decides on the criteria of needs.
 */
#include "form.h"

#include "cli.h"
#include "diag.h"
#include "map.h"
#include "mem.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

const char *const form_names[FORM_FIELDS] = {
    "id", "text", "criterion", "by", "note"};

/* What the columns of the layout have that are not filled in from a list. */
static const char *const origins[FORM_FIELDS] = {
    [FORM_ID] = "id",
    [FORM_TEXT] = "answer",
    [FORM_BY] = "by",
    [FORM_NOTE] = "note",
};

static const char list_kind[] = "fill:";

/* Labels that stand in cells that are not to be filled in. */
static const char *const shorthands[] = {
    "short.x", "short.z", "short.continued"};

struct form {
	const char *headers[PROFILE_LANGUAGES][FORM_FIELDS];
	const struct table *criteria;
	struct map *words;  /* of the criteria, to their rows */
	struct map *closed; /* shorthands */
};

/* The row of a label. */
static size_t
find_label(const struct table *labels, const char *key)
{
	size_t row, col = cli_table_column(labels, "key");

	for (row = 0; row < table_rows(labels); row++)
		if (strcmp(table_get(labels, row, col), key) == 0)
			return row;
	cli_die(EX_CONFIG, "%s: no such key: %s", table_path(labels),
	    diag_quote(key));
}

static const char *
label(const struct table *labels, const char *key, size_t language)
{
	return table_get(labels, find_label(labels, key),
	    cli_table_column(labels, profile_languages[language]));
}

/* A row of the layout, by what its cells are called. */
static const char *
part(const struct table *layout, size_t row, const char *column)
{
	return table_get(layout, row, cli_table_column(layout, column));
}

/* The code of the sheet. */
static const char *
find_sheet(const struct table *layout)
{
	size_t row;

	for (row = 0; row < table_rows(layout); row++)
		if (strcmp(part(layout, row, "part"), "sheet") == 0 &&
		    strcmp(part(layout, row, "kind"), "review") == 0)
			return part(layout, row, "sheet");
	cli_die(
	    EX_CONFIG, "%s: no sheet of the kind 'review'", table_path(layout));
}

/* Which field a column of the sheet is; FORM_FIELDS: none. */
static size_t
field_of(const struct table *layout, size_t row)
{
	const char *from = part(layout, row, "from");
	size_t i;

	if (strncmp(part(layout, row, "kind"), list_kind,
		sizeof(list_kind) - 1) == 0)
		return FORM_CRITERION;
	for (i = 0; i < FORM_FIELDS; i++)
		if (origins[i] != NULL && strcmp(from, origins[i]) == 0)
			break;
	return i;
}

static void
add_header(struct form *f, struct profile *profile, const struct table *layout,
    size_t row, size_t field)
{
	const struct table *labels = cli_table(profile, "labels");
	size_t i;

	for (i = 0; i < PROFILE_LANGUAGES; i++)
		f->headers[i][field] =
		    label(labels, part(layout, row, "label"), i);
	if (field == FORM_CRITERION)
		f->criteria = cli_table(
		    profile, part(layout, row, "kind") + sizeof(list_kind) - 1);
}

static void
add_headers(struct form *f, struct profile *profile)
{
	const struct table *layout = cli_table(profile, "workbook");
	const char *sheet = find_sheet(layout);
	size_t row, field;

	for (row = 0; row < table_rows(layout); row++) {
		if (strcmp(part(layout, row, "sheet"), sheet) != 0 ||
		    strcmp(part(layout, row, "part"), "column") != 0)
			continue;
		field = field_of(layout, row);
		if (field < FORM_FIELDS)
			add_header(f, profile, layout, row, field);
	}
	for (field = 0; field < FORM_FIELDS; field++)
		if (f->headers[0][field] == NULL)
			cli_die(EX_CONFIG,
			    "%s: sheet '%s' has no column for the %s",
			    table_path(layout), sheet, form_names[field]);
}

/* A word that two criteria have decides nothing. */
static void
add_word(struct form *f, size_t row, const char *word)
{
	size_t other = map_add_folded(f->words, word, strlen(word), row);

	if (other != MAP_NONE && other != row)
		cli_bad_table(f->criteria, row, "criterion",
		    "another one has this word as well: %s", diag_quote(word));
}

static void
add_words(struct form *f)
{
	size_t row, i;

	for (row = 0; row < table_rows(f->criteria); row++) {
		add_word(f, row,
		    table_get(f->criteria, row,
			cli_table_column(f->criteria, "code")));
		for (i = 0; i < PROFILE_LANGUAGES; i++)
			add_word(f, row,
			    table_get(f->criteria, row,
				cli_table_column(
				    f->criteria, profile_languages[i])));
	}
}

static void
add_shorthands(struct form *f, const struct table *labels)
{
	size_t i, j;

	for (i = 0; i < sizeof(shorthands) / sizeof(*shorthands); i++)
		for (j = 0; j < PROFILE_LANGUAGES; j++) {
			const char *text = label(labels, shorthands[i], j);

			map_add(f->closed, text, strlen(text), i);
		}
}

struct form *
form_load(struct profile *profile)
{
	struct form *f = mem_new(1, sizeof(*f));

	f->words = map_new();
	f->closed = map_new();
	add_headers(f, profile);
	add_words(f);
	add_shorthands(f, cli_table(profile, "labels"));
	return f;
}

void
form_free(struct form *f)
{
	map_free(f->words);
	map_free(f->closed);
	free(f);
}

/* The only cell of the row with that text; false if there is not one. */
static bool
find_cell(const struct rows *rows, const char *text, size_t *column)
{
	size_t i, found = 0;

	for (i = 0; i < rows_cells(rows); i++) {
		size_t len;
		const char *cell = rows_cell(rows, i, &len);

		cell = text_trim(cell, &len);
		if (len == strlen(text) && memcmp(cell, text, len) == 0) {
			*column = i;
			found++;
		}
	}
	return found == 1;
}

bool
form_header(
    const struct form *f, const struct rows *rows, size_t columns[FORM_FIELDS])
{
	size_t language, field;

	for (language = 0; language < PROFILE_LANGUAGES; language++) {
		for (field = 0; field < FORM_FIELDS; field++)
			if (!find_cell(rows, f->headers[language][field],
				&columns[field]))
				break;
		if (field == FORM_FIELDS)
			return true;
	}
	return false;
}

enum form_answer
form_read(const struct form *f, const char *text, const char **code)
{
	size_t len = strlen(text), row;
	const char *word = text_trim(text, &len);

	if (len == 0)
		return FORM_EMPTY;
	if (map_find(f->closed, word, len) != MAP_NONE)
		return FORM_CLOSED;
	row = map_find_folded(f->words, word, len);
	if (row == MAP_NONE)
		return FORM_UNKNOWN;
	*code =
	    table_get(f->criteria, row, cli_table_column(f->criteria, "code"));
	return FORM_DECIDED;
}
