/*
 * The CSV reader of lima-ingest: every text in pieces of every size and cut in
 * two at every place, what a broken quote costs, and the limit of a row.
 */
#include "rows.h"

#include "buf.h"
#include "pieces.h"
#include "tap.h"

#include <stdio.h>
#include <string.h>

static void
show_row(struct buf *out, const struct rows *rows)
{
	const char *cell;
	size_t i, len;

	for (i = 0; i < rows_cells(rows); i++) {
		cell = rows_cell(rows, i, &len);
		buf_putc(out, '[');
		buf_add(out, cell, len);
		buf_putc(out, ']');
	}
}

static void
show_broken(struct buf *out, const struct rows *rows)
{
	const char *text;
	size_t len;

	text = rows_text(rows, &len);
	buf_printf(
	    out, "%s at %zu {", rows_reason(rows), rows_broken_cell(rows));
	buf_add(out, text, len);
	buf_putc(out, '}');
}

/*
 * The rows, one a line: its number, then the cells or why it is broken. The
 * first row tells the width, as a header does.
 */
static void
show(struct buf *out, struct pieces *pieces, char delimiter)
{
	struct rows *rows = rows_open(read_pieces, pieces, delimiter);
	enum rows_got got;
	bool header = true;

	buf_reset(out);
	while ((got = rows_next(rows)) != ROWS_END) {
		buf_printf(out, "%ju ", rows_line(rows));
		if (got == ROWS_ROW)
			show_row(out, rows);
		else
			show_broken(out, rows);
		buf_putc(out, '\n');
		if (header)
			rows_expect(rows, rows_cells(rows));
		header = false;
	}
	rows_free(rows);
}

static bool
gives(struct pieces *pieces, char delimiter, const char *want)
{
	struct buf got = BUF_INIT;
	bool ok;

	show(&got, pieces, delimiter);
	ok = strlen(want) == got.len && memcmp(got.data, want, got.len) == 0;
	if (!ok)
		printf("# pieces of %zu and %zu give\n%s# in place of\n%s",
		    pieces->first, pieces->size, got.data, want);
	buf_release(&got);
	return ok;
}

