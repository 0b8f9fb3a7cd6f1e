/*
 * rows: CSV text to rows, one at a time, each with the line it began on.
 *
 * libcsv knows no lines and does not recover, so it is fed line by line from a
 * text that is kept until the row is done; after an error it starts afresh.
 */
#include "rows.h"

#include "buf.h"
#include "lines.h"
#include "mem.h"
#include "text.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

struct cell {
	size_t start; /* in values */
	size_t len;
};

/* A row, or an attempt at one, as a stretch of the text. */
struct row {
	size_t start, end;
	uintmax_t line, end_line; /* end_line: the line after it */
	const char *reason;       /* why it is broken */
	size_t broken_cell;
};

struct rows {
	char delimiter;
	size_t width; /* 0: not known */
	struct csv_parser parser;

	struct lines lines; /* from the current row on */
	struct row row;
	bool complete; /* libcsv has told the end of the row */
	struct buf values;
	struct cell *cells;
	size_t cell_count, cell_room;
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
start_parser(struct rows *r)
{
	csv_init(&r->parser, CSV_STRICT | CSV_STRICT_FINI);
	csv_set_delim(&r->parser, (unsigned char)r->delimiter);
	csv_set_space_func(&r->parser, no_space);
	csv_set_realloc_func(&r->parser, grow);
	csv_set_blk_size(&r->parser, 4096);
}

struct rows *
rows_open(lines_read *read, void *context, char delimiter)
{
	struct rows *r = mem_new(1, sizeof(*r));

	r->delimiter = delimiter;
	r->row.end_line = 1;
	lines_init(&r->lines, read, context, ROWS_MAX);
	buf_init(&r->values);
	start_parser(r);
	return r;
}

void
rows_free(struct rows *r)
{
	csv_free(&r->parser);
	lines_release(&r->lines);
	buf_release(&r->values);
	free(r->cells);
	free(r);
}

void
rows_expect(struct rows *r, size_t width)
{
	r->width = width;
}

static bool
is_blank(const struct rows *r, size_t start, size_t end)
{
	const char *line = r->lines.text.data + start;
	size_t len = end - start;

	if (memchr(line, r->delimiter, len) != NULL)
		return false;
	text_trim(line, &len);
	return len == 0;
}

static void
take_cell(void *bytes, size_t len, void *data)
{
	struct rows *r = data;

	r->cells =
	    mem_grow(r->cells, r->cell_count, &r->cell_room, sizeof(*r->cells));
	r->cells[r->cell_count].start = r->values.len;
	r->cells[r->cell_count].len = len;
	r->cell_count++;
	buf_add(&r->values, bytes, len);
	buf_putc(&r->values, '\0');
}

static void
take_row(int terminator, void *data)
{
	struct rows *r = data;

	(void)terminator;
	r->complete = true;
}

static enum rows_got
broken(struct rows *r, const char *reason)
{
	csv_free(&r->parser);
	start_parser(r);
	r->row.reason = reason;
	r->row.broken_cell = r->cell_count + 1;
	return ROWS_BROKEN;
}

/* Try to read a row from start on, which is the beginning of that line. */
static enum rows_got
try_row(struct rows *r, size_t start, uintmax_t line)
{
	size_t at, end;

	r->row = (struct row){.start = start, .line = line};
	r->cell_count = 0;
	buf_reset(&r->values);
	r->complete = false;
	for (at = start; !r->complete; at = end, line++) {
		end = lines_next(&r->lines, at);
		if (end == at)
			break;
		if (end - start > ROWS_MAX)
			return broken(r, at == start
					     ? "longer than 1 MiB"
					     : "quote not closed within 1 MiB");
		if (csv_parse(&r->parser, r->lines.text.data + at, end - at,
			take_cell, take_row, r) != end - at)
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
has_width(const struct rows *r, size_t start, size_t end)
{
	size_t i, cells = 1;

	for (i = start; i < end; i++)
		cells += r->lines.text.data[i] == r->delimiter;
	return cells >= r->width;
}

/* Is this line, after a broken row, the rest of it? */
static bool
is_rest(struct rows *r, size_t start, size_t end, uintmax_t line)
{
	if (try_row(r, start, line) == ROWS_ROW && r->cell_count == r->width)
		return false;
	return !has_width(r, start, end);
}

/* The row is broken: find where it ends. */
static void
resume(struct rows *r)
{
	struct row bad = r->row;
	uintmax_t line = bad.line + 1;
	size_t at = lines_next(&r->lines, bad.start), end;

	bad.end = at;
	bad.end_line = line;
	while (at - bad.start <= ROWS_MAX &&
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
	r->cell_count = 0;
}

enum rows_got
rows_next(struct rows *r)
{
	uintmax_t line = r->row.end_line;
	size_t start = lines_drop(&r->lines, r->row.end), end;
	enum rows_got got;

	while ((end = lines_next(&r->lines, start)) != start &&
	       is_blank(r, start, end)) {
		start = lines_drop(&r->lines, end);
		line++;
	}
	got = try_row(r, start, line);
	if (got == ROWS_BROKEN)
		resume(r);
	return got;
}

uintmax_t
rows_line(const struct rows *r)
{
	return r->row.line;
}

const char *
rows_text(const struct rows *r, size_t *len)
{
	const char *text = r->lines.text.data + r->row.start;

	*len = r->row.end - r->row.start;
	if (*len > 0 && text[*len - 1] == '\n')
		--*len;
	if (*len > 0 && text[*len - 1] == '\r')
		--*len;
	if (*len > ROWS_MAX)
		*len = text_utf8_span(text, ROWS_MAX);
	return text;
}

size_t
rows_cells(const struct rows *r)
{
	return r->cell_count;
}

const char *
rows_cell(const struct rows *r, size_t i, size_t *len)
{
	*len = r->cells[i].len;
	return r->values.data + r->cells[i].start;
}

bool
rows_filled(const struct rows *r, size_t i)
{
	size_t len = r->cells[i].len;

	text_trim(r->values.data + r->cells[i].start, &len);
	return len > 0;
}

const char *
rows_reason(const struct rows *r)
{
	return r->row.reason;
}

size_t
rows_broken_cell(const struct rows *r)
{
	return r->row.broken_cell;
}
