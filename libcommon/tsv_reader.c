/*
 * tsv, the reader: several inputs as one stream of records.
 */
#define _GNU_SOURCE /* F_SETPIPE_SZ */

#include "tsv.h"

#include "mem.h"
#include "text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define READER_BYTES (256 * 1024)
#define PIPE_BYTES (1024 * 1024)

/* One input, read line by line. */
struct input {
	char *file;
	int fd; /* -1: not open now */
	bool regular;
	bool ended;
	uintmax_t line;
	char *data;
	size_t start, end, room;

	size_t columns;
	size_t *from; /* for each column of the reader: the input's, or none */
	size_t from_len;
};

struct span {
	const char *at;
	size_t len;
};

struct tsv_reader {
	struct input *inputs;
	size_t input_count, current;
	size_t chunk;

	char **names;
	size_t columns, room;

	struct span *fields; /* of the record, as the input has them */
	size_t field_room;
	const char **got; /* the decoded fields, or NULL */
	char *decoded;
	size_t decoded_len, decoded_room;

	bool bad;
	struct tsv_trouble trouble;
};

static size_t chunk_bytes = READER_BYTES;

enum line { LINE_GOT, LINE_END, LINE_CUT, LINE_ERROR };

static bool
input_open(struct input *in)
{
	struct stat st;

	if (strcmp(in->file, "-") == 0)
		in->fd = STDIN_FILENO;
	else
		in->fd = open(in->file, O_RDONLY | O_CLOEXEC);
	if (in->fd == -1)
		return false;
	in->regular = in->fd != STDIN_FILENO && fstat(in->fd, &st) == 0 &&
		      S_ISREG(st.st_mode);
#ifdef F_SETPIPE_SZ
	if (!in->regular)
		fcntl(in->fd, F_SETPIPE_SZ, PIPE_BYTES);
#endif
	in->ended = false;
	in->line = 0;
	in->start = in->end = 0;
	return true;
}

static void
input_close(struct input *in)
{
	if (in->fd > STDIN_FILENO)
		close(in->fd);
	in->fd = -1;
	free(in->data);
	in->data = NULL;
	in->start = in->end = in->room = 0;
}

/* Read more after what is there; false on an error, with errno. */
static bool
input_fill(struct input *in, size_t chunk)
{
	ssize_t n;

	if (in->start > 0) {
		memmove(in->data, in->data + in->start, in->end - in->start);
		in->end -= in->start;
		in->start = 0;
	}
	if (in->end == in->room) {
		in->room = in->room != 0 ? in->room * 2 : READER_BYTES;
		in->data = mem_resize(in->data, in->room, 1);
	}
	if (chunk > in->room - in->end)
		chunk = in->room - in->end;
	do
		n = read(in->fd, in->data + in->end, chunk);
	while (n == -1 && errno == EINTR);
	if (n == -1)
		return false;
	if (n == 0)
		in->ended = true;
	in->end += (size_t)n;
	return true;
}

/* The next line, without its newline; it lives until the next call. */
static enum line
input_line(struct input *in, size_t chunk, struct span *line)
{
	size_t seen = 0;
	const char *newline;

	for (;;) {
		newline = NULL;
		if (in->end - in->start > seen)
			newline = memchr(in->data + in->start + seen, '\n',
			    in->end - in->start - seen);
		if (newline != NULL) {
			line->at = in->data + in->start;
			line->len = (size_t)(newline - line->at);
			in->start += line->len + 1;
			in->line++;
			return LINE_GOT;
		}
		seen = in->end - in->start;
		if (in->ended)
			return seen > 0 ? LINE_CUT : LINE_END;
		if (!input_fill(in, chunk))
			return LINE_ERROR;
	}
}

static enum tsv_got
bad(struct tsv_reader *r, const struct input *in, const char *what)
{
	r->bad = true;
	r->trouble.file = in->file;
	r->trouble.line = in->line;
	r->trouble.what = what;
	return TSV_BAD;
}

static enum tsv_got
bad_system(struct tsv_reader *r, struct input *in, const char *what)
{
	r->trouble.error = errno;
	in->line = 0;
	return bad(r, in, what);
}

static bool
good_name(const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (!((s[i] >= 'a' && s[i] <= 'z') ||
			(i > 0 &&
			    (s[i] == '_' || (s[i] >= '0' && s[i] <= '9')))))
			return false;
	return len > 0;
}

