/*
 * edition: what the sheets of one workbook are made from.
 */
#include "edition.h"

#include "guard.h"
#include "mem.h"
#include "where.h"

#include <string.h>
#include <strings.h>

static const struct {
	const char *kind;
	edition_fill *fill;
} kinds[] = {
    {"cover", cover_fill},
    {"notes", notes_fill},
    {"figures", figures_fill},
    {"records", records_fill},
    {"matrix", matrix_fill},
    {"conclusions", conclusions_fill},
};

static const struct {
	const char *kind;
	enum line_style style;
} styles[] = {
    {"plain", LINE_PLAIN},
    {"strong", LINE_STRONG},
    {"mark", LINE_MARK},
};

const char *
edition_fact(const void *edition, const char *path)
{
	const struct edition *e = edition;

	return ledger_get(e->ledger, path);
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

static struct sheet *
new_sheet(const struct edition *e, const struct part *p)
{
	const char *name = sheet_label(e, p, "name");
	struct buf title = BUF_INIT;
	struct sheet *s;
	const char *trouble = guard_sheet_name(name);
	size_t i;

	if (trouble != NULL)
		layout_bad(p, "sheet", "its name %s: '%s'", trouble, name);
	for (i = 0; i < e->n_sheets; i++) {
		if (strcasecmp(e->sheets[i]->name, name) == 0)
			layout_bad(p, "sheet",
			    "its name is that of another "
			    "sheet: '%s'",
			    name);
		if (strcmp(e->sheets[i]->code, p->sheet) == 0)
			layout_bad(p, "sheet", "given twice: '%s'", p->sheet);
	}
	if (e->n_sheets == 0 && e->title != NULL)
		buf_puts(&title, e->title);
	else
		words_fill_text(
		    e->words, &title, sheet_label(e, p, "title"), NULL);
	s = sheet_new(p->sheet, name, title.data);
	buf_release(&title);
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

static edition_fill *
find_fill(const struct part *p)
{
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (strcmp(p->kind, kinds[i].kind) == 0)
			return kinds[i].fill;
	layout_bad(p, "kind", "no such sheet: '%s'", p->kind);
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

/* All sheets are there before the first, which links to them, is filled. */
void
edition_build(struct edition *e)
{
	const struct part *p;
	size_t i = 0, n = 0;

	while (layout_next(&e->layout, &i, NULL, "sheet") != NULL)
		n++;
	e->sheets = mem_new(n, sizeof(struct sheet *));
	e->n_sheets = 0;
	for (i = 0; (p = layout_next(&e->layout, &i, NULL, "sheet")) != NULL;) {
		struct sheet *s = new_sheet(e, p);

		e->sheets[e->n_sheets++] = s;
	}
	for (i = 0, n = 0;
	     (p = layout_next(&e->layout, &i, NULL, "sheet")) != NULL; n++) {
		add_lines(e, e->sheets[n]);
		find_fill(p)(e, p, e->sheets[n]);
		check_headers(p, e->sheets[n]);
	}
}
