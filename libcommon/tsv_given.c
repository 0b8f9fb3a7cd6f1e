/*
 * tsv_given: the fields that a writer was given for the next record.
 */
#include "tsv_given.h"

#include "mem.h"
#include "tsv_escape.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

void
tsv_given_init(struct tsv_given *g)
{
	buf_init(&g->bytes);
	g->stretches = g->last = mem_new(1, sizeof(*g->stretches));
}

void
tsv_given_release(struct tsv_given *g)
{
	free(g->stretches);
	buf_release(&g->bytes);
}

void
tsv_given_columns(struct tsv_given *g, size_t columns)
{
	size_t last = (size_t)(g->last - g->stretches);

	g->stretches =
	    mem_resize(g->stretches, columns + 1, sizeof(*g->stretches));
	g->last = g->stretches + last;
}

void
tsv_given_forget(struct tsv_given *g)
{
	g->last = g->stretches;
	g->last->end_col = g->last->end = 0;
	buf_reset(&g->bytes);
}

/* Where a field of a stretch begins in the given bytes. */
static size_t
field_start(const struct tsv_given *g, const struct tsv_stretch *s, size_t col)
{
	const char *at = g->bytes.data + s->start;
	size_t c;

	for (c = s->col; c < col; c++)
		at = strchr(at, '\t') + 1;
	return (size_t)(at - g->bytes.data);
}

static void
insert_behind(
    struct tsv_given *g, struct tsv_stretch *s, struct tsv_stretch added)
{
	g->last++;
	memmove(s + 2, s + 1, (size_t)(g->last - s - 1) * sizeof(*s));
	s[1] = added;
}

/* Put a field where it belongs, in place of what was given there before. */
static void
insert(struct tsv_given *g, size_t col, size_t start)
{
	struct tsv_stretch *s = g->last,
			   field = {col + 1, col, g->bytes.len, start}, rest;

	while (s->col > col)
		s--;
	if (col < s->end_col) {
		rest = *s;
		rest.col = col + 1;
		rest.start = field_start(g, s, rest.col);
		if (rest.col < rest.end_col)
			insert_behind(g, s, rest);
		s->end_col = col;
		s->end = field_start(g, s, col);
	}
	if (s->col == s->end_col && s > g->stretches)
		*s = field;
	else
		insert_behind(g, s, field);
}

/* The given bytes from start to end are a field behind those given so far. */
static inline void
append(struct tsv_given *g, size_t col, size_t start, size_t end)
{
	struct tsv_stretch *s = g->last;

	if (col != s->end_col || start != s->end) {
		s = ++g->last;
		s->col = col;
		s->start = start;
	}
	s->end_col = col + 1;
	s->end = end;
}

/* The given bytes from start to end are a field, but for its TAB. */
static inline void
give(struct tsv_given *g, size_t col, size_t start, char *end)
{
	*end++ = '\t';
	g->bytes.len = (size_t)(end - g->bytes.data);
	if (col >= g->last->end_col)
		append(g, col, start, g->bytes.len);
	else
		insert(g, col, start);
}

/* Whether few bytes can be given straight behind what was given before. */
static inline bool
straight(const struct tsv_given *g, size_t col, size_t len)
{
	return len <= TSV_FEW && col >= g->last->end_col &&
	       g->bytes.room - g->bytes.len > TSV_FEW + 1;
}

/* Inline, so that each form of a value has its own copy of this. */
static inline void
give_value(struct tsv_given *g, size_t col, const char *value, size_t len,
    bool (*copy_few)(char *, const char *, size_t),
    char *(*escape)(char *, const char *, size_t))
{
	size_t start = g->bytes.len;
	char *to = g->bytes.data + start;

	if (straight(g, col, len) && copy_few(to, value, len)) {
		give(g, col, start, to + len);
		return;
	}
	buf_reserve(&g->bytes, 2 * len + 1);
	give(g, col, start, escape(g->bytes.data + start, value, len));
}

void
tsv_given_bytes(struct tsv_given *g, size_t col, const char *value, size_t len)
{
	give_value(g, col, value, len, tsv_copy_few, tsv_escape);
}

void
tsv_given_padded(struct tsv_given *g, size_t col, const char *value, size_t len)
{
	give_value(g, col, value, len, tsv_copy_few_padded, tsv_escape_padded);
}

void
tsv_given_number(struct tsv_given *g, size_t col, uintmax_t value)
{
	size_t start = g->bytes.len;

	buf_number(&g->bytes, value);
	buf_reserve(&g->bytes, 1);
	give(g, col, start, g->bytes.data + g->bytes.len);
}
