/*
 * contents: what of the workbook stands on the page.
 */
#include "contents.h"

#include "cli.h"
#include "mem.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

static const char column_part[] = "column";

static const struct {
	const char *name;
	enum show show;
} shows[] = {
    {"front", SHOW_FRONT},
    {"list", SHOW_LIST},
    {"terms", SHOW_TERMS},
    {"open", SHOW_OPEN},
    {"folded", SHOW_FOLDED},
};

/* A row of page.tsv, and the layout that is being made of the other one. */
struct loading {
	const struct table *table;
	size_t row;
	const struct layout *old;
	struct part *parts;
	size_t n;
};

static const char *
get(const struct loading *l, const char *column)
{
	return table_get(l->table, l->row, cli_table_column(l->table, column));
}

static _Noreturn void
bad(const struct loading *l, const char *field, const char *what)
{
	cli_bad_table(l->table, l->row, field, "%s: '%s'", what, get(l, field));
}

static bool
is_listed(const char *list, const char *name)
{
	const char *item;
	size_t len;

	while ((item = text_next(&list, ',', &len)) != NULL)
		if (strlen(name) == len && memcmp(item, name, len) == 0)
			return true;
	return false;
}

static enum show
find_show(const struct loading *l)
{
	const char *name = get(l, "show");
	size_t i;

	for (i = 0; i < sizeof(shows) / sizeof(*shows); i++)
		if (strcmp(name, shows[i].name) == 0)
			return shows[i].show;
	bad(l, "show", "no such way to show a sheet");
}

/* Is it one that can be left out? */
static bool
is_optional(const struct part *p, const char *sheet)
{
	return (strcmp(p->part, column_part) == 0 ||
		   strcmp(p->part, "line") == 0 ||
		   strcmp(p->part, "note") == 0) &&
	       strcmp(p->sheet, sheet) == 0;
}

/* What is left out must be there. */
static void
check_without(const struct loading *l, const char *sheet)
{
	const char *list = get(l, "without"), *label;
	struct buf name = BUF_INIT;
	size_t len, i;

	while ((label = text_next(&list, ',', &len)) != NULL) {
		buf_reset(&name);
		buf_add(&name, label, len);
		for (i = 0; i < l->old->n; i++)
			if (is_optional(&l->old->parts[i], sheet) &&
			    strcmp(l->old->parts[i].label, name.data) == 0)
				break;
		if (i == l->old->n)
			bad(l, "without", "no such column, line or note");
	}
	buf_release(&name);
}

/* The parts of the sheet, but for those that are left out. */
static void
copy_parts(struct loading *l, const char *sheet)
{
	const char *without = get(l, "without");
	size_t i;

	check_without(l, sheet);
	for (i = 0; i < l->old->n; i++) {
		const struct part *p = &l->old->parts[i];
		bool left_out =
		    is_optional(p, sheet) && is_listed(without, p->label);

		/* What stands on paper is here for the style sheet to say. */
		if (strcmp(p->sheet, sheet) == 0 && !left_out &&
		    strcmp(p->part, "print") != 0)
			l->parts[l->n++] = *p;
	}
}

/*
 * The column of the sheet that comes from here, with its number; or NULL, with
 * the number that the next column gets.
 */
static struct part *
find_column(const struct loading *l, size_t first, const char *from, size_t len,
    size_t *number)
{
	size_t i;

	*number = 0;
	for (i = first; i < l->n; i++) {
		struct part *p = &l->parts[i];

		if (strcmp(p->part, column_part) != 0)
			continue;
		if (strlen(p->from) == len && memcmp(p->from, from, len) == 0)
			return p;
		++*number;
	}
	return NULL;
}

/*
 * "answer:lang": the column that tells the language of another does so by its
 * code; if the sheet has none, one joins it.
 */
static void
add_language(struct loading *l, size_t first, struct section *s)
{
	const char *lang = get(l, "lang");
	const char *colon = strchr(lang, ':');
	struct part *p;

	s->text = s->language = NO_COLUMN;
	if (*lang == '\0')
		return;
	if (colon == NULL)
		bad(l, "lang", "not a column and that of its language");
	if (find_column(l, first, lang, (size_t)(colon - lang), &s->text) ==
	    NULL)
		bad(l, "lang", "no such column");
	p = find_column(l, first, colon + 1, strlen(colon + 1), &s->language);
	if (p == NULL) {
		p = &l->parts[l->n++];
		*p = l->parts[first];
		p->part = column_part;
		p->from = colon + 1;
		p->label = "col.language";
	}
	p->kind = "text";
	p->where = "";
	p->empty = "";
}

/* "pillars:pillar": the rows of each code are folded, under its word there. */
static void
find_group(const struct loading *l, size_t first, struct section *s)
{
	const char *by = get(l, "by");
	const char *colon = strchr(by, ':');

	s->group = NO_COLUMN;
	s->names = NULL;
	if (*by == '\0')
		return;
	if (colon == NULL || s->show != SHOW_FOLDED)
		bad(l, "by", "not a table and a column of what is folded");
	if (find_column(l, first, colon + 1, strlen(colon + 1), &s->group) ==
	    NULL)
		bad(l, "by", "no such column");
	s->names = mem_copy(by, (size_t)(colon - by));
}

/* Texts of records are as somebody wrote them. */
static void
find_free(const struct loading *l, size_t first, struct section *s)
{
	size_t i;

	s->free = mem_new(l->n - first, sizeof(*s->free));
	s->n_free = 0;
	for (i = first; i < l->n; i++)
		if (strcmp(l->parts[i].part, column_part) == 0)
			s->free[s->n_free++] =
			    strcmp(s->kind, "records") == 0 &&
			    strcmp(l->parts[i].kind, "text") == 0;
}

static void
load_section(struct loading *l, struct section *s)
{
	size_t first = l->n, i = first;
	const struct layout here = {.parts = l->parts, .n = 0};
	struct layout so_far = here;
	const struct part *p;

	s->sheet = get(l, "sheet");
	s->show = find_show(l);
	copy_parts(l, s->sheet);
	so_far.n = l->n;
	p = layout_next(&so_far, &i, s->sheet, "sheet");
	if (p == NULL)
		bad(l, "sheet", "no such sheet");
	s->kind = p->kind;
	if ((s->show == SHOW_FRONT) != (l->row == 0))
		bad(l, "show", "the first section alone is the front");
	add_language(l, first, s);
	find_group(l, first, s);
	find_free(l, first, s);
}

void
contents_load(struct contents *c, struct edition *e)
{
	struct loading l = {.table = cli_table(e->profile, "page")};
	size_t n = table_rows(l.table);

	if (n == 0)
		cli_die(EX_CONFIG, "%s: no sections", table_path(l.table));
	c->sections = mem_new(n, sizeof(*c->sections));
	c->n = n;
	l.old = &e->layout;
	/* A language column at most joins the parts of each section. */
	l.parts = mem_new((e->layout.n + 1) * n, sizeof(*l.parts));
	for (; l.row < n; l.row++)
		load_section(&l, &c->sections[l.row]);
	free(e->layout.parts);
	e->layout.parts = l.parts;
	e->layout.n = l.n;
}

void
contents_release(struct contents *c)
{
	size_t i;

	for (i = 0; i < c->n; i++) {
		free(c->sections[i].free);
		free(c->sections[i].names);
	}
	free(c->sections);
}
