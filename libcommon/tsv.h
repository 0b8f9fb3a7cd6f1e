/*
 * tsv: the stream between tools, as lima-stream(5) defines it.
 *
 * Reader. One reader runs through several inputs as if they were one stream.
 * Its columns are the union of the inputs' columns, in the order in which they
 * first appear; a record has nothing in a column that its input lacks. Columns
 * are numbered from 0. Nothing is decoded until it is asked for.
 *
 * Writer. A writer made like a reader has the reader's columns under the same
 * numbers; columns added to it are numbered from there on, and a reader asked
 * for such a column says that it is empty. A number can thus be used with both,
 * whether the input had the column or not.
 *
 * A process that ends without closing its writer leaves a stream that is cut
 * short within a line, or nothing: no reader takes it for a whole one.
 *
 * Neither prints or exits. Both are sized by the longest record, not by the
 * length of the stream.
 */
#ifndef LIMA_TSV_H
#define LIMA_TSV_H

#include "buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define TSV_NO_COLUMN ((size_t)-1)

struct tsv_reader;
struct tsv_writer;

enum tsv_got { TSV_ROW, TSV_END, TSV_BAD };

/* At least what diag_quote shows of a value, with a NUL. */
#define TSV_TROUBLE_VALUE 64

/* What is wrong with an input, in words, and where. */
struct tsv_trouble {
	const char *file;
	uintmax_t line;   /* of the stream itself, 1 is the header; 0 none */
	const char *what; /* never NULL */
	char value[TSV_TROUBLE_VALUE]; /* as it stands there; "": not told */
	bool unopened; /* the file could not be opened or read */
	int error;     /* its errno, or 0 */
};

/*
 * Open the inputs and read their headers; "-" is standard input, n == 0 means
 * "-" alone. A regular file is held open only while it is being read, so there
 * may be any number of them. The names are kept, not copied. Never NULL: if an
 * input is unusable, tsv_reader_trouble says so and tsv_reader_next returns
 * TSV_BAD.
 */
struct tsv_reader *tsv_reader_open(char *const files[], size_t n);
void tsv_reader_free(struct tsv_reader *);

/* What is wrong, or NULL. */
const struct tsv_trouble *tsv_reader_trouble(const struct tsv_reader *);

size_t tsv_reader_columns(const struct tsv_reader *);
const char *tsv_reader_name(const struct tsv_reader *, size_t col);

/* The number of a column, or TSV_NO_COLUMN. */
size_t tsv_reader_find(const struct tsv_reader *, const char *name);

/*
 * Go to the next record. After TSV_BAD the records so far were good and
 * tsv_reader_trouble says what is not: a header that is missing or malformed,
 * a record with more or fewer fields, an unknown escape, bytes that are not
 * UTF-8, a NUL or CR, a last line without its newline, a read error.
 */
enum tsv_got tsv_reader_next(struct tsv_reader *);

/* Whether a column may have that name: [a-z][a-z0-9_]*. */
bool tsv_is_name(const char *name, size_t len);

/* So many bytes can be read behind any field, whatever they hold. */
#define TSV_SPARE BUF_SPARE

/*
 * A field of the current record, decoded, with a NUL after it; "" if the
 * input lacks the column. It lives until the next tsv_reader_next.
 */
const char *tsv_reader_get(struct tsv_reader *, size_t col);

/* The same with its length; there may be no NUL after it. */
const char *tsv_reader_get_bytes(struct tsv_reader *, size_t col, size_t *len);

/* The current record, with which a reader begins; for tsv_reader_run alone. */
struct tsv_record {
	size_t columns;      /* of the reader */
	const char **starts; /* of the input's fields, and of one more */
	const size_t *from;  /* the input's column, or TSV_NO_COLUMN */
	/* The next that is not beside it there, or not missing with it. */
	const size_t *run_end;
};

/* And the same for columns that the record lacks; it may be NULL. */
const char *tsv_reader_lacking(
    const struct tsv_record *, size_t col, size_t *end, size_t *len);

/*
 * A field as it stands in the line, and those behind it up to *end, with the
 * TABs between them, as far as they are so beside each other there; *end is set
 * to the first that is not. Of columns that the input lacks, and of all without
 * a reader, there are the TABs alone; *end may then be less than it could be.
 */
