/*
 * tsv, the reader: several inputs as one stream of records.
 */
#include "tsv.h"

#include "block.h"
#include "mem.h"
#include "tsv_fields.h"
#include "tsv_input.h"
#include "tsv_unescape.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static size_t chunk_bytes = TSV_INPUT_BYTES;

/* An input and where its columns are. */
struct source {
	struct tsv_input input;
	size_t columns;
	/* For each column of the reader: the input's, or none. */
	size_t *from;
	size_t from_len;
	/* And the next that is not beside it there, or not missing with it. */
	size_t *run_end;
};

/* A field as it was last decoded, and of which record. */
struct got {
	uintmax_t number;
	const char *value;
	size_t len;
};

struct tsv_reader {
	struct tsv_record record;
	struct source *sources;
	size_t source_count, current;
	size_t chunk;

	char **names;
	size_t room;

	uintmax_t number; /* of the record, the first is 1 */
	bool escapes;     /* one of its fields may hold an escape */
	struct got *got;  /* for each column */
	char *decoded;
	size_t decoded_len, decoded_room;

	bool bad;
	struct tsv_trouble trouble;
};

static enum tsv_got
bad(struct tsv_reader *r, const struct source *in, const char *what)
{
	r->bad = true;
	r->trouble.file = in->input.file;
	r->trouble.line = in->input.line;
	r->trouble.what = what;
	return TSV_BAD;
}

static enum tsv_got
bad_system(struct tsv_reader *r, struct source *in, const char *what)
{
	r->trouble.error = errno;
	in->input.line = 0;
	return bad(r, in, what);
}

bool
tsv_is_name(const char *s, size_t len)
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

	for (i = 0; i < r->record.columns; i++)
		if (strlen(r->names[i]) == len &&
		    memcmp(r->names[i], name, len) == 0)
			return i;
	r->names =
	    mem_grow(r->names, r->record.columns, &r->room, sizeof(*r->names));
	r->names[i] = mem_copy(name, len);
	r->record.columns++;
	return i;
}

static enum tsv_got
bad_name(struct tsv_reader *r, const struct source *in, struct tsv_span header,
    struct tsv_span name)
{
	const char *what = tsv_fields_header_fault(header);
	size_t most = sizeof(r->trouble.value) - 1;

	if (what == NULL && name.len == 0)
		what = "header: a column without a name";
	if (what != NULL)
		return bad(r, in, what);
	memcpy(r->trouble.value, name.at, name.len < most ? name.len : most);
	return bad(r, in,
	    "header: a column's name is not a lower-case letter followed by "
	    "letters, digits or _");
}