static const struct text {
	const char *what;
	char delimiter;
	const char *text;
	const char *want;
} texts[] = {
    {"nothing is no row", ',', "", ""},
    {"lines that are empty or white are none", ',', "\n \t\r\n\ra,b\n\n \n",
	"4 [a][b]\n"},
    {"LF, CR LF and CR end a row", ',', "a,b\nc,d\r\ne,f\rg,h\r\r\ni,j",
	"1 [a][b]\n2 [c][d]\n3 [e][f]\n4 [g][h]\n6 [i][j]\n"},
    {"a last line needs no line end", ',', "a,b\n\"c\",",
	"1 [a][b]\n2 [c][]\n"},
    {"a last line may end in a closing quote", ',', "a,b\nc,\"d\"",
	"1 [a][b]\n2 [c][d]\n"},
    {"white space in cells stays", ',', " a ,\t\n  , \" \n\" b\"\n",
	"1 [ a ][\t]\n"
	"2 quote out of place or not closed at 2 {  , \" \n\" b\"}\n"},
    {"quotes hold delimiters, quotes and line ends", ',',
	"a,b\n\"1,\"\"2\"\"\r\n3\r4\n\",x\ny,\"\"\n",
	"1 [a][b]\n2 [1,\"2\"\r\n3\r4\n][x]\n6 [y][]\n"},
    {"semicolons part cells and commas do not", ';', "a;b,c\n1,5;2,5\n",
	"1 [a][b,c]\n2 [1,5][2,5]\n"},
    {"a TAB parts cells, also empty ones", '\t', "a\tb\nx\t\n\"\t\"\tx\n",
	"1 [a][b]\n2 [x][]\n3 [\t][x]\n"},
    {"rows of cells that are empty or white are none", ',',
	",\na,b\n,\n\" \n\",\t\r\n\"\"\n,,,,\n1,\n,", "2 [a][b]\n8 [1][]\n"},
    {"a byte order mark before a quote is no part of the cell", ',',
	"\xef\xbb\xbf\"a\",b\n\xef\xbb\xbf\"1\n2\",\"3\"\n\xef\xbb\xbf"
	"4,\xef\xbb\xbf\"\n",
	"1 [a][b]\n2 [1\n2][3]\n"
	"4 quote out of place or not closed at 2 {\xef\xbb\xbf"
	"4,\xef\xbb\xbf\"}\n"},
    {"a row of another width is a row", ',', "a,b\n1\n1,2,3\n",
	"1 [a][b]\n2 [1]\n3 [1][2][3]\n"},
    {"a stray quote costs one row", ',', "a,b\n1,5\" x\n2,y\n",
	"1 [a][b]\n2 quote out of place or not closed at 2 {1,5\" x}\n"
	"3 [2][y]\n"},
    {"a text after a closing quote costs one row", ',', "a,b\n\"1\" ,x\n2,y\n",
	"1 [a][b]\n2 quote out of place or not closed at 1 {\"1\" ,x}\n"
	"3 [2][y]\n"},
    {"a lost quote costs one row, quoted rows follow", ',',
	"a,b\n1,\"x\n2,\"y\"\n3,\"z\nz\"\n",
	"1 [a][b]\n2 quote out of place or not closed at 2 {1,\"x}\n"
	"3 [2][y]\n4 [3][z\nz]\n"},
    {"a lost quote costs one row, no other quote follows", ',',
	"a,b\r\n1,\"x\r\n2,y\r\n3,z\r\n",
	"1 [a][b]\n2 quote not closed at 2 {1,\"x}\n3 [2][y]\n4 [3][z]\n"},
    {"a lost quote in the last row", ',', "a,b\n1,x\n2,\"y",
	"1 [a][b]\n2 [1][x]\n3 quote not closed at 2 {2,\"y}\n"},
    {"a broken row takes the rest of its lines along", ',',
	"a,b,c\n1,\"- x\n- \"y\"\n- z\",w\n2,y,z\n",
	"1 [a][b][c]\n2 quote out of place or not closed at 2 "
	"{1,\"- x\n- \"y\"\n- z\",w}\n5 [2][y][z]\n"},
    {"two broken rows in a row are two", ',', "a,b\n1,\"x\"x\n2,\"y\"y\n3,z\n",
	"1 [a][b]\n2 quote out of place or not closed at 2 {1,\"x\"x}\n"
	"3 quote out of place or not closed at 2 {2,\"y\"y}\n4 [3][z]\n"},
    {"a good row of many lines after a broken one is none of its rest", ',',
	"a,b,c\n1,\"x\"x,\n2,\"y\ny\",z\n",
	"1 [a][b][c]\n2 quote out of place or not closed at 2 {1,\"x\"x,}\n"
	"3 [2][y\ny][z]\n"},
    {"a short row after a broken one is its rest, to the end", ',',
	"a,b,c\n1,\"x\"x,\n\n2\n",
	"1 [a][b][c]\n2 quote out of place or not closed at 2 "
	"{1,\"x\"x,\n\n2}\n"},
    {"a header may be broken", ',', "a,\"b\"c\n1,2\n",
	"1 quote out of place or not closed at 2 {a,\"b\"c}\n2 [1][2]\n"},
};

static bool
in_all_pieces(const struct text *t)
{
	struct pieces p = {.text = t->text, .len = strlen(t->text)};
	size_t n;

	for (n = 1; n <= p.len + 1; n++) {
		/* In pieces of n bytes, then in two of which the first has n.
		 */
		p.done = 0;
		p.first = 0;
		p.size = n;
		if (!gives(&p, t->delimiter, t->want))
			return false;
		p.done = 0;
		p.first = n;
		p.size = p.len + 1;
		if (!gives(&p, t->delimiter, t->want))
			return false;
	}
	return true;
}

static void
check_nul(void)
{
	static const char text[] = "a,b\n1\0002,\"\0\"\n";
	static const char want[] = "1 [a][b]\n2 [1\0002][\0]\n";
	struct pieces p = {.text = text, .len = sizeof(text) - 1, .size = 3};
	struct buf got = BUF_INIT;

	show(&got, &p, ',');
	tap(got.len == sizeof(want) - 1 && memcmp(got.data, want, got.len) == 0,
	    "a NUL is a byte of its cell");
	buf_release(&got);
}

