/*
 * Workbooks from any bytes. What begins as a zip file does is read as a
 * workbook; of anything else the first byte tells which part of one the rest
 * is: t for shared texts, s for styles, w for a sheet.
 *
 * What comes out must be UTF-8, in rows that ascend, of the width expected.
 */
#include "sheet.h"

#include "text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define MOST_UNPACKED (1024 * 1024)
#define LONGEST_ROW 4096
#define WIDTH 4

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct bytes_left {
	const uint8_t *at;
	size_t len;
};

static size_t
read_bytes(void *context, char *into, size_t room)
{
	struct bytes_left *left = context;
	size_t n = left->len < room ? left->len : room;

	memcpy(into, left->at, n);
	left->at += n;
	left->len -= n;
	return n;
}

static void
expect(bool holds)
{
	if (!holds)
		abort();
}

static void
expect_utf8(const char *s, size_t len)
{
	expect(text_utf8_span(s, len) == len && s[len] == '\0');
}

static void
check_cells(const struct rows *rows)
{
	const char *cell;
	size_t i, len;

	expect(rows_cells(rows) >= WIDTH);
	for (i = 0; i < rows_cells(rows); i++) {
		cell = rows_cell(rows, i, &len);
		expect_utf8(cell, len);
		expect(len <= LONGEST_ROW);
		if (rows_fault(rows, i) != NULL)
			expect_utf8(
			    rows_fault(rows, i), strlen(rows_fault(rows, i)));
		if (rows_damage(rows, i) != NULL)
			expect(len > 0);
	}
}

static void
read_rows(struct rows *rows)
{
	uintmax_t line = 0;
	enum rows_got got;
	size_t len;

	rows_limit(rows, LONGEST_ROW);
	rows_expect(rows, WIDTH);
	while ((got = rows_next(rows)) != ROWS_END) {
		expect(rows_line(rows) > line);
		line = rows_line(rows);
		rows_text(rows, &len);
		expect(len <= LONGEST_ROW);
		if (got == ROWS_ROW)
			check_cells(rows);
		else
			expect(rows_reason(rows) != NULL);
	}
	expect(rows_next(rows) == ROWS_END);
	rows_free(rows);
}

static void
read_workbook(const uint8_t *data, size_t size)
{
	struct trouble trouble = {0};
	struct parts *parts =
	    parts_of_bytes(data, size, MOST_UNPACKED, &trouble);
	struct workbook *w =
	    parts != NULL ? workbook_open(parts, &trouble) : NULL;
	size_t i;

	expect(w != NULL || trouble.what != NULL);
	for (i = 0; w != NULL && i < workbook_sheets(w); i++)
		if (workbook_state(w, i) != WORKBOOK_NO_CELLS)
			read_rows(sheet_rows(w, i));
	if (w != NULL)
		workbook_close(w);
	if (parts != NULL)
		parts_close(parts);
}

static void
read_texts(struct bytes_left *left)
{
	struct texts *texts = texts_new();
	struct trouble trouble = {0};
	const char *text;
	size_t i, len;

	if (!texts_read(texts, "fuzz", read_bytes, left, &trouble))
		expect(trouble.what != NULL);
	for (i = 0; (text = texts_get(texts, i, &len)) != NULL; i++)
		expect(text_utf8_span(text, len) == len);
	texts_free(texts);
}

/* The formats are tried on a few numbers. */
static void
read_styles(struct bytes_left *left)
{
	static const double numbers[] = {0, 7, -39.42, 60, 43535.622, 1e300};
	struct styles *styles = styles_new();
	struct trouble trouble = {0};
	struct buf out = BUF_INIT;
	const struct format *f;
	size_t i, n;

	if (!styles_read(styles, "fuzz", read_bytes, left, &trouble))
		expect(trouble.what != NULL);
	for (i = 0; i < 8; i++) {
		f = styles_format(styles, i);
		for (n = 0; n < sizeof(numbers) / sizeof(numbers[0]); n++) {
			buf_reset(&out);
			if (f->kind == FORMAT_MOMENT)
				serial_put_moment(
				    &out, numbers[n], i % 2, &f->shown);
			else if (f->kind == FORMAT_SPAN)
				serial_put_span(&out, numbers[n]);
			else
				format_put_number(&out, f, numbers[n]);
			expect_utf8(out.data, out.len);
		}
	}
	buf_release(&out);
	styles_free(styles);
}

/* Cells of style 1 to 3 are a date, a span and a number with digits. */
static const char some_styles[] =
    "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='\"n\"000.0#'/>"
    "</numFmts><cellXfs><xf/><xf numFmtId='22'/><xf numFmtId='46'/>"
    "<xf numFmtId='170'/></cellXfs></styleSheet>";

static void
read_sheet(struct bytes_left *left)
{
	struct bytes_left fixed = {
	    (const uint8_t *)some_styles, sizeof(some_styles) - 1};
	struct texts *texts = texts_new();
	struct styles *styles = styles_new();
	struct book book = {texts, styles, left->len % 2, true};
	struct trouble trouble;

	expect(styles_read(styles, "styles", read_bytes, &fixed, &trouble));
	read_rows(sheet_rows_from("fuzz", read_bytes, left, &book));
	texts_free(texts);
	styles_free(styles);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct bytes_left left = {data + 1, size - 1};

	if (size == 0)
		return 0;
	switch (data[0]) {
	case 't':
		read_texts(&left);
		break;
	case 's':
		read_styles(&left);
		break;
	case 'w':
		read_sheet(&left);
		break;
	default:
		read_workbook(data, size);
	}
	return 0;
}
