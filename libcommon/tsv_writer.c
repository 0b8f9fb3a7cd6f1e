/*
 * tsv, the writer: records made of given fields and of a reader's.
 */
#include "tsv.h"

#include "mem.h"
#include "tsv_escape.h"
#include "tsv_output.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/*
 * What was given for columns beside each other, in their order: a stretch of
 * the given bytes, escaped and with a TAB behind each field, but without a NUL
 * at the end.
 */
struct stretch {
	size_t end_col, col; /* from col on */
	size_t end, start;
};

struct tsv_writer {
	struct tsv_output out;
	bool begun; /* the header was added to the output */
	char **names;
	size_t columns, room;
	/*
	 * In the order of their columns, with room for all. The first begins
	 * with column 0 and may be empty.
	 */
	struct stretch *stretches, *last;
	struct buf given;
	struct buf line;
};

struct tsv_writer *
tsv_writer_open(int fd, void (*on_error)(int))
{
	struct tsv_writer *w = mem_new(1, sizeof(*w));

	tsv_output_init(&w->out, fd, on_error);
	buf_init(&w->given);
	buf_init(&w->line);
	w->stretches = w->last = mem_new(1, sizeof(*w->stretches));
	return w;
}

struct tsv_writer *
tsv_writer_like(int fd, void (*on_error)(int), const struct tsv_reader *in)
{
	struct tsv_writer *w = tsv_writer_open(fd, on_error);
	size_t i;

	for (i = 0; i < tsv_reader_columns(in); i++)
		tsv_writer_column(w, tsv_reader_name(in, i));
	return w;
}

size_t
tsv_writer_column(struct tsv_writer *w, const char *name)
{
	size_t i, last;

	for (i = 0; i < w->columns; i++)
		if (strcmp(w->names[i], name) == 0)
			return i;
	w->names = mem_grow(w->names, w->columns, &w->room, sizeof(*w->names));
	w->names[i] = mem_copy(name, strlen(name));
	w->columns++;
	last = (size_t)(w->last - w->stretches);
	w->stretches =
	    mem_resize(w->stretches, w->columns + 1, sizeof(*w->stretches));
	w->last = w->stretches + last;
	return i;
}

size_t
tsv_writer_columns(const struct tsv_writer *w)
{
	return w->columns;
}

const char *
tsv_writer_name(const struct tsv_writer *w, size_t col)
{
	return w->names[col];
}

static void
begin(struct tsv_writer *w)
{
	size_t i;

	if (w->begun)
		return;
	w->begun = true;
	for (i = 0; i < w->columns; i++) {
		tsv_output_add(&w->out, w->names[i], strlen(w->names[i]));
		tsv_output_add(&w->out, i + 1 < w->columns ? "\t" : "\n", 1);
	}
}

/* Where a field of a stretch begins in the given bytes. */
static size_t
field_start(const struct tsv_writer *w, const struct stretch *s, size_t col)
{
	const char *at = w->given.data + s->start;
	size_t c;

	for (c = s->col; c < col; c++)
		at = strchr(at, '\t') + 1;
	return (size_t)(at - w->given.data);
}

static void
insert_behind(struct tsv_writer *w, struct stretch *s, struct stretch added)
{
	w->last++;
	memmove(s + 2, s + 1, (size_t)(w->last - s - 1) * sizeof(*s));
	s[1] = added;
}

/* Put a field where it belongs, in place of what was given there before. */
static void
insert(struct tsv_writer *w, size_t col, size_t start)
{
	struct stretch *s = w->last,
		       field = {col + 1, col, w->given.len, start}, rest;

	while (s->col > col)
		s--;
	if (col < s->end_col) {
		rest = *s;
		rest.col = col + 1;
		rest.start = field_start(w, s, rest.col);
		if (rest.col < rest.end_col)
			insert_behind(w, s, rest);
		s->end_col = col;
		s->end = field_start(w, s, col);
	}
	if (s->col == s->end_col && s > w->stretches)
		*s = field;
	else
		insert_behind(w, s, field);
}

/* The given bytes from start to end are a field behind those given so far. */
static inline void
append(struct tsv_writer *w, size_t col, size_t start, size_t end)
{
	struct stretch *s = w->last;

	if (col != s->end_col || start != s->end) {
		s = ++w->last;
		s->col = col;
		s->start = start;
	}
	s->end_col = col + 1;
	s->end = end;
}

/* The given bytes from start to end are a field, but for its TAB. */
static inline void
give(struct tsv_writer *w, size_t col, size_t start, char *end)
{
	*end++ = '\t';
	w->given.len = (size_t)(end - w->given.data);
	if (col >= w->last->end_col)
		append(w, col, start, w->given.len);
	else
		insert(w, col, start);
}

