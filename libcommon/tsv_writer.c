/*
 * tsv, the writer: records made of given fields and of a reader's.
 */
#include "tsv.h"

#include "mem.h"
#include "tsv_escape.h"
#include "tsv_given.h"
#include "tsv_output.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct tsv_writer {
	struct tsv_given given;
	struct tsv_output out;
	bool begun; /* the header was added to the output */
	char **names;
	size_t columns, room;
	struct buf line;
};

struct tsv_writer *
tsv_writer_open(int fd, void (*on_error)(int))
{
	struct tsv_writer *w = mem_new(1, sizeof(*w));

	tsv_output_init(&w->out, fd, on_error);
	tsv_given_init(&w->given);
	buf_init(&w->line);
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
	size_t i;

	for (i = 0; i < w->columns; i++)
		if (strcmp(w->names[i], name) == 0)
			return i;
	w->names = mem_grow(w->names, w->columns, &w->room, sizeof(*w->names));
	w->names[i] = mem_copy(name, strlen(name));
	w->columns++;
	tsv_given_columns(&w->given, w->columns);
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

void
tsv_writer_set_bytes(
    struct tsv_writer *w, size_t col, const char *value, size_t len)
{
	tsv_given_bytes(&w->given, col, value, len);
}

void
tsv_writer_set_padded(
    struct tsv_writer *w, size_t col, const char *value, size_t len)
{
	tsv_given_padded(&w->given, col, value, len);
}

void
tsv_writer_set_number(struct tsv_writer *w, size_t col, uintmax_t value)
{
	tsv_given_number(&w->given, col, value);
}

/*
 * Copy by blocks, without a branch for each length: what is more goes into
 * spare bytes, or is written over by what comes next.
 */
static inline char *
copy_blocks(char *to, const char *from, size_t len)
{
	memcpy(to, from, TSV_SPARE);
	for (size_t i = TSV_SPARE; i < len; i += TSV_SPARE)
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

static inline char *
copy_field(char *to, const struct tsv_field *f)
{
	if (f->plain)
		return copy_blocks(to, f->value, f->len);
	if (f->len <= TSV_FEW && tsv_copy_few_padded(to, f->value, f->len))
		return to + f->len;
	return tsv_escape_padded(to, f->value, f->len);
}

/*
 * Every field is added with a TAB behind it, the last of which becomes the
 * newline.
 */
static inline void
end_line(struct buf *line, char *to)
{
	to[-1] = '\n';
	*to = '\0';
	line->len = (size_t)(to - line->data);
}

/* Where a record with so many bytes of given fields is to be written. */
static inline char *
begin_line(const struct tsv_writer *w, const struct tsv_reader *in, size_t len,
    struct buf *line)
{
	buf_reserve(line, len + tsv_reader_size(in) + w->columns);
	return line->data + line->len;
}

void
tsv_writer_render(
    struct tsv_writer *w, const struct tsv_reader *in, struct buf *line)
{
	const struct tsv_stretch *s, *last = w->given.last;
	const char *given = w->given.bytes.data;
	char *to = begin_line(w, in, w->given.bytes.len, line);
	size_t col = 0;

	for (s = w->given.stretches; s <= last; s++) {
		to = copy_runs(to, in, col, s->col);
		to = copy_blocks(to, given + s->start, s->end - s->start);
		col = s->end_col;
	}
	end_line(line, copy_runs(to, in, col, w->columns));
	tsv_given_forget(&w->given);
}

void
tsv_writer_render_fields(struct tsv_writer *w, const struct tsv_reader *in,
    const struct tsv_field *fields, size_t n, struct buf *line)
{
	const struct tsv_field *f, *end = fields + n;
	size_t len = 0, col = 0;
	char *to;

	for (f = fields; f < end; f++)
		len += f->len;
	/* Each byte may need an escape. */
	to = begin_line(w, in, 2 * len, line);
	for (f = fields; f < end; f++) {
		to = copy_runs(to, in, col, f->col);
		to = copy_field(to, f);
		*to++ = '\t';
		col = f->col + 1;
	}
	end_line(line, copy_runs(to, in, col, w->columns));
}

void
tsv_writer_put(struct tsv_writer *w, const struct tsv_reader *in)
{
	begin(w);
	tsv_writer_render(w, in, &w->out.bytes);
	tsv_output_added(&w->out);
}

void
tsv_writer_put_fields(struct tsv_writer *w, const struct tsv_reader *in,
    const struct tsv_field *fields, size_t n)
{
	begin(w);
	tsv_writer_render_fields(w, in, fields, n, &w->out.bytes);
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
	tsv_given_release(&w->given);
	buf_release(&w->line);
	free(w);
	return error;
}
