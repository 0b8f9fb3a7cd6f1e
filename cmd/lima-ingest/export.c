/*
 * export: one export, from the file to the records of the stream.
 */
#include "export.h"

#include "buf.h"
#include "bytes.h"
#include "cli.h"
#include "control.h"
#include "diag.h"
#include "rows.h"

#include <stdbool.h>

/* In the order in which they are preferred. */
static const char delimiters[] = {'\t', ';', '|', ','};

/* An export that is being read. */
struct source {
	const char *file;
	struct rows *rows;
	struct layout layout;
	struct records *records;
	struct export_counts counts;
};

static int
unusable(const char *file, const struct trouble *t)
{
	struct diag_place place = {file, t->line, 0};

	if (t->detail[0] != '\0')
		diag(DIAG_ERROR, &place, t->field, t->what, "%s", t->detail);
	else
		diag(DIAG_ERROR, &place, t->field, t->what, NULL);
	return t->status;
}

/* The row is none: keep its text with the reason. */
static void
reject_row(struct source *s, const char *reason)
{
	records_reject(s->records, s->file, s->rows, &s->layout, reason);
	s->counts.rejected++;
}

static void
reject_width(struct source *s, struct diag_place *place)
{
	struct buf reason = BUF_INIT;
	size_t cells = rows_cells(s->rows);

	buf_printf(&reason, "%zu column%s where the header has %zu", cells,
	    cells == 1 ? "" : "s", s->layout.width);
	diag(DIAG_ERROR, place, NULL, "row", "%s", reason.data);
	reject_row(s, reason.data);
	buf_release(&reason);
}

/* The first cell that makes the row a reject, and why; NULL if none does. */
static const char *
bad_cell(const struct source *s, size_t *col)
{
	const char *cell;
	size_t len;

	for (*col = 0; *col < s->layout.width; ++*col) {
		cell = rows_cell(s->rows, *col, &len);
		if (control_find(cell, len) != CONTROL_NONE)
			return "control character";
		if (s->layout.nameless[*col] && rows_filled(s->rows, *col))
			return "something under no header";
	}
	return NULL;
}

static void
read_row(struct source *s)
{
	struct diag_place place = {s->file, rows_line(s->rows), 0};
	const char *reason;
	size_t col;

	if (rows_cells(s->rows) != s->layout.width) {
		reject_width(s, &place);
		return;
	}
	reason = bad_cell(s, &col);
	if (reason != NULL) {
		place.col = col + 1;
		diag(DIAG_ERROR, &place, "row", reason, NULL);
		reject_row(s, reason);
		return;
	}
	s->counts.submissions++;
	for (col = 0; col < s->layout.width; col++) {
		if (s->layout.questions[col] == NULL ||
		    !rows_filled(s->rows, col))
			continue;
		records_answer(s->records, s->file, s->rows, &s->layout, col);
		s->counts.answers++;
	}
}

static void
read_rows(struct source *s)
{
	struct diag_place place = {.file = s->file};
	enum rows_got got;

	rows_expect(s->rows, s->layout.width);
	while ((got = rows_next(s->rows)) != ROWS_END) {
		s->counts.rows++;
		if (got == ROWS_ROW) {
			read_row(s);
			continue;
		}
		place.line = rows_line(s->rows);
		place.col = rows_broken_cell(s->rows);
		diag(DIAG_ERROR, &place, "row", rows_reason(s->rows), NULL);
		reject_row(s, rows_reason(s->rows));
	}
}

static void
put_facts(const struct source *s, const struct bytes_facts *of, char delimiter)
{
	const struct facts *f = records_facts(s->records);
	char character[] = {delimiter, '\0'};

	facts_put(f, s->file, "sha256", of->digest.sha256);
	facts_put_number(f, s->file, "bytes", of->digest.bytes);
	facts_put(f, s->file, "encoding", of->encoding);
	facts_put(
	    f, s->file, "delimiter", delimiter == '\t' ? "TAB" : character);
	facts_put_number(f, s->file, "rows", s->counts.rows);
	facts_put_number(f, s->file, "submissions", s->counts.submissions);
	facts_put_number(f, s->file, "answers", s->counts.answers);
	facts_put_number(f, s->file, "rejected_rows", s->counts.rejected);
}

