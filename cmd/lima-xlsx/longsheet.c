/*
 * longsheet: sheets of many rows.
 */
#include "longsheet.h"

#include "book.h"
#include "cellname.h"
#include "escape.h"
#include "guard.h"
#include "mem.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How much is gathered before it is written. */
#define CHUNK ((size_t)1 << 18)

struct writer {
	const struct longsheet *of;
	struct spill *out;
	struct buf xml;   /* of cells */
	struct buf links; /* of what follows the cells */
	size_t n_links;
	struct buf *letters;          /* of the columns */
	char number[24];              /* of the row */
	char styles[STYLE_CELLS][24]; /* how a cell names its format */
};

/* In an attribute a newline would be read as a space. */
static void
add_escaped(struct buf *out, const char *text)
{
	escape(out, text, "&<>\"\n");
}

static void
add_text(struct buf *out, const char *text)
{
	struct buf spelt = BUF_INIT;

	if (strstr(text, "_x") == NULL) {
		add_escaped(out, text);
		return;
	}
	guard_escape(&spelt, text);
	add_escaped(out, spelt.data);
	buf_release(&spelt);
}

static void
add_string(struct buf *out, const char *text)
{
	size_t len = strlen(text);
	bool edges = len > 0 && (strchr(" \t\n", text[0]) != NULL ||
				    strchr(" \t\n", text[len - 1]) != NULL);

	buf_puts(out, " t=\"inlineStr\"><is>");
	buf_puts(out, edges ? "<t xml:space=\"preserve\">" : "<t>");
	add_text(out, text);
	buf_puts(out, "</t></is></c>");
}

static void
add_value(struct buf *out, const struct cell *cell)
{
	if (cell->formula != NULL) {
		buf_puts(
		    out, cell->kind == CELL_NUMBER ? "><f>" : " t=\"str\"><f>");
		add_escaped(out, cell->formula);
		buf_puts(out, "</f><v>");
		add_text(out, cell->text);
		buf_puts(out, "</v></c>");
	} else if (cell->kind == CELL_NUMBER) {
		buf_puts(out, "><v>");
		buf_puts(out, cell->text);
		buf_puts(out, "</v></c>");
	} else if (cell->kind == CELL_TEXT) {
		add_string(out, cell->text);
	} else {
		buf_puts(out, "/>");
	}
}

static void
add_link(struct writer *w, const struct cell *cell, size_t col)
{
	struct buf *out = &w->links;

	if (w->n_links == BOOK_LINKS_MAX)
		return;
	w->n_links++;
	buf_printf(out, "<hyperlink ref=\"%s%s\" location=\"'",
	    w->letters[col].data, w->number);
	add_escaped(out, cell->target);
	buf_puts(out, "'!");
	buf_puts(out, cell->range != NULL ? cell->range : "A1");
	buf_puts(out, "\" tooltip=\"");
	add_escaped(out, cell->tip != NULL ? cell->tip : cell->target);
	buf_puts(out, "\"/>");
}

static void
add_row(struct writer *w, const struct cell *row, size_t at)
{
	const struct sheet *s = w->of->sheet;
	struct buf *out = &w->xml;
	size_t i;

	snprintf(w->number, sizeof(w->number), "%zu", at);
	buf_printf(out, "<row r=\"%s\" ht=\"%g\" customHeight=\"1\">",
	    w->number, style_height(style_lines(s, row, w->of->widths)));
	for (i = 0; i < s->n_columns; i++) {
		buf_puts(out, "<c r=\"");
		buf_add(out, w->letters[i].data, w->letters[i].len);
		buf_puts(out, w->number);
		buf_puts(out, w->styles[style_cell(&row[i], &s->columns[i])]);
		add_value(out, &row[i]);
		if (row[i].target != NULL)
			add_link(w, &row[i], i);
	}
	buf_puts(out, "</row>");
	if (out->len > CHUNK) {
		spill_write(w->out, out->data, out->len);
		buf_reset(out);
	}
}

static void
add_rows(struct writer *w)
{
	struct sheet *s = w->of->sheet;
	size_t at = sheet_header_row(s) + 2;
	const struct cell *row;
	struct sheet_walk walk;

	sheet_walk_open(&walk, s);
	while ((row = sheet_walk_next(&walk)) != NULL)
		add_row(w, row, at++);
	sheet_walk_close(&walk);
	spill_write(w->out, w->xml.data, w->xml.len);
}

/* How many links the library has written. */
static size_t
count_links(const char *part)
{
	size_t n = 0;

	while ((part = strstr(part, "<hyperlink ")) != NULL) {
		part++;
		n++;
	}
	return n;
}

/* The part up to its cells, which are to reach as far as the table does. */
static bool
write_head(const struct longsheet *l, const char *part, const char *cells,
    struct spill *out)
{
	static const char start[] = "<dimension ref=\"";
	const char *at = strstr(part, start);
	const char *end =
	    at != NULL ? strchr(at + sizeof(start) - 1, '"') : NULL;
	struct buf range = BUF_INIT;

	if (end == NULL || end > cells)
		return false;
	buf_puts(&range, "A1:");
	cell_put_column(&range, l->sheet->n_columns - 1);
	buf_printf(
	    &range, "%zu", sheet_header_row(l->sheet) + 1 + l->sheet->n_rows);
	spill_write(out, part, (size_t)(at - part) + sizeof(start) - 1);
	spill_write(out, range.data, range.len);
	spill_write(out, end, (size_t)(cells - end));
	buf_release(&range);
	return true;
}

static void
writer_init(struct writer *w, const struct longsheet *l, struct spill *out)
{
	size_t i;

	*w = (struct writer){.of = l, .out = out};
	buf_init(&w->xml);
	buf_init(&w->links);
	for (i = 0; i < STYLE_CELLS; i++)
		snprintf(w->styles[i], sizeof(w->styles[i]),
		    "\" s=\"%" PRId32 "\"", l->xf[i]);
	w->letters = mem_new(l->sheet->n_columns, sizeof(*w->letters));
	for (i = 0; i < l->sheet->n_columns; i++) {
		buf_init(&w->letters[i]);
		cell_put_column(&w->letters[i], i);
	}
}

static void
writer_release(struct writer *w)
{
	size_t i;

	for (i = 0; i < w->of->sheet->n_columns; i++)
		buf_release(&w->letters[i]);
	free(w->letters);
	buf_release(&w->xml);
	buf_release(&w->links);
}

bool
longsheet_write(
    const struct longsheet *l, const struct buf *part, struct spill *out)
{
	const char *cells = strstr(part->data, "</sheetData>");
	const char *links = strstr(part->data, "</hyperlinks>");
	struct writer w;
	bool good;

	if (cells == NULL || !write_head(l, part->data, cells, out))
		return false;
	writer_init(&w, l, out);
	w.n_links = count_links(part->data);
	add_rows(&w);
	/* A sheet of an edition has a link to the cover, so there are some. */
	good = links != NULL || w.links.len == 0;
	if (links == NULL)
		links = part->data + part->len;
	spill_write(out, cells, (size_t)(links - cells));
	spill_write(out, w.links.data, w.links.len);
	spill_write(out, links, strlen(links));
	writer_release(&w);
	return good;
}
