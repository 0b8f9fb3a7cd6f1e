/*
 * build: the sheets of an edition, as the layout has them.
 */
#include "edition.h"
#include "guard.h"
#include "listing.h"
#include "mem.h"
#include "review.h"
#include "where.h"

#include <string.h>
#include <strings.h>

struct kind {
	const char *name;
	edition_fill *fill; /* of records: the listing does it */
	enum sheet_use use;
};

static const struct kind kinds[] = {
    {"cover", cover_fill, SHEET_TEXT},
    {"notes", notes_fill, SHEET_TEXT},
    {"figures", figures_fill, SHEET_FIGURES},
    {"records", NULL, SHEET_RECORDS},
    {"review", NULL, SHEET_REVIEW},
    {"matrix", matrix_fill, SHEET_FIGURES},
    {"conclusions", conclusions_fill, SHEET_TEXT},
    {"method", method_fill, SHEET_METHOD},
};

static const struct {
	const char *kind;
	enum line_style style;
} styles[] = {
    {"plain", LINE_PLAIN},
    {"strong", LINE_STRONG},
    {"mark", LINE_MARK},
};

static const struct kind *
find_kind(const struct part *p)
{
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (strcmp(p->kind, kinds[i].name) == 0)
			return &kinds[i];
	layout_bad(p, "kind", "no such sheet: '%s'", p->kind);
}

/* The label "sheet.<code>.<what>". */
static const char *
sheet_label(const struct edition *e, const struct part *p, const char *what)
{
	struct buf key = BUF_INIT;
	const char *label;

	buf_printf(&key, "sheet.%s.%s", p->sheet, what);
	label = words_label(e->words, key.data);
	buf_release(&key);
	return label;
}

/* The name of a sheet must be one, and its own. */
static void
check_name(const struct edition *e, const struct part *p, const char *name)
{
	const char *trouble = guard_sheet_name(name);
	size_t i;

	if (trouble != NULL)
		layout_bad(p, "sheet", "its name %s: '%s'", trouble, name);
	for (i = 0; i < e->n_sheets; i++)
		if (strcasecmp(e->sheets[i]->name, name) == 0)
			layout_bad(p, "sheet",
			    "its name is that of another sheet: '%s'", name);
}

/* How many columns stand on paper: up to the one that the layout names. */
static size_t
count_printed(const struct edition *e, const char *sheet)
{
	const struct part *print, *p;
	size_t i = 0, n = 0;

	print = layout_next(&e->layout, &i, sheet, "print");
	if (print == NULL)
		return 0;
	if (strcmp(print->kind, "columns") != 0)
		layout_bad(print, "kind", "no such print: '%s'", print->kind);
	for (i = 0;
	     (p = layout_next(&e->layout, &i, sheet, "column")) != NULL;) {
		n++;
		if (strcmp(p->from, print->from) == 0)
			return n;
	}
	layout_bad(print, "from", "no such column: '%s'", print->from);
}

/*
 * A sheet with its name and title; number is above 1 of those that take up what
 * the first sheet of the part has no room for.
 */
static struct sheet *
new_sheet(struct edition *e, const struct part *p, size_t number)
{
	struct buf name = BUF_INIT, title = BUF_INIT, digits = BUF_INIT;
	struct word_arg args[] = {{"name", sheet_label(e, p, "name")},
	    {"title", NULL}, {"number", digits.data}, {NULL, NULL}};
	struct sheet *s;

	if (e->n_sheets == 0 && e->title != NULL)
		buf_puts(&title, e->title);
	else
		words_fill_text(
		    e->words, &title, sheet_label(e, p, "title"), NULL);
	if (number > 1) {
		struct buf first = title;

		buf_printf(&digits, "%zu", number);
		args[1].value = first.data;
		args[2].value = digits.data;
		buf_init(&title);
		words_fill(e->words, &name, "sheet.more", args);
		words_fill(e->words, &title, "sheet.more_title", args);
		buf_release(&first);
	} else {
		buf_puts(&name, args[0].value);
	}
	check_name(e, p, name.data);
	s = sheet_new(p->sheet, name.data, title.data);
	s->use = find_kind(p)->use;
	s->n_printed = count_printed(e, p->sheet);
	if (number > 1)
		sheet_renumber(s, number);
	e->sheets = mem_grow(
	    e->sheets, e->n_sheets, &e->room_sheets, sizeof(struct sheet *));
	e->sheets[e->n_sheets++] = s;
	buf_release(&name);
	buf_release(&title);
	buf_release(&digits);
	return s;
}

static enum line_style
line_style(const struct part *p)
{
	size_t i;

	for (i = 0; i < sizeof(styles) / sizeof(*styles); i++)
		if (strcmp(p->kind, styles[i].kind) == 0)
			return styles[i].style;
	layout_bad(p, "kind", "no such line: '%s'", p->kind);
}

/* The lines under the title; on all sheets but the first, the way back. */
static void
add_lines(const struct edition *e, struct sheet *s)
{
	const struct part *p;
	size_t i = 0;

	while ((p = layout_next(&e->layout, &i, s->code, "line")) != NULL) {
		struct buf text = BUF_INIT;

		if (where(p->where, edition_fact, e)) {
			words_fill(e->words, &text, p->label, NULL);
			sheet_line(s, line_style(p), text.data, NULL);
		}
		buf_release(&text);
	}
	if (s != e->sheets[0])
		sheet_line(s, LINE_LINK, words_label(e->words, "link.cover"),
		    e->sheets[0]->name);
}

/* Spreadsheet programs take the headers of a table for names. */
static void
check_headers(const struct part *p, const struct sheet *s)
{
	size_t i, j;

	if (s->n_columns == 0)
		layout_bad(p, "sheet", "no columns: '%s'", s->code);
	for (i = 0; i < s->n_columns; i++)
		for (j = 0; j < i; j++)
			if (strcasecmp(s->columns[i].header,
				s->columns[j].header) == 0)
				layout_bad(p, "sheet",
				    "two columns are headed '%s'",
				    s->columns[i].header);
}

struct sheet *
edition_more(struct edition *e, const struct part *p, size_t number)
{
	struct sheet *s = new_sheet(e, p, number);

	add_lines(e, s);
	return s;
}

/* The first sheet of a part. */
static struct sheet *
sheet_of(const struct edition *e, const struct part *p)
{
	size_t i = 0;

	while (strcmp(e->sheets[i]->code, p->sheet) != 0)
		i++;
	return e->sheets[i];
}

/*
 * Sheets of records come first, since others may link to where a record stands;
 * and all are there before the cover, which names them, is filled.
 */
void
edition_build(struct edition *e)
{
	const struct part *p;
	struct sheet *s;
	size_t i;

	e->places = places_new();
	for (i = 0; (p = layout_next(&e->layout, &i, NULL, "sheet")) != NULL;) {
		s = new_sheet(e, p, 1);
		add_lines(e, s);
		if (find_kind(p)->fill == NULL)
			listing_fill(edition_listing(e, p), e, s);
	}
	recount_compare(e->recount, e->ledger);
	for (i = 0; (p = layout_next(&e->layout, &i, NULL, "sheet")) != NULL;) {
		s = sheet_of(e, p);
		if (find_kind(p)->fill != NULL)
			find_kind(p)->fill(e, p, s);
		check_headers(p, s);
	}
	review_choices(e);
}
