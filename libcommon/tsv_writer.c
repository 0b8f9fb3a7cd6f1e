/*
 * tsv, the writer: records through one large buffer to a descriptor.
 */
#define _GNU_SOURCE /* F_SETPIPE_SZ */

#include "tsv.h"

#include "mem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define WRITER_BYTES (256 * 1024)
#define PIPE_BYTES (1024 * 1024)

/* A field given for a record: a stretch of the given bytes, escaped. */
struct given {
	uintmax_t record; /* the number of the last one that it was given for */
	size_t start;
	size_t len;
};

struct tsv_writer {
	int fd;
	void (*on_error)(int);
	int error;
	bool begun; /* the header is in the buffer */
	char **names;
	struct given *fields;
	size_t columns, room;
	uintmax_t record; /* the number of the next one, from 1 on */
	struct buf given;
	struct buf line;
	struct buf out;
};

struct tsv_writer *
tsv_writer_open(int fd, void (*on_error)(int))
{
	struct tsv_writer *w = mem_new(1, sizeof(*w));

	w->fd = fd;
	w->on_error = on_error;
	w->record = 1;
	buf_init(&w->given);
	buf_init(&w->line);
	buf_init(&w->out);
	buf_reserve(&w->out, WRITER_BYTES);
#ifdef F_SETPIPE_SZ
	/* As much as the kernel lets us have; a plain file says no. */
	fcntl(fd, F_SETPIPE_SZ, PIPE_BYTES);
#endif
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
	size_t i, room = w->room;

	for (i = 0; i < w->columns; i++)
		if (strcmp(w->names[i], name) == 0)
			return i;
	w->names = mem_grow(w->names, w->columns, &w->room, sizeof(*w->names));
	w->fields = mem_grow(w->fields, w->columns, &room, sizeof(*w->fields));
	w->names[i] = mem_copy(name, strlen(name));
	w->fields[i].record = 0;
	w->columns++;
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
failed(struct tsv_writer *w, int error)
{
	w->error = error;
	if (w->on_error != NULL)
		w->on_error(error);
}

static void
write_out(struct tsv_writer *w, const char *bytes, size_t len)
{
	ssize_t n;

	while (len > 0 && w->error == 0) {
		n = write(w->fd, bytes, len);
		if (n == -1 && errno == EINTR)
			continue;
		if (n <= 0) {
			failed(w, n == -1 ? errno : EIO);
			break;
		}
		bytes += n;
		len -= (size_t)n;
	}
}

static void
flush(struct tsv_writer *w)
{
	write_out(w, w->out.data, w->out.len);
	buf_reset(&w->out);
}

/*
 * Records go out but for the newline of the last one, until more comes or the
 * writer is closed: if the process ends before that, by whatever hand, what it
 * wrote ends within a line and is not taken for a whole stream.
 */
static void
flush_but_newline(struct tsv_writer *w)
{
	char last = w->out.data[--w->out.len];

	flush(w);
	buf_putc(&w->out, last);
}

static void
put_bytes(struct tsv_writer *w, const char *bytes, size_t len)
{
	if (len >= WRITER_BYTES - w->out.len && w->out.len > 0)
		flush_but_newline(w);
	if (len >= WRITER_BYTES) {
		flush(w);
		write_out(w, bytes, len - 1);
		bytes += len - 1;
		len = 1;
	}
	buf_add(&w->out, bytes, len);
}

static void
begin(struct tsv_writer *w)
{
	size_t i;

	if (w->begun)
		return;
	w->begun = true;
	for (i = 0; i < w->columns; i++) {
		put_bytes(w, w->names[i], strlen(w->names[i]));
		put_bytes(w, i + 1 < w->columns ? "\t" : "\n", 1);
	}
}

static bool
is_special(char c)
{
	return c == '\\' || c == '\t' || c == '\n' || c == '\r';
}

/* Whether one of eight bytes may be special: a backslash or below 0x10. */
static bool
may_be_special(const char *s)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t word, slash;

	memcpy(&word, s, sizeof(word));
	slash = word ^ ones * '\\';
	return ((((word - ones * 0x10) & ~word) | ((slash - ones) & ~slash)) &
		   ones * 0x80) != 0;
}

