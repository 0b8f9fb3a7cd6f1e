/*
 * grid: the table of a sheet, as one of the page.
 */
#include "grid.h"

#include "html.h"

#include <string.h>

/* Columns from these widths on, in characters, keep some room for words. */
static const struct {
	double width;
	const char *class;
} widths[] = {
    {56, " class=\"w3\""},
    {40, " class=\"w2\""},
    {20, " class=\"w1\""},
};

/* Columns that a sheet of paper has room for if it stands upright. */
#define UPRIGHT 13

/*
 * Does the section print this column? It is neither the one of languages nor
 * the one that is said once for a whole group.
 */
static bool
is_shown(const struct section *s, size_t col)
{
	return col != s->language && col != s->group;
}

static bool
is_free(const struct section *s, size_t col)
{
	return col < s->n_free && s->free[col];
}

/* Rows of records have no one cell that names them. */
static bool
names_row(const struct section *s, size_t col)
{
	return col == 0 && strcmp(s->kind, "records") != 0;
}

static bool
is_matrix(const struct section *s)
{
	return strcmp(s->kind, "matrix") == 0;
}

static const char *
header_class(const struct column *c)
{
	size_t i;

	if (c->decimals >= 0)
		return " class=\"n\"";
	for (i = 0; i < sizeof(widths) / sizeof(*widths); i++)
		if (c->width >= widths[i].width)
			return widths[i].class;
	return "";
}

/* The columns of a matrix are headed by codes, which stand for names. */
static void
add_code(struct buf *out, const struct words *w, const char *code)
{
	struct buf room = BUF_INIT;
	const char *name = words_of(w, "reporters", code, &room);

	buf_puts(out, "<abbr title=\"");
	html_text(out, name != NULL ? name : code);
	buf_puts(out, "\">");
	html_text(out, code);
	buf_puts(out, "</abbr>");
	buf_release(&room);
}

static void
add_header(struct buf *out, const struct words *w,
    const struct section *section, const struct sheet *s)
{
	size_t i;

	buf_puts(out, "<thead>\n<tr>");
	for (i = 0; i < s->n_columns; i++) {
		if (!is_shown(section, i))
			continue;
		buf_printf(
		    out, "<th scope=\"col\"%s>", header_class(&s->columns[i]));
		if (is_matrix(section) && i >= section->n_free)
			add_code(out, w, s->columns[i].header);
		else
			html_text(out, s->columns[i].header);
		buf_puts(out, "</th>");
	}
	buf_puts(out, "</tr>\n</thead>\n");
}

/* The language that a record tells of its text; none if it is not one. */
static const char *
language_of(
    const struct section *s, const struct words *w, const struct cell *row)
{
	const char *language;

	if (s->language == NO_COLUMN)
		return NULL;
	language = row[s->language].text;
	return language != NULL && words_is_language(w, language) ? language
								  : NULL;
}

/* The colour of a level, beside its number. */
static void
add_level_class(struct buf *out, const struct cell *cell)
{
	if (cell->kind == CELL_NUMBER)
		buf_printf(out, " class=\"l%.1s\"", cell->text);
	else
		buf_puts(out, " class=\"none\"");
}

static void
open_cell(struct buf *out, const struct words *w, const struct section *s,
    const struct column *column, const struct cell *row, size_t col)
{
	const char *language = col == s->text ? language_of(s, w, row) : NULL;

	if (names_row(s, col))
		buf_puts(out, "<th scope=\"row\"");
	else
		buf_puts(out, "<td");
	if (is_matrix(s) && col >= s->n_free)
		add_level_class(out, &row[col]);
	else if (column->decimals >= 0)
		buf_puts(out, row[col].kind == CELL_NUMBER ? " class=\"n\""
							   : " class=\"n x\"");
	/* Whoever wrote it from right to left turns no other cell round. */
	if (is_free(s, col))
		buf_puts(out, " dir=\"auto\"");
	if (language != NULL)
		buf_printf(out, " lang=\"%s\"", language);
	buf_putc(out, '>');
}