static void
add_times(struct buf *b, const char *s, size_t times)
{
	while (times-- > 0)
		buf_puts(b, s);
}

static void
check_longest(void)
{
	struct buf text = BUF_INIT, want = BUF_INIT;
	struct pieces p = {.size = 10000};

	/* With its delimiter and line end just as long as a row may be. */
	add_times(&text, "x", ROWS_MAX - 3);
	buf_printf(&want, "1 [%s][y]\n2 [a][b]\n", text.data);
	buf_puts(&text, ",y\na,b\n");
	p.text = text.data;
	p.len = text.len;
	tap(gives(&p, ',', want.data), "a row may have ROWS_MAX bytes");
	buf_release(&text);
	buf_release(&want);
}

/* A text of three rows, the second too long, is read with this second row. */
static bool
too_long(const char *row, size_t kept, size_t line_after, const char *reason)
{
	struct buf text = BUF_INIT, want = BUF_INIT;
	struct pieces p = {.size = 9999};
	bool ok;

	buf_printf(&text, "a,b\n%s\nc,d\n", row);
	buf_printf(&want, "1 [a][b]\n2 %s {%.*s}\n%zu [c][d]\n", reason,
	    (int)kept, row, line_after);
	p.text = text.data;
	p.len = text.len;
	ok = gives(&p, ',', want.data);
	buf_release(&text);
	buf_release(&want);
	return ok;
}

static void
check_too_long(void)
{
	struct buf row = BUF_INIT;

	add_times(&row, "x", ROWS_MAX);
	tap(too_long(row.data, ROWS_MAX, 3, "longer than 1 MiB at 1"),
	    "a row one byte too long is broken");
	buf_reset(&row);
	add_times(&row, "x,y", ROWS_MAX);
	tap(too_long(row.data, ROWS_MAX, 3, "longer than 1 MiB at 1"),
	    "a line three times too long costs one row, its beginning is kept");
	buf_reset(&row);
	buf_puts(&row, "x");
	add_times(&row, "\xc3\xa9", ROWS_MAX);
	tap(too_long(row.data, ROWS_MAX - 1, 3, "longer than 1 MiB at 1"),
	    "what is kept ends with a whole character");
	buf_release(&row);
}

static void
check_blank_lines(void)
{
	struct buf text = BUF_INIT;
	struct pieces p = {.size = 65536};

	buf_puts(&text, "a,b\n1,\"x\"x\n");
	add_times(&text, " \n", ROWS_MAX);
	buf_puts(&text, "2,y\n");
	p.text = text.data;
	p.len = text.len;
	tap(gives(&p, ',',
		"1 [a][b]\n2 quote out of place or not closed at 2 "
		"{1,\"x\"x}\n1048579 [2][y]\n"),
	    "any number of blank lines is passed over");
	buf_release(&text);
}

static void
check_lost_quote_in_much_text(void)
{
	static const size_t rows = 200000;
	struct buf text = BUF_INIT, want = BUF_INIT;
	struct pieces p = {.size = 65536};
	size_t i;

	buf_puts(&text, "a,b\n1,\"lost\n");
	buf_puts(&want, "1 [a][b]\n2 quote not closed within 1 MiB at 2 "
			"{1,\"lost}\n");
	for (i = 0; i < rows; i++) {
		buf_printf(&text, "%zu,some text\n", i);
		buf_printf(&want, "%zu [%zu][some text]\n", i + 3, i);
	}
	p.text = text.data;
	p.len = text.len;
	tap(p.len > 2 * ROWS_MAX && gives(&p, ',', want.data),
	    "a lost quote in much text costs one row");
	buf_release(&text);
	buf_release(&want);
}

int
main(void)
{
	size_t i;

	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		tap(in_all_pieces(&texts[i]), texts[i].what);
	check_nul();
	check_longest();
	check_too_long();
	check_blank_lines();
	check_lost_quote_in_much_text();
	return tap_end();
}