/* Take the columns of a header line. */
static enum tsv_got
take_header(struct tsv_reader *r, struct source *in, struct tsv_span line)
{
	const struct tsv_span header = line;
	const char *tab;
	size_t len, col;

	for (in->columns = 0, tab = line.at; tab != NULL; in->columns++) {
		tab = memchr(line.at, '\t', line.len);
		len = tab != NULL ? (size_t)(tab - line.at) : line.len;
		if (!tsv_is_name(line.at, len))
			return bad_name(
			    r, in, header, (struct tsv_span){line.at, len});
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

/* See which columns of an input follow one another as those of the reader. */
static void
find_runs(const struct tsv_reader *r, struct source *in)
{
	size_t i, next;

	in->from = mem_resize(in->from, r->record.columns, sizeof(*in->from));
	while (in->from_len < r->record.columns)
		in->from[in->from_len++] = TSV_NO_COLUMN;
	in->run_end = mem_new(r->record.columns, sizeof(*in->run_end));
	for (i = r->record.columns; i-- > 0;) {
		next = in->from[i];
		if (next != TSV_NO_COLUMN)
			next++;
		in->run_end[i] =
		    i + 1 < r->record.columns && in->from[i + 1] == next
			? in->run_end[i + 1]
			: i + 1;
	}
}

/* Open an input and come to stand behind its header line. */
static enum tsv_got
open_at_header(struct tsv_reader *r, struct source *in, struct tsv_span *header)
{
	if (!tsv_input_open(&in->input))
		return bad_system(r, in, "cannot be opened");
	switch (tsv_input_line(&in->input, r->chunk, header)) {
	case TSV_LINE_GOT:
		return TSV_ROW;
	case TSV_LINE_END:
		in->input.line = 0;
		return bad(r, in, "no header: the input is empty");
	case TSV_LINE_CUT:
		in->input.line = 1;
		return bad(r, in, "header: the line is cut short");
	case TSV_LINE_ERROR:
		break;
	}
	return bad_system(r, in, "cannot be read");
}

struct tsv_reader *
tsv_reader_open(char *const files[], size_t n)
{
	static char stdin_name[] = "-";
	struct tsv_reader *r = mem_new(1, sizeof(*r));
	struct tsv_span header;
	struct source *in;
	size_t i;

	r->chunk = chunk_bytes;
	r->source_count = n != 0 ? n : 1;
	r->sources = mem_new(r->source_count, sizeof(*r->sources));
	for (i = 0; i < r->source_count; i++) {
		r->sources[i].input.file = n != 0 ? files[i] : stdin_name;
		r->sources[i].input.fd = -1;
	}
	for (i = 0; i < r->source_count && !r->bad; i++) {
		in = &r->sources[i];
		if (open_at_header(r, in, &header) != TSV_ROW) {
			r->trouble.unopened = r->trouble.error != 0;
			break;
		}
		if (take_header(r, in, header) == TSV_ROW &&
		    in->input.regular && i > 0)
			tsv_input_close(&in->input);
	}
	for (i = 0; i < r->source_count; i++)
		find_runs(r, &r->sources[i]);
	r->record.starts =
	    mem_new(r->record.columns + 1, sizeof(*r->record.starts));
	r->got = mem_new(r->record.columns, sizeof(*r->got));
	return r;
}

void
tsv_reader_free(struct tsv_reader *r)
{
	size_t i;

	if (r == NULL)
		return;
	for (i = 0; i < r->source_count; i++) {
		tsv_input_close(&r->sources[i].input);
		free(r->sources[i].from);
		free(r->sources[i].run_end);
	}
	for (i = 0; i < r->record.columns; i++)
		free(r->names[i]);
	free(r->sources);
	free(r->names);
	free(r->record.starts);
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
	return r->record.columns;
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

	for (i = 0; i < r->record.columns; i++)
		if (strcmp(r->names[i], name) == 0)
			return i;
	return TSV_NO_COLUMN;
}

/* Have room to decode a record of so many bytes and fields. */
static void
reserve(struct tsv_reader *r, size_t len, size_t fields)
{
	/* Decoding never makes a field longer; each may need its NUL. */
	size_t room = len + fields + BLOCK_BYTES;

	if (room > r->decoded_room) {
		r->decoded_room = room;
		r->decoded = mem_resize(r->decoded, room, 1);
	}
	r->decoded_len = 0;
}

/*
 * Take the next line as the record, and tell what is wrong with it. As a rule
 * all of it is there, and its newline is found on the way.
 */
static enum tsv_line
take_record(struct tsv_reader *r, struct source *in, const char **fault)
{
	struct tsv_input *input = &in->input;
	struct tsv_record *record = &r->record;
	struct tsv_span line = {.at = input->data + input->start};
	const char *newline;
	enum tsv_line got;
	struct tsv_line_is is;

	newline = tsv_fields(line.at, record->starts, in->columns, &is);
	line.len = (size_t)(newline - line.at);
	if (!tsv_input_take(input, line)) {
		got = tsv_input_line(input, r->chunk, &line);
		if (got != TSV_LINE_GOT)
			return got;
		tsv_fields(line.at, record->starts, in->columns, &is);
	}
	*fault = is.plain ? NULL : tsv_fields_fault(line, in->columns);
	r->escapes = is.escaped;
	record->from = in->from;
	record->run_end = in->run_end;
	r->number++;
	reserve(r, line.len, in->columns);
	return TSV_LINE_GOT;
}

enum tsv_got
tsv_reader_next(struct tsv_reader *r)
{
	struct tsv_span line;
	struct source *in;
	const char *fault;

	if (r->bad)
		return TSV_BAD;
	for (; r->current < r->source_count; r->current++) {
		in = &r->sources[r->current];
		if (in->input.fd == -1 &&
		    open_at_header(r, in, &line) != TSV_ROW)
			return TSV_BAD;
		switch (take_record(r, in, &fault)) {
		case TSV_LINE_GOT:
			return fault == NULL ? TSV_ROW : bad(r, in, fault);
		case TSV_LINE_CUT:
			in->input.line++;
			return bad(r, in, "the last line is cut short");
		case TSV_LINE_ERROR:
			return bad_system(r, in, "cannot be read");
		case TSV_LINE_END:
			tsv_input_close(&in->input);
			break;
		}
	}
	return TSV_END;
}

/*
 * A field may be the last that there is, with a newline and a block behind; and
 * a block is what those want to read who take a field apart.
 */
_Static_assert(TSV_SPARE == BLOCK_BYTES, "what can be read is a block");

const char *
tsv_reader_lacking(
    const struct tsv_record *record, size_t col, size_t *end, size_t *len)
{
	enum { MOST = 15 };
	static const char tabs[MOST + TSV_SPARE] =
	    "\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t";

	if (record != NULL && record->columns > col &&
	    record->run_end[col] < *end)
		*end = record->run_end[col];
	if (*end > col + MOST + 1)
		*end = col + MOST + 1;
	*len = *end - col - 1;
	return tabs;
}

size_t
tsv_reader_size(const struct tsv_reader *r)
{
	if (r == NULL)
		return 0;
	return (size_t)(r->record.starts[r->sources[r->current].columns] -
			r->record.starts[0]);
}

/* Decode a field behind those that were decoded before. */
static void
decode(struct tsv_reader *r, const char *field, size_t len, struct got *got)
{
	char *value = r->decoded + r->decoded_len, *end;

	end = tsv_unescape(value, field, len);
	*end = '\0';
	got->number = r->number;
	got->value = value;
	got->len = (size_t)(end - value);
	r->decoded_len += got->len + 1;
}

/* What a column holds of the record. */
static const struct got *
value_of(struct tsv_reader *r, size_t col)
{
	static const char nothing[1 + TSV_SPARE];
	static const struct got none = {.value = nothing};
	size_t end = col + 1, len;
	const char *field;
	struct got *got;

	if (col >= r->record.columns)
		return &none;
	got = &r->got[col];
	if (got->number == r->number)
		return got;
	field = tsv_reader_run(r, col, &end, &len);
	if (len == 0)
		return &none;
	decode(r, field, len, got);
	return got;
}

const char *
tsv_reader_get(struct tsv_reader *r, size_t col)
{
	return value_of(r, col)->value;
}

const char *
tsv_reader_get_bytes(struct tsv_reader *r, size_t col, size_t *len)
{
	size_t end = col + 1;
	const struct got *got;

	if (!r->escapes)
		return tsv_reader_run(r, col, &end, len);
	got = value_of(r, col);
	*len = got->len;
	return got->value;
}

/* The input that is being read; at the end of all, the last one. */
static const struct source *
current(const struct tsv_reader *r)
{
	size_t last = r->source_count - 1;

	return &r->sources[r->current < last ? r->current : last];
}

const char *
tsv_reader_file(const struct tsv_reader *r)
{
	return current(r)->input.file;
}

uintmax_t
tsv_reader_line(const struct tsv_reader *r)
{
	return current(r)->input.line;
}

void
tsv_reader_chunk(size_t bytes)
{
	chunk_bytes = bytes;
}
