/*
 * page: the whole document.
 */
#include "page.h"

#include "grid.h"
#include "groups.h"
#include "html.h"
#include "style.h"
#include "svg.h"
#include "where.h"

#include <string.h>

/* Nothing is loaded from anywhere, and nothing runs. */
static const char policy[] = "default-src 'none'; style-src 'unsafe-inline'";

static struct sheet *
sheet_of(const struct edition *e, size_t section)
{
	return e->sheets[section];
}

static void
add_head(struct buf *out, const struct edition *e, const char *language)
{
	size_t i;

	buf_printf(out,
	    "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n"
	    "<meta charset=\"utf-8\">\n"
	    "<meta http-equiv=\"Content-Security-Policy\" content=\"%s\">\n"
	    "<meta name=\"viewport\" "
	    "content=\"width=device-width, initial-scale=1\">\n"
	    "<meta name=\"color-scheme\" content=\"light dark\">\n"
	    "<meta name=\"generator\" content=\"lima-html " LIMA_VERSION
	    "\">\n<title>",
	    language, policy);
	html_text(out, sheet_of(e, 0)->title);
	buf_puts(out, "</title>\n<style>\n");
	for (i = 0; style_sheet[i] != NULL; i++)
		buf_puts(out, style_sheet[i]);
	buf_puts(out, "</style>\n</head>\n");
}

/* A line under a title; what leads back to the cover is no line here. */
static void
add_line(struct buf *out, const struct line *line)
{
	static const char *const classes[] = {[LINE_PLAIN] = "",
	    [LINE_STRONG] = " class=\"strong\"",
	    [LINE_MARK] = " class=\"mark\""};

	if (line->style == LINE_LINK)
		return;
	buf_printf(out, "<p%s>", classes[line->style]);
	html_text(out, line->cell.text);
	buf_puts(out, "</p>\n");
}

static void
add_lines(struct buf *out, const struct sheet *s)
{
	size_t i;

	for (i = 0; i < s->n_lines; i++)
		add_line(out, &s->lines[i]);
}

/* The label "<key>.<what>", as an element of that class. */
static void
add_key_part(struct buf *out, const struct words *w, const struct part *p,
    const char *what)
{
	struct buf key = BUF_INIT;

	buf_printf(&key, "%s.%s", p->label, what);
	buf_printf(out, "<span class=\"%s\">", what);
	html_label(out, w, key.data, NULL);
	buf_puts(out, "</span>");
	buf_release(&key);
}

/* The figures that a reader is to see first, large. */
static void
add_keys(struct buf *out, const struct edition *e)
{
	const char *sheet = sheet_of(e, 0)->code;
	const struct part *p;
	bool any = false;
	size_t i = 0;

	while ((p = layout_next(&e->layout, &i, sheet, "key")) != NULL) {
		if (strcmp(p->kind, "figure") != 0)
			layout_bad(p, "kind", "no such key: '%s'", p->kind);
		if (!where(p->where, edition_fact, e))
			continue;
		buf_puts(out, any ? "" : "<ul class=\"keys\">\n");
		buf_puts(out, "<li>");
		add_key_part(out, e->words, p, "value");
		buf_putc(out, ' ');
		add_key_part(out, e->words, p, "name");
		buf_puts(out, "</li>\n");
		any = true;
	}
	buf_puts(out, any ? "</ul>\n" : "");
}

/* What must not be missed, the key figures, and what else is to be known. */
static void
add_front(struct buf *out, const struct edition *e)
{
	const struct sheet *s = sheet_of(e, 0);
	size_t i;

	buf_puts(out, "<body>\n<a class=\"skip\" href=\"#main\">");
	html_label(out, e->words, "page.skip", NULL);
	buf_puts(out, "</a>\n<header>\n<h1>");
	html_text(out, s->title);
	buf_puts(out, "</h1>\n");
	for (i = 0; i < s->n_lines; i++)
		if (s->lines[i].style != LINE_PLAIN)
			add_line(out, &s->lines[i]);
	add_keys(out, e);
	buf_puts(out, "<div class=\"about\">\n");
	for (i = 0; i < s->n_lines; i++)
		if (s->lines[i].style == LINE_PLAIN)
			add_line(out, &s->lines[i]);
	buf_puts(out, "</div>\n</header>\n");
}

static void
add_contents(struct buf *out, const struct edition *e)
{
	size_t i;

	buf_puts(out, "<nav aria-labelledby=\"contents\">\n"
		      "<h2 id=\"contents\">");
	html_label(out, e->words, "page.contents", NULL);
	buf_puts(out, "</h2>\n<ol>\n");
	for (i = 1; i < e->n_sheets; i++) {
		buf_printf(out, "<li><a href=\"#%s\">", sheet_of(e, i)->code);
		html_text(out, sheet_of(e, i)->name);
		buf_puts(out, "</a></li>\n");
	}
	buf_puts(out, "</ol>\n</nav>\n");
}

static void
add_folded(struct buf *out, const struct words *w,
    const struct section *section, struct sheet *s)
{
	struct section whole = *section;
	struct buf n = BUF_INIT;

	buf_printf(&n, "%zu", s->n_rows);
	buf_puts(out, "<details>\n<summary>");
	html_label(out, w, "page.rows",
	    (const struct word_arg[]){{"n", n.data}, {NULL, NULL}});
	buf_puts(out, "</summary>\n");
	whole.group = NO_COLUMN;
	grid_table(out, w, &whole, s);
	buf_puts(out, "</details>\n");
	buf_release(&n);
}

static void
add_back(struct buf *out, const struct words *w)
{
	buf_puts(out, "<p class=\"back\"><a href=\"#contents\">");
	html_label(out, w, "page.back", NULL);
	buf_puts(out, "</a></p>\n");
}

static void
add_section(struct buf *out, const struct edition *e,
    const struct section *section, struct sheet *s)
{
	size_t i;

	buf_printf(out,
	    "<section id=\"%s\" aria-labelledby=\"%s-title\"%s>\n"
	    "<h2 id=\"%s-title\">",
	    s->code, s->code,
	    grid_is_wide(s) && s->n_charts == 0 ? " class=\"wide\"" : "",
	    s->code);
	html_text(out, s->title);
	buf_puts(out, "</h2>\n");
	add_lines(out, s);
	for (i = 0; i < s->n_charts; i++)
		svg_chart(out, e->words, s, &s->charts[i], i + 1);
	switch (section->show) {
	case SHOW_LIST:
		grid_list(out, s);
		break;
	case SHOW_TERMS:
		grid_terms(out, s);
		break;
	case SHOW_FOLDED:
		if (!groups_add(out, e->words, section, s))
			add_folded(out, e->words, section, s);
		break;
	case SHOW_FRONT:
	case SHOW_OPEN:
		grid_table(out, e->words, section, s);
		break;
	}
	add_back(out, e->words);
	buf_puts(out, "</section>\n");
}

static void
add_foot(struct buf *out, const struct words *w)
{
	buf_puts(out, "<footer>\n<p>");
	html_label(out, w, "page.data", NULL);
	buf_puts(out, "</p>\n</footer>\n</body>\n</html>\n");
}

void
page_write(struct buf *out, const struct edition *e, const char *language,
    const struct contents *c)
{
	size_t i;

	add_head(out, e, language);
	add_front(out, e);
	add_contents(out, e);
	buf_puts(out, "<main id=\"main\">\n");
	for (i = 1; i < c->n; i++)
		add_section(out, e, &c->sections[i], sheet_of(e, i));
	buf_puts(out, "</main>\n");
	add_foot(out, e->words);
}
