/*
 * cells: what stands in the columns of a sheet.
 */
#include "cells.h"

#include "cli.h"
#include "guard.h"
#include "map.h"
#include "mem.h"
#include "shading.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

static const char label_kind[] = "label:";
static const char fill_kind[] = "fill";

/* The kinds that are not tables of the profile. */
static const struct {
	const char *kind;
	bool number; /* nothing but a number */
	bool either; /* a number if it is one */
	bool list;   /* else numbers, with commas between them */
	int decimals;
	bool thousands;
} kinds[] = {
    {"text", false, false, false, -1, false},
    {"mixed", false, true, false, 0, false},
    {"list", false, true, true, 0, false},
    {"integer", true, true, false, 0, false},
    {"count", true, true, false, 0, true},
    {"decimal1", true, true, false, 1, false},
    {"decimal2", true, true, false, 2, false},
    {"decimal3", true, true, false, 3, false},
};

#define KINDS (sizeof(kinds) / sizeof(*kinds))

/* Words of codes are looked up once, as long as there are not too many. */
#define MEMO_MAX 4096

struct cells_memo {
	size_t kind;
	struct map *index; /* of codes, to texts */
	char **texts;
	size_t n, room;
};

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

/* "fill", or "fill:<table>". */
static bool
is_fill(const struct part *p)
{
	size_t len = sizeof(fill_kind) - 1;

	return strncmp(p->kind, fill_kind, len) == 0 &&
	       (p->kind[len] == '\0' || p->kind[len] == ':');
}

const char *
cells_choices(const struct part *p)
{
	size_t len = sizeof(fill_kind) - 1;

	return is_fill(p) && p->kind[len] == ':' ? p->kind + len + 1 : NULL;
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

	if (kind == KINDS && !is_label(p) && !is_fill(p) &&
	    p->kind[strspn(p->kind, "abcdefghijklmnopqrstuvwxyz_")] != '\0')
		layout_bad(p, "kind", "no such column: '%s'", p->kind);
	words_fill(c->edition->words, &header, p->label, NULL);
	column = sheet_column(c->sheet, header.data, p->width);
	if (kind < KINDS) {
		column->decimals = kinds[kind].decimals;
		column->thousands = kinds[kind].thousands;
	}
	shading_set(c->edition, p, column);
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
	c->memos = mem_new(c->n, sizeof(*c->memos));
	for (i = 0; i < c->n; i++) {
		c->memos[i].kind = find_kind(c->parts[i]);
		c->memos[i].index = map_new();
	}
}

void
cells_release(struct cells *c)
{
	size_t i, j;

	for (i = 0; i < c->n; i++) {
		map_free(c->memos[i].index);
		for (j = 0; j < c->memos[i].n; j++)
			free(c->memos[i].texts[j]);
		free(c->memos[i].texts);
	}
	free(c->memos);
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
add_labels(
    const struct cells *c, size_t col, const char *codes, struct buf *text)
{
	const char *prefix = c->parts[col]->kind + sizeof(label_kind) - 1;
	struct buf key = BUF_INIT;
	const char *code, *label;
	size_t len;

	while ((code = text_next(&codes, ';', &len)) != NULL) {
		buf_reset(&key);
		buf_printf(&key, "%s.", prefix);
		add_key(&key, code, len);
		label = words_find(c->edition->words, key.data);
		if (text->len > 0)
			buf_puts(text, words_label(c->edition->words,
					   "grammar.semicolon"));
		if (label != NULL)
			buf_puts(text, label);
		else
			buf_add(text, code, len);
	}
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
add_word(const struct cells *c, const char *table, const char *code,
    struct buf *text)
{
	const struct words *w = c->edition->words;
	struct buf room = BUF_INIT, key = BUF_INIT;
	const struct word_arg args[] = {{"code", code}, {NULL, NULL}};
	const char *word = words_of(w, table, code, &room);

	if (word == NULL) {
		buf_puts(text, row_label(w, code));
	} else if (*word != '\0') {
		buf_puts(text, word);
	} else {
		buf_printf(&key, "untitled.%s", table);
		words_fill(w, text, key.data, args);
	}
	buf_release(&room);
	buf_release(&key);
}

/* A code, or several, in words; kept for the next time. */
static void
put_words(const struct cells *c, size_t col, const char *value)
{
	const struct part *p = c->parts[col];
	struct cells_memo *memo = &c->memos[col];
	size_t len = strlen(value), at = map_find(memo->index, value, len);
	struct buf text = BUF_INIT;

	if (at != MAP_NONE) {
		sheet_text(c->sheet, col, memo->texts[at]);
		return;
	}
	if (is_label(p))
		add_labels(c, col, value, &text);
	else
		add_word(c,
		    cells_choices(p) != NULL ? cells_choices(p) : p->kind,
		    value, &text);
	sheet_text(c->sheet, col, text.data);
	if (memo->n < MEMO_MAX) {
		map_add(memo->index, value, len, memo->n);
		memo->texts = mem_grow(
		    memo->texts, memo->n, &memo->room, sizeof(*memo->texts));
		memo->texts[memo->n++] = buf_take(&text);
	}
	buf_release(&text);
}

/* "3,4" as "3 and 4": where commas are decimal signs it reads as a number. */
static void
put_list(const struct cells *c, size_t col, const char *value)
{
	struct buf text = BUF_INIT;

	words_list_of(c->edition->words, &text, value, ',');
	sheet_text(c->sheet, col, text.data);
	buf_release(&text);
}

/* An open cell is empty where others say that there is nothing. */
static void
put_open(const struct cells *c, size_t col, const char *value)
{
	if (value == NULL || *value == '\0' ||
	    cells_choices(c->parts[col]) == NULL)
		sheet_text(c->sheet, col, value != NULL ? value : "");
	else
		put_words(c, col, value);
	sheet_open(c->sheet, col);
}

void
cells_put(const struct cells *c, size_t col, const char *value)
{
	const struct part *p = c->parts[col];
	size_t kind = c->memos[col].kind;
	double number;

	if (is_fill(p))
		put_open(c, col, value);
	else if (value == NULL || *value == '\0')
		sheet_text(c->sheet, col,
		    words_label(c->edition->words,
			*p->empty != '\0' ? p->empty : "short.x"));
	else if (kind == KINDS)
		put_words(c, col, value);
	else if (kinds[kind].either && guard_number(value, &number))
		sheet_number(c->sheet, col, value);
	else if (kinds[kind].list)
		put_list(c, col, value);
	else if (strcmp(p->from, "*") == 0)
		sheet_text(c->sheet, col, row_label(c->edition->words, value));
	else
		sheet_text(c->sheet, col, value);
}

void
cells_row_end(const struct cells *c)
{
	sheet_row_end(
	    c->sheet, words_label(c->edition->words, "short.continued"));
	if (c->sheet->n_held > EDITION_ROWS_MAX)
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
