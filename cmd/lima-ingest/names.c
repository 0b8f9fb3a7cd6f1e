/*
 * names: what the columns of an export may be called.
 */
#include "names.h"

#include "cli.h"
#include "diag.h"
#include "groups.h"
#include "map.h"
#include "mem.h"
#include "near.h"
#include "passed.h"
#include "text.h"
#include "wide.h"

#include <stdlib.h>
#include <string.h>

/* A header with more bytes is not known; cells may be as long as they like. */
#define HEADER_BYTES 1024

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
	struct wide *wide;
	struct groups *groups;
	struct passed *passed;
};

static const char *const roles[NAMES_ROLES] = {
    [NAMES_ID] = "id",
    [NAMES_SUBMITTED] = "submitted",
    [NAMES_REPORTER] = "reporter",
    [NAMES_MANDATE] = "mandate",
    [NAMES_QUESTION] = "question",
    [NAMES_IGNORED] = "ignored",
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

static void
add_pattern(
    struct names *names, const struct table *t, size_t row, const char *pattern)
{
	const char *trouble = wide_add(names->wide, pattern, row);

	if (trouble != NULL)
		cli_bad_table(
		    t, row, "wide", "%s: %s", trouble, diag_quote(pattern));
}

/* Every pattern of wide_headers, with this name for its {q}. */
static void
add_patterns(struct names *names, const struct table *t, size_t row,
    const char *patterns, const char *name)
{
	const char *item, *at;
	size_t len;

	while ((item = text_next(&patterns, '|', &len)) != NULL) {
		char *copy = mem_copy(item, len);
		struct buf pattern = BUF_INIT;

		if ((at = strstr(copy, "{q}")) != NULL) {
			buf_add(&pattern, copy, (size_t)(at - copy));
			buf_printf(&pattern, "%s%s", name, at + strlen("{q}"));
			add_pattern(names, t, row, pattern.data);
		} else {
			cli_bad_table(t, row, "wide",
			    "no {q} in a pattern of wide_headers: %s",
			    diag_quote(copy));
		}
		buf_release(&pattern);
		free(copy);
	}
}

/* The headers that name a mandate besides the question of this row. */
static void
add_wide(struct names *names, const struct table *t, size_t row,
    const char *list, const char *patterns)
{
	const char *item;
	size_t i, len;

	for (i = 0; i < names->count; i++)
		if (names->list[i].meaning == row)
			add_patterns(
			    names, t, row, patterns, names->list[i].printed);
	while ((item = text_next(&list, '|', &len)) != NULL) {
		char *copy = mem_copy(item, len);

		if (strstr(copy, "{m}") != NULL)
			add_pattern(names, t, row, copy);
		else
			add_patterns(names, t, row, patterns, copy);
		free(copy);
	}
}

/* A name that is made after a pattern as well could be read in two ways. */
static void
check_names(const struct names *names, const struct table *t)
{
	struct buf mandate = BUF_INIT;
	const struct name *n;
	size_t i;

	for (i = 0; i < names->count; i++) {
		n = &names->list[i];
		if (wide_find(names->wide, n->folded, &mandate) != WIDE_NONE)
			cli_bad_table(t, n->meaning, "header",
			    "names a mandate as well: %s",
			    diag_quote(n->printed));
	}
	buf_release(&mandate);
}

struct names *
names_load(struct profile *profile)
{
	const struct table *t = cli_table(profile, "questions");
	const char *patterns = cli_profile_value(profile, "wide_headers");
	size_t code = cli_table_column(t, "code");
	size_t role = cli_table_column(t, "role");
	size_t kind = cli_table_column(t, "kind");
	size_t wide = cli_table_column(t, "wide");
	struct names *names = mem_new(1, sizeof(*names));
	struct names_meaning *m;
	size_t i, row;

	names->meanings = mem_new(table_rows(t), sizeof(*m));
	names->by_name = map_new();
	names->wide = wide_new(cli_profile_value(profile, "mandate_words"));
	names->groups = groups_new(cli_profile_value(profile, "header_groups"));
	names->passed = passed_new();
	for (row = 0; row < table_rows(t); row++) {
		m = &names->meanings[row];
		m->code = table_get(t, row, code);
		m->role = read_role(t, row, role);
		m->kind = read_kind(t, row, kind, m->role);
		for (i = 0; i < PROFILE_LANGUAGES; i++)
			add_names(names, t, row,
			    cli_table_column(t, profile_languages[i]));
		if (m->role == NAMES_QUESTION)
			add_wide(
			    names, t, row, table_get(t, row, wide), patterns);
		else if (*table_get(t, row, wide) != '\0')
			cli_bad_table(t, row, "wide",
			    "only questions are asked for a mandate: %s",
			    diag_quote(table_get(t, row, wide)));
	}
	check_names(names, t);
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
	wide_free(names->wide);
	groups_free(names->groups);
	passed_free(names->passed);
	free(names);
}

static const struct names_meaning *
find_folded(const struct names *names, const char *header, struct buf *mandate)
{
	size_t i = map_find(names->by_name, header, strlen(header));

	if (i != MAP_NONE)
		return &names->meanings[names->list[i].meaning];
	i = wide_find(names->wide, header, mandate);
	return i != WIDE_NONE ? &names->meanings[i] : NULL;
}

const struct names_meaning *
names_find(const struct names *names, const char *header, size_t len,
    struct buf *mandate)
{
	const struct names_meaning *m = NULL;
	const char *rest;
	char *folded;

	buf_reset(mandate);
	if (len > HEADER_BYTES)
		return NULL;
	folded = fold(header, len);
	for (rest = folded; rest != NULL && m == NULL;
	     rest = groups_skip(names->groups, rest))
		m = find_folded(names, rest, mandate);
	free(folded);
	return m;
}

bool
names_nearest(
    const struct names *names, const char *header, size_t len, struct buf *text)
{
	char *folded = fold(header, len);
	const char *name = folded, *rest = folded;
	struct near near;
	bool found = false;
	size_t i;

	if (len <= HEADER_BYTES)
		while ((rest = groups_skip(names->groups, rest)) != NULL)
			name = rest;
	near = near_to(name);

	for (i = 0; i < names->count; i++)
		if (near_offer(&near, names->list[i].folded)) {
			buf_reset(text);
			buf_puts(text, names->list[i].printed);
			found = true;
		}
	if (wide_offer(names->wide, &near, text))
		found = true;
	free(folded);
	return found;
}

void
names_ignore(struct names *names, const char *column)
{
	passed_add(names->passed, column);
}

bool
names_ignored(const struct names *names, const char *header, size_t len)
{
	return passed_find(names->passed, header, len);
}

bool
names_known(const struct names *names, const char *header, size_t len)
{
	struct buf unused = BUF_INIT;
	bool known = names_find(names, header, len, &unused) != NULL ||
		     names_ignored(names, header, len);

	buf_release(&unused);
	return known;
}

void
names_meet(struct names *names, const char *header, size_t len)
{
	passed_meet(names->passed, header, len);
}

void
names_warn_unused(const struct names *names)
{
	passed_warn(names->passed);
}