static inline const char *
tsv_reader_run(const struct tsv_reader *r, size_t col, size_t *end, size_t *len)
{
	const struct tsv_record *record = (const void *)r;
	const char **field;

	if (r == NULL || col >= record->columns ||
	    record->from[col] == TSV_NO_COLUMN)
		return tsv_reader_lacking(record, col, end, len);
	if (*end > record->run_end[col])
		*end = record->run_end[col];
	field = record->starts + record->from[col];
	*len = (size_t)(field[*end - col] - field[0]) - 1;
	return field[0];
}

/* Whether a field has that value, in which nothing needs an escape. */
static inline bool
tsv_reader_is(const struct tsv_reader *r, size_t col, const char *value)
{
	size_t end = col + 1, len;
	const char *field = tsv_reader_run(r, col, &end, &len);

	return len == strlen(value) && memcmp(field, value, strlen(value)) == 0;
}

/* The bytes of the current record's line; without a reader there are none. */
size_t tsv_reader_size(const struct tsv_reader *);

/* The input that the current record came from, and its line there. */
const char *tsv_reader_file(const struct tsv_reader *);
uintmax_t tsv_reader_line(const struct tsv_reader *);

/* How many bytes readers opened from now on ask of read(2); for tests. */
void tsv_reader_chunk(size_t bytes);

/*
 * A writer to a descriptor that it does not close, with no columns or with
 * those of a reader. on_error is called once, with an errno, when a write
 * fails; if it returns, all later output is dropped and tsv_writer_close tells.
 */
struct tsv_writer *tsv_writer_open(int fd, void (*on_error)(int));
struct tsv_writer *tsv_writer_like(
    int fd, void (*on_error)(int), const struct tsv_reader *);

/*
 * The number of a column, added if there is none of that name. Only before the
 * first record: the header is written with it, or by tsv_writer_close.
 */
size_t tsv_writer_column(struct tsv_writer *, const char *name);

size_t tsv_writer_columns(const struct tsv_writer *);
const char *tsv_writer_name(const struct tsv_writer *, size_t col);

/*
 * Give a field of the record to be written next; the value is copied and
 * escaped. The forms differ in how the value comes; in the order of the columns
 * they are fastest. Behind a padded value TSV_SPARE more bytes can be read, as
 * behind a reader's field or a part of it, or a buf's bytes.
 */
void tsv_writer_set_bytes(
    struct tsv_writer *, size_t col, const char *value, size_t len);
void tsv_writer_set_padded(
    struct tsv_writer *, size_t col, const char *value, size_t len);
void tsv_writer_set_number(struct tsv_writer *, size_t col, uintmax_t value);

static inline void
tsv_writer_set_buf(struct tsv_writer *w, size_t col, const struct buf *value)
{
	tsv_writer_set_padded(w, col, value->data, value->len);
}

/* Inline, so that the length of a literal is known when it is compiled. */
static inline void
tsv_writer_set(struct tsv_writer *w, size_t col, const char *value)
{
	tsv_writer_set_bytes(w, col, value, strlen(value));
}

/*
 * Write a record: the reader's current one with the given fields in place of
 * its own, or with in NULL the given fields alone. What was given is forgotten.
 * There is at least one column.
 */
void tsv_writer_put(struct tsv_writer *, const struct tsv_reader *in);

/*
 * The same into a buf, as one line with its newline. Such a line is written
 * with tsv_writer_line, or with one of its fields replaced.
 */
void tsv_writer_render(
    struct tsv_writer *, const struct tsv_reader *in, struct buf *line);
void tsv_writer_line(struct tsv_writer *, const char *line, size_t len);
void tsv_writer_patch(struct tsv_writer *, const char *line, size_t len,
    size_t col, const char *value);

/* A field with a padded value. */
struct tsv_field {
	size_t col;
	const char *value;
	size_t len;
	bool plain; /* it is known that nothing in it needs an escape */
};

/*
 * Write or render a record as above with these as the given fields: at most one
 * for a column, in the order of the columns. Where many records are given the
 * same columns this is fastest. Fields that were given one by one wait for the
 * next record.
 */
void tsv_writer_put_fields(struct tsv_writer *, const struct tsv_reader *in,
    const struct tsv_field *, size_t n);
void tsv_writer_render_fields(struct tsv_writer *, const struct tsv_reader *in,
    const struct tsv_field *, size_t n, struct buf *line);

/* Flush and free. 0, or the errno of the first write that failed. */
int tsv_writer_close(struct tsv_writer *);

#endif