/* The number of a column of the reader, added if it is new. */
static size_t
add_column(struct tsv_reader *r, const char *name, size_t len)
{
	size_t i;

	for (i = 0; i < r->columns; i++)
		if (strlen(r->names[i]) == len &&
		    memcmp(r->names[i], name, len) == 0)
			return i;
	r->names = mem_grow(r->names, r->columns, &r->room, sizeof(*r->names));
	r->names[i] = mem_copy(name, len);
	r->columns++;
	return i;
}

/* Take the columns of a header line. */
static enum tsv_got
take_header(struct tsv_reader *r, struct input *in, struct span line)
{
	const char *tab;
	size_t len, col;

	for (in->columns = 0, tab = line.at; tab != NULL; in->columns++) {
		tab = memchr(line.at, '\t', line.len);
		len = tab != NULL ? (size_t)(tab - line.at) : line.len;
		if (!good_name(line.at, len))
			return bad(r, in,
			    "header: a column's name is not a lower-case "
			    "letter followed by letters, digits or _");
		col = add_column(r, line.at, len);
		for (; in->from_len <= col; in->from_len++) {
			in->from = mem_resize(
			    in->from, in->from_len + 1, sizeof(*in->from));
			in->from[in->from_len] = TSV_NO_COLUMN;
		}
		if (in->from[col] != TSV_NO_COLUMN)
			return bad(r, in, "header: two columns of one name");
		in->from[col] = in->columns;
		line.at += len + 1;
		line.len -= tab != NULL ? len + 1 : len;
	}
	return TSV_ROW;
}

/* Open an input and come to stand behind its header line. */
static enum tsv_got
open_at_header(struct tsv_reader *r, struct input *in, struct span *header)
{
	if (!input_open(in))
		return bad_system(r, in, "cannot be opened");
	switch (input_line(in, r->chunk, header)) {
	case LINE_GOT:
		return TSV_ROW;
	case LINE_END:
		in->line = 0;
		return bad(r, in, "no header: the input is empty");
	case LINE_CUT:
		in->line = 1;
		return bad(r, in, "header: the line is cut short");
	case LINE_ERROR:
		break;
	}
	return bad_system(r, in, "cannot be read");
}

struct tsv_reader *
tsv_reader_open(char *const files[], size_t n)
{
	static char stdin_name[] = "-";
	struct tsv_reader *r = mem_new(1, sizeof(*r));
	struct span header;
	struct input *in;
	size_t i;

	r->chunk = chunk_bytes;
	r->input_count = n != 0 ? n : 1;
	r->inputs = mem_new(r->input_count, sizeof(*r->inputs));
	for (i = 0; i < r->input_count; i++) {
		r->inputs[i].file = n != 0 ? files[i] : stdin_name;
		r->inputs[i].fd = -1;
	}
	for (i = 0; i < r->input_count && !r->bad; i++) {
		in = &r->inputs[i];
		if (open_at_header(r, in, &header) != TSV_ROW) {
			r->trouble.unopened = r->trouble.error != 0;
			break;
		}
		if (take_header(r, in, header) == TSV_ROW && in->regular &&
		    i > 0)
			input_close(in);
	}
	r->got = mem_new(r->columns, sizeof(*r->got));
	return r;
}

void
tsv_reader_free(struct tsv_reader *r)
{
	size_t i;

	if (r == NULL)
		return;
	for (i = 0; i < r->input_count; i++) {
		input_close(&r->inputs[i]);
		free(r->inputs[i].from);
	}
	for (i = 0; i < r->columns; i++)
		free(r->names[i]);
	free(r->inputs);
	free(r->names);
	free(r->fields);
	free(r->got);
	free(r->decoded);
	free(r);
}

const struct tsv_trouble *
tsv_reader_trouble(const struct tsv_reader *r)
{
	return r->bad ? &r->trouble : NULL;
}

size_t
tsv_reader_columns(const struct tsv_reader *r)
{
	return r->columns;
}

const char *
tsv_reader_name(const struct tsv_reader *r, size_t col)
{
	return r->names[col];
}

size_t
tsv_reader_find(const struct tsv_reader *r, const char *name)
{
	size_t i;

	for (i = 0; i < r->columns; i++)
		if (strcmp(r->names[i], name) == 0)
			return i;
	return TSV_NO_COLUMN;
}

/* Is every escape in the line one of the four? */
static bool
good_escapes(struct span line)
{
	const char *at = line.at, *end = line.at + line.len;

	while ((at = memchr(at, '\\', (size_t)(end - at))) != NULL) {
		if (end - at < 2 || strchr("tnr\\", at[1]) == NULL)
			return false;
		at += 2;
	}
	return true;
}

