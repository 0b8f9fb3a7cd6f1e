/*
 * csvrows: CSV text to rows.
 *
 * libcsv knows no lines and does not recover, so it is fed line by line from a
 * text that is kept until the row is done; after an error it starts afresh.
 */
#include "rows.h"

#include "buf.h"
#include "lines.h"
#include "mem.h"
#include "row.h"
#include "text.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

/* A quote behind a byte order mark, as where files were joined. */
#define MARKED_QUOTE "\xef\xbb\xbf\""
#define MARK_BYTES 3

/* A row, or an attempt at one, as a stretch of the text. */
struct stretch {
	size_t start, end;
	uintmax_t line, end_line; /* end_line: the line after it */
	const char *reason;       /* why it is broken */
	size_t broken_cell;
};

struct csvrows {
	struct rows rows;
	char delimiter;
	struct csv_parser parser;

	struct lines lines; /* from the current row on */
	struct stretch row;
	bool complete; /* libcsv has told the end of the row */
	struct buf too_long, not_closed; /* reasons, with the limit */
};

static int
no_space(unsigned char c)
{
	(void)c;
	return 0;
}

static void *
grow(void *block, size_t size)
{
	return mem_resize(block, size, 1);
}

static void
start_parser(struct csvrows *r)
{
	csv_init(&r->parser, CSV_STRICT | CSV_STRICT_FINI);
	csv_set_delim(&r->parser, (unsigned char)r->delimiter);
	csv_set_space_func(&r->parser, no_space);
	csv_set_realloc_func(&r->parser, grow);
	csv_set_blk_size(&r->parser, 4096);
}

static void
free_csv(struct rows *rows)
{
	struct csvrows *r = (struct csvrows *)rows;

	csv_free(&r->parser);
	lines_release(&r->lines);
	buf_release(&r->too_long);
	buf_release(&r->not_closed);
	free(r);
}

static void
take_limit(struct csvrows *r)
{
	r->lines.longest = r->rows.limit;
	buf_reset(&r->too_long);
	buf_puts(&r->too_long, "longer than ");
	row_put_limit(&r->rows, &r->too_long);
	buf_reset(&r->not_closed);
	buf_puts(&r->not_closed, "quote not closed within ");
	row_put_limit(&r->rows, &r->not_closed);
}

static bool
is_blank(const struct csvrows *r, size_t start, size_t end)
{
	const char *line = r->lines.text.data + start;
	size_t len = end - start;

	if (memchr(line, r->delimiter, len) != NULL)
		return false;
	text_trim(line, &len);
	return len == 0;
}

/* How many bytes of the row's first line stand before its first cell. */
static size_t
skip_mark(const struct csvrows *r, size_t start, size_t end)
{
	const char *line = r->lines.text.data + start;

	if (end - start > MARK_BYTES &&
	    memcmp(line, MARKED_QUOTE, MARK_BYTES + 1) == 0)
		return MARK_BYTES;
	return 0;
}

static void
take_cell(void *bytes, size_t len, void *data)
{
	struct csvrows *r = data;

	row_add(&r->rows, bytes, len, NULL, NULL);
}

static void
take_row(int terminator, void *data)
{
	struct csvrows *r = data;

	(void)terminator;
	r->complete = true;
}

static enum rows_got
broken(struct csvrows *r, const char *reason)
{
	csv_free(&r->parser);
	start_parser(r);
	r->row.reason = reason;
	r->row.broken_cell = r->rows.count + 1;
	return ROWS_BROKEN;
}

/* Try to read a row from start on, which is the beginning of that line. */
static enum rows_got
try_row(struct csvrows *r, size_t start, uintmax_t line)
{
	size_t at, end, skip;

	r->row = (struct stretch){.start = start, .line = line};
	row_reset(&r->rows);
	r->complete = false;
	for (at = start; !r->complete; at = end, line++) {
		end = lines_next(&r->lines, at);
		if (end == at)
			break;
		if (end - start > r->rows.limit)
			return broken(r, at == start ? r->too_long.data
						     : r->not_closed.data);
		skip = at == start ? skip_mark(r, at, end) : 0;
		if (csv_parse(&r->parser, r->lines.text.data + at + skip,
			end - at - skip, take_cell, take_row,
			r) != end - at - skip)
			return broken(r, "quote out of place or not closed");
	}
	if (!r->complete && csv_fini(&r->parser, take_cell, take_row, r) != 0)
		return broken(r, "quote not closed");
	r->row.end = at;
	r->row.end_line = line;
	return at == start ? ROWS_END : ROWS_ROW;
}

