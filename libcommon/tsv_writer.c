/*
 * tsv, the writer: records through one large buffer to a descriptor.
 */
#define _GNU_SOURCE /* F_SETPIPE_SZ */

#include "tsv.h"

#include "mem.h"
#include "word.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define WRITER_BYTES (256 * 1024)
#define PIPE_BYTES (1024 * 1024)

/*
 * A field given for the next record: a stretch of the given bytes, escaped and
 * with a TAB behind it.
 */
struct given {
	size_t col;
	size_t start, end; /* end is behind the TAB */
};

struct tsv_writer {
	int fd;
	void (*on_error)(int);
	int error;
	bool begun; /* the header is in the buffer */
	char **names;
	size_t columns, room;
	struct given
	    *fields; /* in the order of their columns, with room for all */
	size_t field_count;
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
	size_t i, field_room = w->room;

	for (i = 0; i < w->columns; i++)
		if (strcmp(w->names[i], name) == 0)
			return i;
	w->names = mem_grow(w->names, w->columns, &w->room, sizeof(*w->names));
	w->fields =
	    mem_grow(w->fields, w->columns, &field_room, sizeof(*w->fields));
	w->names[i] = mem_copy(name, strlen(name));
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

/* The letter that a byte is escaped with, or 0. */
static const char letters[UCHAR_MAX + 1] = {
    ['\t'] = 't', ['\n'] = 'n', ['\r'] = 'r', ['\\'] = '\\'};

/* Copy eight bytes; false if they may need an escape. */
static bool
copy_word(char *to, const char *s)
{
	uint64_t word;

	memcpy(&word, s, sizeof(word));
	memcpy(to, &word, sizeof(word));
	return word_special(word) == 0;
}

/* The same of four to eight bytes: two halves that may overlap. */
static bool
copy_halves(char *to, const char *s, size_t len)
{
	uint32_t head, tail;

	memcpy(&head, s, sizeof(head));
	memcpy(&tail, s + len - sizeof(tail), sizeof(tail));
	memcpy(to, &head, sizeof(head));
	memcpy(to + len - sizeof(tail), &tail, sizeof(tail));
	return word_special((uint64_t)head << 32 | tail) == 0;
}

/*
 * Copy the bytes that need no escape, up to the eight in which there may be one
 * that does; how many these were. Words are tested on their way, as to read
 * them again from where they were just written is slow.
 */
static size_t
copy_plain(char *to, const char *s, size_t len)
{
	const size_t step = WORD_BYTES;
	size_t i = 0;

	if (len >= step) {
		for (; len - i > step; i += step)
			if (!copy_word(to + i, s + i))
				return i;
		/* Some of the last eight bytes are seen twice. */
		return copy_word(to + len - step, s + len - step) ? len : i;
	}
	if (len >= step / 2)
		return copy_halves(to, s, len) ? len : 0;
	for (; i < len && letters[(unsigned char)s[i]] == 0; i++)
		to[i] = s[i];
	return i;
}

/* Copy bytes one by one, and escaped; returns where they end. */
static char *
copy_escaped(char *to, const char *s, size_t len)
{
	const char *end = s + len;
	char letter;

	for (; s < end; s++) {
		letter = letters[(unsigned char)*s];
		if (letter != 0)
			*to++ = '\\';
		*to++ = letter != 0 ? letter : *s;
	}
	return to;
}

static void
add_escaped(struct buf *out, const char *s, size_t len)
{
	char *to;
	size_t n;

	buf_reserve(out, 2 * len);
	to = out->data + out->len;
	while ((n = copy_plain(to, s, len)) < len) {
		to += n;
		s += n;
		len -= n;
		n = len < WORD_BYTES ? len : WORD_BYTES;
		to = copy_escaped(to, s, n);
		s += n;
		len -= n;
	}
	to += n;
	*to = '\0';
	out->len = (size_t)(to - out->data);
}

/* Put a field among those given, in the order of their columns. */
static void
insert(struct tsv_writer *w, struct given given)
{
	struct given *end = w->fields + w->field_count, *field = end;

	while (field > w->fields && field[-1].col >= given.col)
		field--;
	if (field == end || field->col != given.col) {
		memmove(
		    field + 1, field, (size_t)(end - field) * sizeof(*field));
		w->field_count++;
	}
	*field = given;
}

/* Make a field of the given bytes from start on. */
static void
give(struct tsv_writer *w, size_t col, size_t start)
{
	struct given *last = w->fields + w->field_count, given;

	buf_putc(&w->given, '\t');
	given.col = col;
	given.start = start;
	given.end = w->given.len;
	if (w->field_count == 0 || last[-1].col < col) {
		*last = given;
		w->field_count++;
	} else {
		insert(w, given);
	}
}

void
tsv_writer_set_bytes(
    struct tsv_writer *w, size_t col, const char *value, size_t len)
{
	size_t start = w->given.len;

	add_escaped(&w->given, value, len);
	give(w, col, start);
}

void
tsv_writer_set_number(struct tsv_writer *w, size_t col, uintmax_t value)
{
	size_t start = w->given.len;

	buf_number(&w->given, value);
	give(w, col, start);
}

/* Add what the reader has in the columns from col to end. */
static void
add_runs(struct buf *line, const struct tsv_reader *in, size_t col, size_t end)
{
	const char *run;
	size_t next, len;

	for (; col < end; col = next) {
		next = end;
		run = tsv_reader_run(in, col, &next, &len);
		buf_reserve(line, len + 1);
		memcpy(line->data + line->len, run, len);
		line->len += len + 1;
		line->data[line->len - 1] = '\t';
	}
}

/*
 * Every field is added with a TAB behind it, the last of which becomes the
 * newline. What was given for columns beside each other, and in their order, is
 * one stretch of the given bytes.
 */
void
tsv_writer_render(
    struct tsv_writer *w, const struct tsv_reader *in, struct buf *line)
{
	const struct given *field = w->fields,
			   *fields_end = field + w->field_count;
	size_t start, end, col = 0;

	while (field < fields_end) {
		add_runs(line, in, col, field->col);
		start = field->start;
		do {
			end = field->end;
			col = field->col + 1;
			field++;
		} while (field < fields_end && field->col == col &&
			 field->start == end);
		buf_add(line, w->given.data + start, end - start);
	}
	add_runs(line, in, col, w->columns);
	line->data[line->len - 1] = '\n';
	line->data[line->len] = '\0';
	/* What was given is forgotten. */
	w->field_count = 0;
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