/* Whether few bytes can be given straight behind what was given before. */
static inline bool
straight(const struct tsv_writer *w, size_t col, size_t len)
{
	return len <= TSV_FEW && col >= w->last->end_col &&
	       w->given.room - w->given.len > TSV_FEW + 1;
}

static void
give_escaped(struct tsv_writer *w, size_t col, const char *value, size_t len,
    char *(*escape)(char *, const char *, size_t))
{
	size_t start = w->given.len;

	buf_reserve(&w->given, 2 * len + 1);
	give(w, col, start, escape(w->given.data + start, value, len));
}

void
tsv_writer_set_bytes(
    struct tsv_writer *w, size_t col, const char *value, size_t len)
{
	char *to = w->given.data + w->given.len;

	if (straight(w, col, len) && tsv_copy_few(to, value, len))
		give(w, col, w->given.len, to + len);
	else
		give_escaped(w, col, value, len, tsv_escape);
}

void
tsv_writer_set_padded(
    struct tsv_writer *w, size_t col, const char *value, size_t len)
{
	char *to = w->given.data + w->given.len;

	if (straight(w, col, len) && tsv_copy_few_padded(to, value, len))
		give(w, col, w->given.len, to + len);
	else
		give_escaped(w, col, value, len, tsv_escape_padded);
}

void
tsv_writer_set_number(struct tsv_writer *w, size_t col, uintmax_t value)
{
	size_t start = w->given.len;

	buf_number(&w->given, value);
	buf_reserve(&w->given, 1);
	give(w, col, start, w->given.data + w->given.len);
}

/*
 * Copy by blocks, without a branch for each length: what is more goes into
 * spare bytes, or is written over by what comes next.
 */
static inline char *
copy_blocks(char *to, const char *from, size_t len)
{
	for (size_t i = 0; i < len; i += TSV_SPARE)
		memcpy(to + i, from + i, TSV_SPARE);
	return to + len;
}

/* Copy what the reader has in the columns from col to end. */
static inline char *
copy_runs(char *to, const struct tsv_reader *in, size_t col, size_t end)
{
	const char *run;
	size_t next, len;

	for (; col < end; col = next) {
		next = end;
		run = tsv_reader_run(in, col, &next, &len);
		to = copy_blocks(to, run, len);
		*to++ = '\t';
	}
	return to;
}

/*
 * Every field is added with a TAB behind it, the last of which becomes the
 * newline.
 */
void
tsv_writer_render(
    struct tsv_writer *w, const struct tsv_reader *in, struct buf *line)
{
	const char *given = w->given.data;
	const struct stretch *s, *last = w->last;
	size_t col = 0;
	char *to;

	buf_reserve(line, w->given.len + tsv_reader_size(in) + w->columns);
	to = line->data + line->len;
	for (s = w->stretches; s <= last; s++) {
		to = copy_runs(to, in, col, s->col);
		to = copy_blocks(to, given + s->start, s->end - s->start);
		col = s->end_col;
	}
	to = copy_runs(to, in, col, w->columns);
	to[-1] = '\n';
	*to = '\0';
	line->len = (size_t)(to - line->data);
	/* What was given is forgotten. */
	w->last = w->stretches;
	w->last->end_col = w->last->end = 0;
	buf_reset(&w->given);
}

void
tsv_writer_put(struct tsv_writer *w, const struct tsv_reader *in)
{
	begin(w);
	tsv_writer_render(w, in, &w->out.bytes);
	tsv_output_added(&w->out);
}

void
tsv_writer_line(struct tsv_writer *w, const char *line, size_t len)
{
	begin(w);
	tsv_output_add(&w->out, line, len);
}

void
tsv_writer_patch(struct tsv_writer *w, const char *line, size_t len, size_t col,
    const char *value)
{
	const char *field = line, *end;
	size_t i, value_len;
	char *value_end;

	for (i = 0; i < col; i++)
		field = (const char *)memchr(
			    field, '\t', len - (size_t)(field - line)) +
			1;
	end = field;
	while (*end != '\t' && *end != '\n')
		end++;
	buf_reset(&w->line);
	buf_add(&w->line, line, (size_t)(field - line));
	value_len = strlen(value);
	buf_reserve(&w->line, 2 * value_len + 1);
	value_end = tsv_escape(w->line.data + w->line.len, value, value_len);
	w->line.len = (size_t)(value_end - w->line.data);
	buf_add(&w->line, end, len - (size_t)(end - line));
	tsv_writer_line(w, w->line.data, w->line.len);
}

int
tsv_writer_close(struct tsv_writer *w)
{
	int error;
	size_t i;

	begin(w);
	error = tsv_output_close(&w->out);
	for (i = 0; i < w->columns; i++)
		free(w->names[i]);
	free(w->names);
	free(w->stretches);
	buf_release(&w->given);
	buf_release(&w->line);
	free(w);
	return error;
}