/* By its delimiters, could this line be a row, if a broken one? */
static bool
has_width(const struct csvrows *r, size_t start, size_t end)
{
	size_t i, cells = 1;

	for (i = start; i < end; i++)
		cells += r->lines.text.data[i] == r->delimiter;
	return cells >= r->rows.width;
}

/* Is this line, after a broken row, the rest of it? */
static bool
is_rest(struct csvrows *r, size_t start, size_t end, uintmax_t line)
{
	if (try_row(r, start, line) == ROWS_ROW &&
	    r->rows.count >= r->rows.width)
		return false;
	return !has_width(r, start, end);
}

/*
 * Of a broken row, the cells of its first line: what stands between delimiters,
 * without a quote at either end.
 */
static void
split_broken(struct csvrows *r, size_t start, size_t end)
{
	const char *text = r->lines.text.data, *cell;
	size_t len, next;

	while (end > start && (text[end - 1] == '\n' || text[end - 1] == '\r'))
		end--;
	row_reset(&r->rows);
	for (start += skip_mark(r, start, end); start <= end;
	     start = next + 1) {
		cell = memchr(text + start, r->delimiter, end - start);
		next = cell != NULL ? (size_t)(cell - text) : end;
		cell = text + start;
		len = next - start;
		if (len > 0 && cell[len - 1] == '"')
			len--;
		if (len > 0 && *cell == '"') {
			cell++;
			len--;
		}
		row_add(&r->rows, cell, len, NULL, NULL);
	}
}

/* The row is broken: find where it ends. */
static void
resume(struct csvrows *r)
{
	struct stretch bad = r->row;
	uintmax_t line = bad.line + 1;
	size_t at = lines_next(&r->lines, bad.start), end;
	size_t first_end = at;

	bad.end = at;
	bad.end_line = line;
	while (at - bad.start <= r->rows.limit &&
	       (end = lines_next(&r->lines, at)) != at) {
		if (!is_blank(r, at, end)) {
			if (!is_rest(r, at, end, line))
				break;
			bad.end = end;
			bad.end_line = line + 1;
		}
		at = end;
		line++;
	}
	r->row = bad;
	split_broken(r, bad.start, first_end);
}

static bool
is_empty(const struct rows *rows)
{
	size_t i;

	for (i = 0; i < rows->count; i++)
		if (rows_filled(rows, i))
			return false;
	return true;
}

/* The row as those who read it see it. */
static void
show_row(struct csvrows *r)
{
	const char *text = r->lines.text.data + r->row.start;
	size_t len = r->row.end - r->row.start;

	if (len > 0 && text[len - 1] == '\n')
		len--;
	if (len > 0 && text[len - 1] == '\r')
		len--;
	r->rows.text = text;
	r->rows.text_len = len;
	r->rows.line = r->row.line;
	r->rows.reason = r->row.reason;
	r->rows.broken_cell = r->row.broken_cell;
}

/* Go behind the row and the blank lines that follow, and read what is there. */
static enum rows_got
read_next(struct csvrows *r)
{
	uintmax_t line = r->row.end_line;
	size_t start = lines_drop(&r->lines, r->row.end), end;

	while ((end = lines_next(&r->lines, start)) != start &&
	       is_blank(r, start, end)) {
		start = lines_drop(&r->lines, end);
		line++;
	}
	return try_row(r, start, line);
}

static enum rows_got
next_csv(struct rows *rows)
{
	struct csvrows *r = (struct csvrows *)rows;
	enum rows_got got;

	if (r->lines.longest != r->rows.limit)
		take_limit(r);
	do
		got = read_next(r);
	while (got == ROWS_ROW && is_empty(rows));
	if (got == ROWS_BROKEN)
		resume(r);
	show_row(r);
	return got;
}

struct rows *
rows_open(lines_read *read, void *context, char delimiter)
{
	struct csvrows *r = mem_new(1, sizeof(*r));

	r->rows.next = next_csv;
	r->rows.free = free_csv;
	r->rows.limit = ROWS_MAX;
	buf_init(&r->rows.values);
	buf_init(&r->too_long);
	buf_init(&r->not_closed);
	r->delimiter = delimiter;
	r->row.end_line = 1;
	lines_init(&r->lines, read, context, 0);
	start_parser(r);
	return &r->rows;
}
