/*
 * names: what the columns of an export may be called.
 */
#include "names.h"

#include "buf.h"
#include "cli.h"
#include "diag.h"
#include "map.h"
#include "mem.h"
#include "text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Of longer names the distance is not computed. */
#define NEAR_BYTES 256

struct name {
	char *printed;
	char *folded;
	size_t meaning;
};

struct names {
	struct names_meaning *meanings; /* the rows of questions.tsv */
	struct name *list;
	size_t count, room;
	struct map *by_name; /* to the places in list */
};

static const char *const roles[NAMES_ROLES] = {
    [NAMES_ID] = "id",
    [NAMES_SUBMITTED] = "submitted",
    [NAMES_REPORTER] = "reporter",
    [NAMES_MANDATE] = "mandate",
    [NAMES_QUESTION] = "question",
};

static enum names_role
read_role(const struct table *t, size_t row, size_t col)
{
	const char *text = table_get(t, row, col);
	size_t i;

	for (i = 0; i < NAMES_ROLES; i++)
		if (strcmp(text, roles[i]) == 0)
			return (enum names_role)i;
	cli_bad_table(t, row, "role", "no such role: %s", diag_quote(text));
}

static const char *
read_kind(const struct table *t, size_t row, size_t col, enum names_role role)
{
	const char *kind = table_get(t, row, col);

	if ((role == NAMES_REPORTER) != (*kind != '\0'))
		cli_bad_table(t, row, "kind",
		    "only the columns of reporters have one: %s",
		    diag_quote(kind));
	return kind;
}

static char *
fold(const char *s, size_t len)
{
	struct buf folded = BUF_INIT;

	text_fold(&folded, s, len);
	return buf_take(&folded);
}

static void
add_name(struct names *names, const struct table *t, size_t row, const char *s,
    size_t len)
{
	struct name *n;
	size_t other = map_add_folded(names->by_name, s, len, names->count);

	if (other != MAP_NONE) {
		/* The same word in two languages is no trouble. */
		if (names->list[other].meaning == row)
			return;
		cli_bad_table(t, row, "header",
		    "stands for another question as well: %s",
		    diag_quote(names->list[other].printed));
	}
	names->list = mem_grow(
	    names->list, names->count, &names->room, sizeof(*names->list));
	n = &names->list[names->count++];
	n->printed = mem_copy(s, len);
	n->folded = fold(s, len);
	n->meaning = row;
}

static void
add_names(
    struct names *names, const struct table *t, size_t row, size_t language)
{
	const char *list = table_get(t, row, language), *item;
	size_t len;

	while ((item = text_next(&list, '|', &len)) != NULL)
		add_name(names, t, row, item, len);
}

struct names *
names_load(struct profile *profile)
{
	const struct table *t = cli_table(profile, "questions");
	size_t code = cli_table_column(t, "code");
	size_t role = cli_table_column(t, "role");
	size_t kind = cli_table_column(t, "kind");
	struct names *names = mem_new(1, sizeof(*names));
	struct names_meaning *m;
	size_t i, row;

	names->meanings = mem_new(table_rows(t), sizeof(*m));
	names->by_name = map_new();
	for (row = 0; row < table_rows(t); row++) {
		m = &names->meanings[row];
		m->code = table_get(t, row, code);
		m->role = read_role(t, row, role);
		m->kind = read_kind(t, row, kind, m->role);
		for (i = 0; i < PROFILE_LANGUAGES; i++)
			add_names(names, t, row,
			    cli_table_column(t, profile_languages[i]));
	}
	return names;
}

void
names_free(struct names *names)
{
	size_t i;

	for (i = 0; i < names->count; i++) {
		free(names->list[i].printed);
		free(names->list[i].folded);
	}
	free(names->list);
	free(names->meanings);
	map_free(names->by_name);
	free(names);
}

const struct names_meaning *
names_find(const struct names *names, const char *name, size_t len)
{
	size_t i = map_find_folded(names->by_name, name, len);

	return i != MAP_NONE ? &names->meanings[names->list[i].meaning] : NULL;
}

static size_t
least(size_t a, size_t b, size_t c)
{
	if (b < a)
		a = b;
	return c < a ? c : a;
}

/* How many bytes to add, drop or change to make one of the other. */
static size_t
distance(const char *a, const char *b)
{
	size_t row[NEAR_BYTES + 1];
	size_t i, j, diagonal, above, len = strlen(b);

	for (j = 0; j <= len; j++)
		row[j] = j;
	for (i = 1; a[i - 1] != '\0'; i++) {
		diagonal = row[0];
		row[0] = i;
		for (j = 1; j <= len; j++) {
			above = row[j];
			row[j] = least(above + 1, row[j - 1] + 1,
			    diagonal + (a[i - 1] != b[j - 1]));
			diagonal = above;
		}
	}
	return row[len];
}

const char *
names_nearest(const struct names *names, const char *name, size_t len)
{
	char *folded = fold(name, len);
	const char *best = NULL;
	size_t i, d, best_distance = SIZE_MAX;

	for (i = 0; i < names->count && strlen(folded) <= NEAR_BYTES; i++) {
		if (strlen(names->list[i].folded) > NEAR_BYTES)
			continue;
		d = distance(folded, names->list[i].folded);
		if (d < best_distance) {
			best_distance = d;
			best = names->list[i].printed;
		}
	}
	free(folded);
	return best;
}
