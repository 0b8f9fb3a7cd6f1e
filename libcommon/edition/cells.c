/*
 * cells: what stands in the columns of a sheet.
 */
#include "cells.h"

#include "cli.h"
#include "guard.h"
#include "mem.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

static const char label_kind[] = "label:";

/* The kinds that are not tables of the profile. */
static const struct {
	const char *kind;
	bool number; /* nothing but a number */
	bool either; /* a number if it is one */
	int decimals;
	bool thousands;
} kinds[] = {
    {"text", false, false, -1, false},
    {"mixed", false, true, 0, false},
    {"integer", true, true, 0, false},
    {"count", true, true, 0, true},
    {"decimal1", true, true, 1, false},
};

#define KINDS (sizeof(kinds) / sizeof(*kinds))

/* The number of a kind in the table above, or KINDS. */
static size_t
find_kind(const struct part *p)
{
	size_t i;

	for (i = 0; i < KINDS; i++)
		if (strcmp(p->kind, kinds[i].kind) == 0)
			break;
	return i;
}

static bool
is_label(const struct part *p)
{
	return strncmp(p->kind, label_kind, sizeof(label_kind) - 1) == 0;
}

bool
cells_is_number(const struct part *p)
{
	size_t kind = find_kind(p);

	return kind < KINDS && kinds[kind].number;
}

static void
add_column(struct cells *c, const struct part *p)
{
	struct buf header = BUF_INIT;
	struct column *column;
	size_t kind = find_kind(p);

	if (kind == KINDS && !is_label(p) &&
	    p->kind[strspn(p->kind, "abcdefghijklmnopqrstuvwxyz_")] != '\0')
		layout_bad(p, "kind", "no such column: '%s'", p->kind);
	words_fill(c->edition->words, &header, p->label, NULL);
	column = sheet_column(c->sheet, header.data, p->width);
	if (kind < KINDS) {
		column->decimals = kinds[kind].decimals;
		column->thousands = kinds[kind].thousands;
	}
	buf_release(&header);
}

void
cells_init(struct cells *c, const struct edition *e, struct sheet *s)
{
	const struct part *p;
	size_t i = 0, room = 0;

	*c = (struct cells){.edition = e, .sheet = s};
	while ((p = layout_next(&e->layout, &i, s->code, "column")) != NULL) {
		c->parts = mem_grow(
		    c->parts, c->n, &room, sizeof(const struct part *));
		c->parts[c->n++] = p;
		add_column(c, p);
	}
}

void
cells_release(struct cells *c)
{
	free(c->parts);
}

/* "no such date" is looked for as "no_such_date". */
static void
add_key(struct buf *key, const char *code, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		buf_putc(key, code[i] == ' ' ? '_' : code[i]);
}

/* Codes that have no label are printed as they are. */
static void
put_labels(const struct cells *c, size_t col, const char *codes)
{
	const char *prefix = c->parts[col]->kind + sizeof(label_kind) - 1;
	struct buf text = BUF_INIT, key = BUF_INIT;
	const char *code, *label;
	size_t len;

	while ((code = text_next(&codes, ';', &len)) != NULL) {
		buf_reset(&key);
		buf_printf(&key, "%s.", prefix);
		add_key(&key, code, len);
		label = words_find(c->edition->words, key.data);
		if (text.len > 0)
			buf_puts(&text, "; ");
		if (label != NULL)
			buf_puts(&text, label);
		else
			buf_add(&text, code, len);
	}
	sheet_text(c->sheet, col, text.data);
	buf_release(&text);
	buf_release(&key);
}

/* The label of a row that is no code, such as "all"; else the code itself. */
static const char *
row_label(const struct words *w, const char *code)
{
	struct buf key = BUF_INIT;
	const char *label;

	buf_printf(&key, "row.%s", code);
	label = words_find(w, key.data);
	buf_release(&key);
	return label != NULL ? label : code;
}

/* A code without a word gets the label "untitled.<table>". */
static void
put_word(const struct cells *c, size_t col, const char *table, const char *code)
{
	const struct words *w = c->edition->words;
	struct buf room = BUF_INIT, key = BUF_INIT, text = BUF_INIT;
	const struct word_arg args[] = {{"code", code}, {NULL, NULL}};
	const char *word = words_of(w, table, code, &room);

	if (word == NULL) {
		buf_puts(&text, row_label(w, code));
	} else if (*word != '\0') {
		buf_puts(&text, word);
	} else {
		buf_printf(&key, "untitled.%s", table);
		words_fill(w, &text, key.data, args);
	}
	sheet_text(c->sheet, col, text.data);
	buf_release(&room);
	buf_release(&key);
	buf_release(&text);
}

void
cells_put(const struct cells *c, size_t col, const char *value)
{
	const struct part *p = c->parts[col];
	size_t kind = find_kind(p);
	double number;

	if (value == NULL || *value == '\0')
		sheet_text(c->sheet, col,
		    words_label(c->edition->words,
			*p->empty != '\0' ? p->empty : "short.x"));
	else if (is_label(p))
		put_labels(c, col, value);
	else if (kind == KINDS)
		put_word(c, col, p->kind, value);
	else if (kinds[kind].either && guard_number(value, &number))
		sheet_number(c->sheet, col, value);
	else
		sheet_text(c->sheet, col, row_label(c->edition->words, value));
}

void
cells_row_end(const struct cells *c)
{
	sheet_row_end(
	    c->sheet, words_label(c->edition->words, "short.continued"));
	/* The header, the title and some lines stand above. */
	if (c->sheet->n_rows > GUARD_ROWS_MAX - 100)
		cli_die(EX_DATAERR, "sheet '%s': more rows than a sheet holds",
		    c->sheet->name);
}

void
cells_end(const struct cells *c)
{
	size_t i;

	if (c->sheet->n_rows > 0)
		return;
	sheet_row(c->sheet);
	for (i = 0; i < c->n; i++)
		sheet_text(c->sheet, i,
		    words_label(
			c->edition->words, i == 0 ? "row.nothing" : "short.z"));
}