/* How many names of the header are known if this is the delimiter. */
static size_t
known_with(struct bytes *bytes, const struct names *names, char delimiter)
{
	struct rows *rows;
	size_t known = 0;

	bytes_rewind(bytes);
	rows = rows_open(bytes_read, bytes, delimiter);
	if (rows_next(rows) == ROWS_ROW)
		known = layout_known(names, rows);
	rows_free(rows);
	return known;
}

static char
find_delimiter(struct bytes *bytes, const struct names *names)
{
	size_t i, known, most = 0;
	char best = delimiters[sizeof(delimiters) - 1];

	for (i = 0; i < sizeof(delimiters); i++) {
		known = known_with(bytes, names, delimiters[i]);
		if (known > most) {
			most = known;
			best = delimiters[i];
		}
	}
	return best;
}

static bool
read_header(struct source *s, const struct names *names)
{
	enum rows_got got = rows_next(s->rows);
	struct diag_place place = {s->file, rows_line(s->rows), 0};
	struct buf text = BUF_INIT;
	const char *line;
	size_t len;

	if (got == ROWS_END) {
		diag(DIAG_ERROR, &place, "header", "the file has none", NULL);
		return false;
	}
	if (got == ROWS_BROKEN) {
		place.col = rows_broken_cell(s->rows);
		diag(DIAG_ERROR, &place, "header", rows_reason(s->rows), NULL);
		return false;
	}
	if (layout_known(names, s->rows) > 0)
		return layout_read(&s->layout, names, s->rows, s->file);
	line = rows_text(s->rows, &len);
	buf_add(&text, line, len);
	diag(DIAG_ERROR, &place, "header", "no name in it is known", "%s",
	    diag_quote(text.data));
	buf_release(&text);
	return false;
}

static int
read_bytes(struct source *s, struct bytes *bytes, char delimiter,
    const struct names *names)
{
	struct diag_place place = {.file = s->file};
	struct bytes_facts facts;
	struct trouble trouble;

	if (!bytes_scan(bytes, &facts, &trouble))
		return unusable(s->file, &trouble);
	place.line = facts.odd_line;
	if (facts.odd_line != 0)
		diag(DIAG_NOTE, &place, "encoding",
		    "not UTF-8, read as Windows-1252", NULL);
	if (delimiter == '\0')
		delimiter = find_delimiter(bytes, names);
	bytes_rewind(bytes);
	s->rows = rows_open(bytes_read, bytes, delimiter);
	if (!read_header(s, names))
		return EX_DATAERR;
	read_rows(s);
	/* It was good when it was scanned. */
	if (bytes_trouble(bytes) != NULL) {
		unusable(s->file, bytes_trouble(bytes));
		return EX_IOERR;
	}
	put_facts(s, &facts, delimiter);
	return s->counts.rejected > 0 ? CLI_REJECTED : EX_OK;
}

int
export_read(const char *file, char delimiter, const struct names *names,
    struct records *records, struct export_counts *counts)
{
	struct source s = {.file = file, .records = records};
	struct trouble trouble;
	struct bytes *bytes = bytes_open(file, &trouble);
	int status;

	if (bytes == NULL)
		return unusable(file, &trouble);
	status = read_bytes(&s, bytes, delimiter, names);
	counts->rows += s.counts.rows;
	counts->submissions += s.counts.submissions;
	counts->answers += s.counts.answers;
	counts->rejected += s.counts.rejected;
	layout_release(&s.layout);
	if (s.rows != NULL)
		rows_free(s.rows);
	bytes_close(bytes);
	return status;
}