static void
add_cell(struct buf *out, const struct words *w, const struct section *s,
    const struct sheet *sheet, const struct cell *row, size_t col)
{
	open_cell(out, w, s, &sheet->columns[col], row, col);
	if (row[col].kind == CELL_NUMBER)
		html_number(out, w, row[col].text, &sheet->columns[col]);
	else if (row[col].text != NULL)
		html_text(out, row[col].text);
	buf_puts(out, names_row(s, col) ? "</th>" : "</td>");
}

bool
grid_is_wide(const struct sheet *s)
{
	return s->n_columns > UPRIGHT;
}

void
grid_open(struct buf *out, const struct words *w, const struct section *section,
    const struct sheet *s, const char *id, const char *name)
{
	buf_puts(out, "<div");
	if (strcmp(id, s->code) != 0)
		buf_printf(out, " id=\"%s\"", id);
	buf_printf(out,
	    " class=\"box%s\" role=\"group\" tabindex=\"0\" "
	    "aria-labelledby=\"%s-title\">\n<table%s>\n<caption>",
	    grid_is_wide(s) ? " wide" : "", id,
	    is_matrix(section) ? " class=\"matrix\"" : "");
	html_text(out, name);
	buf_puts(out, "</caption>\n");
	add_header(out, w, section, s);
	buf_puts(out, "<tbody>\n");
}

void
grid_row(struct buf *out, const struct words *w, const struct section *section,
    const struct sheet *s, const struct cell *row)
{
	size_t i;

	buf_puts(out, "<tr>");
	for (i = 0; i < s->n_columns; i++)
		if (is_shown(section, i))
			add_cell(out, w, section, s, row, i);
	buf_puts(out, "</tr>\n");
}

void
grid_close(struct buf *out)
{
	buf_puts(out, "</tbody>\n</table>\n</div>\n");
}

void
grid_table(struct buf *out, const struct words *w,
    const struct section *section, struct sheet *s)
{
	struct sheet_walk walk;
	const struct cell *row;

	grid_open(out, w, section, s, s->code, s->title);
	sheet_walk_open(&walk, s);
	while ((row = sheet_walk_next(&walk)) != NULL)
		grid_row(out, w, section, s, row);
	sheet_walk_close(&walk);
	grid_close(out);
}

/* The text of an item; lines below its first are a list in it. */
static void
add_item(struct buf *out, const char *text)
{
	struct buf line = BUF_INIT;
	size_t len = strcspn(text, "\n");

	buf_add(&line, text, len);
	html_text(out, line.data);
	if (text[len] != '\0') {
		buf_puts(out, "\n<ul>\n");
		while (text[len] != '\0') {
			text += len + 1;
			len = strcspn(text, "\n");
			buf_reset(&line);
			buf_add(&line, text, len);
			buf_puts(out, "<li>");
			html_text(out, line.data);
			buf_puts(out, "</li>\n");
		}
		buf_puts(out, "</ul>\n");
	}
	buf_release(&line);
}

void
grid_list(struct buf *out, struct sheet *s)
{
	struct sheet_walk walk;
	const struct cell *row;

	buf_puts(out, "<ol class=\"text\">\n");
	sheet_walk_open(&walk, s);
	while ((row = sheet_walk_next(&walk)) != NULL) {
		buf_puts(out, "<li>");
		add_item(out, row[s->n_columns - 1].text);
		buf_puts(out, "</li>\n");
	}
	buf_puts(out, "</ol>\n");
	sheet_walk_close(&walk);
}

void
grid_terms(struct buf *out, struct sheet *s)
{
	struct sheet_walk walk;
	const struct cell *row;

	buf_puts(out, "<dl>\n");
	sheet_walk_open(&walk, s);
	while ((row = sheet_walk_next(&walk)) != NULL) {
		buf_puts(out, "<div><dt>");
		html_text(out, row[0].text);
		buf_puts(out, "</dt><dd>");
		html_text(out, row[s->n_columns - 1].text);
		buf_puts(out, "</dd></div>\n");
	}
	buf_puts(out, "</dl>\n");
	sheet_walk_close(&walk);
}