/* Find the fields of a record and see that the line keeps to the rules. */
static enum tsv_got
take_record(struct tsv_reader *r, struct input *in, struct span line)
{
	const char *tab, *at = line.at, *end = line.at + line.len;
	size_t n = 0;

	if (memchr(line.at, '\0', line.len) != NULL)
		return bad(r, in, "a NUL byte");
	if (memchr(line.at, '\r', line.len) != NULL)
		return bad(r, in, "a carriage return that is not escaped");
	if (text_utf8_span(line.at, line.len) != line.len)
		return bad(r, in, "bytes that are not UTF-8");
	if (!good_escapes(line))
		return bad(r, in, "a \\ that begins none of \\t \\n \\r \\\\");
	for (;; at = tab + 1) {
		r->fields =
		    mem_grow(r->fields, n, &r->field_room, sizeof(*r->fields));
		tab = memchr(at, '\t', (size_t)(end - at));
		r->fields[n].at = at;
		r->fields[n].len = (size_t)((tab != NULL ? tab : end) - at);
		n++;
		if (tab == NULL)
			break;
	}
	if (n != in->columns)
		return bad(r, in,
		    n < in->columns ? "fewer fields than the header"
				    : "more fields than the header");
	memset(r->got, 0, r->columns * sizeof(*r->got));
	r->decoded_len = 0;
	/* Decoding never makes a field longer; each may need its NUL. */
	if (line.len + n > r->decoded_room) {
		r->decoded_room = line.len + n;
		r->decoded = mem_resize(r->decoded, r->decoded_room, 1);
	}
	return TSV_ROW;
}

enum tsv_got
tsv_reader_next(struct tsv_reader *r)
{
	struct span line;
	struct input *in;

	if (r->bad)
		return TSV_BAD;
	for (; r->current < r->input_count; r->current++) {
		in = &r->inputs[r->current];
		if (in->fd == -1 && open_at_header(r, in, &line) != TSV_ROW)
			return TSV_BAD;
		switch (input_line(in, r->chunk, &line)) {
		case LINE_GOT:
			return take_record(r, in, line);
		case LINE_CUT:
			in->line++;
			return bad(r, in, "the last line is cut short");
		case LINE_ERROR:
			return bad_system(r, in, "cannot be read");
		case LINE_END:
			input_close(in);
			break;
		}
	}
	return TSV_END;
}

const char *
tsv_reader_raw(const struct tsv_reader *r, size_t col, size_t *len)
{
	const struct input *in = &r->inputs[r->current];
	size_t from = col < in->from_len ? in->from[col] : TSV_NO_COLUMN;

	if (from == TSV_NO_COLUMN) {
		*len = 0;
		return "";
	}
	*len = r->fields[from].len;
	return r->fields[from].at;
}

static size_t
decode(char *out, const char *raw, size_t len)
{
	static const char letter[] = "tnr\\", special[] = "\t\n\r\\";
	const char *end = raw + len, *slash;
	char *at = out;

	while ((slash = memchr(raw, '\\', (size_t)(end - raw))) != NULL) {
		memcpy(at, raw, (size_t)(slash - raw));
		at += slash - raw;
		*at++ = special[strchr(letter, slash[1]) - letter];
		raw = slash + 2;
	}
	memcpy(at, raw, (size_t)(end - raw));
	at += end - raw;
	return (size_t)(at - out);
}

const char *
tsv_reader_get(struct tsv_reader *r, size_t col)
{
	const char *raw;
	char *out;
	size_t len;

	if (col >= r->columns)
		return "";
	if (r->got[col] != NULL)
		return r->got[col];
	raw = tsv_reader_raw(r, col, &len);
	if (len == 0)
		return r->got[col] = "";
	out = r->decoded + r->decoded_len;
	len = decode(out, raw, len);
	out[len] = '\0';
	r->decoded_len += len + 1;
	return r->got[col] = out;
}

/* The input that is being read; at the end of all, the last one. */
static const struct input *
current(const struct tsv_reader *r)
{
	size_t last = r->input_count - 1;

	return &r->inputs[r->current < last ? r->current : last];
}

const char *
tsv_reader_file(const struct tsv_reader *r)
{
	return current(r)->file;
}

uintmax_t
tsv_reader_line(const struct tsv_reader *r)
{
	return current(r)->line;
}

void
tsv_reader_chunk(size_t bytes)
{
	chunk_bytes = bytes;
}