/* How many bytes at the head of s need no escape. */
static size_t
plain_span(const char *s, size_t len)
{
	const size_t step = sizeof(uint64_t);
	size_t i = 0;

	for (;;) {
		while (len - i >= step && !may_be_special(s + i))
			i += step;
		/* The last eight bytes may be seen twice. */
		if (len - i < step && len >= step &&
		    !may_be_special(s + len - step))
			return len;
		for (size_t k = 0; k < step; k++, i++)
			if (i == len || is_special(s[i]))
				return i;
	}
}

static void
add_escaped(struct buf *out, const char *s, size_t len)
{
	static const char special[] = "\t\n\r\\", letter[] = "tnr\\";
	size_t plain;

	while ((plain = plain_span(s, len)) < len) {
		buf_add(out, s, plain);
		buf_putc(out, '\\');
		buf_putc(out, letter[strchr(special, s[plain]) - special]);
		s += plain + 1;
		len -= plain + 1;
	}
	buf_add(out, s, len);
}

/* Let what is added to the given bytes from now on be a field. */
static struct given *
give(struct tsv_writer *w, size_t col)
{
	w->fields[col].record = w->record;
	w->fields[col].start = w->given.len;
	return &w->fields[col];
}

void
tsv_writer_set_bytes(
    struct tsv_writer *w, size_t col, const char *value, size_t len)
{
	struct given *field = give(w, col);

	add_escaped(&w->given, value, len);
	field->len = w->given.len - field->start;
}

void
tsv_writer_set(struct tsv_writer *w, size_t col, const char *value)
{
	tsv_writer_set_bytes(w, col, value, strlen(value));
}

void
tsv_writer_set_number(struct tsv_writer *w, size_t col, uintmax_t value)
{
	struct given *field = give(w, col);

	buf_number(&w->given, value);
	field->len = w->given.len - field->start;
}

void
tsv_writer_render(
    struct tsv_writer *w, const struct tsv_reader *in, struct buf *line)
{
	const struct given *field;
	const char *bytes;
	size_t len, end, i = 0;

	while (i < w->columns) {
		field = &w->fields[i];
		end = i + 1;
		if (field->record == w->record) {
			bytes = w->given.data + field->start;
			len = field->len;
		} else {
			while (end < w->columns &&
			       w->fields[end].record != w->record)
				end++;
			bytes = tsv_reader_run(in, i, &end, &len);
		}
		buf_add(line, bytes, len);
		i = end;
		buf_putc(line, i < w->columns ? '\t' : '\n');
	}
	/* What was given is forgotten. */
	w->record++;
	buf_reset(&w->given);
}

void
tsv_writer_put(struct tsv_writer *w, const struct tsv_reader *in)
{
	begin(w);
	tsv_writer_render(w, in, &w->out);
	if (w->out.len >= WRITER_BYTES)
		flush_but_newline(w);
}

void
tsv_writer_line(struct tsv_writer *w, const char *line, size_t len)
{
	begin(w);
	put_bytes(w, line, len);
}

void
tsv_writer_patch(struct tsv_writer *w, const char *line, size_t len, size_t col,
    const char *value)
{
	const char *field = line, *end;
	size_t i;

	for (i = 0; i < col; i++)
		field = (const char *)memchr(
			    field, '\t', len - (size_t)(field - line)) +
			1;
	end = field;
	while (*end != '\t' && *end != '\n')
		end++;
	buf_reset(&w->line);
	buf_add(&w->line, line, (size_t)(field - line));
	add_escaped(&w->line, value, strlen(value));
	buf_add(&w->line, end, len - (size_t)(end - line));
	tsv_writer_line(w, w->line.data, w->line.len);
}

int
tsv_writer_close(struct tsv_writer *w)
{
	int error;
	size_t i;

	begin(w);
	flush(w);
	error = w->error;
	for (i = 0; i < w->columns; i++)
		free(w->names[i]);
	free(w->names);
	free(w->fields);
	buf_release(&w->given);
	buf_release(&w->line);
	buf_release(&w->out);
	free(w);
	return error;
}
