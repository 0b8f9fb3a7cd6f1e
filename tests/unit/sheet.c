/*
 * The sheets of workbooks: every one in pieces of every size and cut in two at
 * every place, and the columns of cells by name.
 */
#include "sheet.h"

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

	buf_printf(out, "%ju ", rows_line(rows));
	for (i = 0; i < rows_cells(rows); i++) {
		cell = rows_cell(rows, i, &len);
		buf_putc(out, '[');
		buf_add(out, cell, len);
		buf_putc(out, ']');
		if (rows_fault(rows, i) != NULL)
			buf_printf(out, "{%s}", rows_fault(rows, i));
		if (rows_damage(rows, i) != NULL)
			buf_printf(out, "<%s>", rows_damage(rows, i));
	}
	buf_putc(out, '\n');
}

/* The rows, one a line; then what is wrong. The first tells the width. */
static void
show(struct buf *out, struct pieces *pieces, const struct book *book)
{
	struct rows *rows = sheet_rows_from("sheet", read_pieces, pieces, book);
	const struct trouble *trouble;
	bool header = true;
	enum rows_got got;

	buf_reset(out);
	rows_limit(rows, 64);
	while ((got = rows_next(rows)) != ROWS_END) {
		if (got == ROWS_ROW)
			show_row(out, rows);
		else
			buf_printf(out, "%ju %s at %zu\n", rows_line(rows),
			    rows_reason(rows), rows_broken_cell(rows));
		if (header)
			rows_expect(rows, rows_cells(rows));
		header = false;
	}
	trouble = rows_trouble(rows);
	if (trouble != NULL)
		buf_printf(out, "%s: %s\n", trouble->what, trouble->detail);
	rows_free(rows);
}

static bool
gives(struct pieces *pieces, const struct book *book, const char *want)
{
	struct buf got = BUF_INIT;
	bool ok;

	show(&got, pieces, book);
	ok = strcmp(got.data, want) == 0;
	if (!ok)
		printf("# pieces of %zu and %zu give\n%s# in place of\n%s",
		    pieces->first, pieces->size, got.data, want);
	buf_release(&got);
	return ok;
}

#define HEAD                                                       \
	"<worksheet><sheetData><row r='2'><c t='str'><v>a</v></c>" \
	"<c t='str'><v>b</v></c></row>"

static const struct sheet_text {
	const char *what;
	const char *text;
	const char *want;
} sheets[] = {
    {"a sheet without rows has none", "<worksheet><sheetData/></worksheet>",
	""},
    {"rows and cells without places follow those before",
	HEAD "<row><c r='B3'><v>1</v></c></row><row r='7'><c><v>2</v></c>"
	     "<c><v>3</v></c></row></sheetData></worksheet>",
	"2 [a][b]\n3 [][1]\n7 [2][3]\n"},
    {"a row has the width of the header, or more if there is more",
	HEAD "<row><c><v>1</v></c></row><row><c/><c/><c/><c><v>2</v></c>"
	     "</row></sheetData></worksheet>",
	"2 [a][b]\n3 [1][]\n4 [][][][2]\n"},
    {"texts in place, rich ones and entities, are put together",
	HEAD "<row><c t='inlineStr'><is><r><t>&#233;&amp;</t></r><rPh><t>x</t>"
	     "</rPh><r><t>_x000A_</t></r></is></c></row></sheetData>"
	     "</worksheet>",
	"2 [a][b]\n3 [\xc3\xa9&\n][]\n"},
    {"shared texts and styles are looked up",
	HEAD "<row><c t='s'><v>1</v></c><c s='1'><v>43535.5</v></c></row>"
	     "<row><c t='s'><v>2</v></c><c s='2'><v>7</v></c></row>"
	     "</sheetData></worksheet>",
	"2 [a][b]\n"
	"3 [two][2019-03-11T12:00:00]<2019-03-11T12:00:00 is a date>\n"
	"4 [2]{A4 '2' is the number of no text}[007]\n"},
    {"a row that is too long is broken, the next is not",
	HEAD "<row><c><v>1</v></c><c t='str'><v>0123456789012345678901234567"
	     "89012345678901234567890123456789012345</v></c></row>"
	     "<row><c><v>2.5</v></c></row></sheetData></worksheet>",
	"2 [a][b]\n3 longer than 64 bytes at 2\n"
	"4 [2.5]<2.5 is a number with a fraction>[]\n"},
    {"what is damaged gives the rows before it",
	HEAD "<row><c><v>1</v></c></row><row></worksheet>",
	"2 [a][b]\n3 [1][]\nworkbook: damaged: 'sheet': mismatched tag\n"},
    {"what is cut short is damaged", HEAD "<row><c><v>1</v></c></row>",
	"2 [a][b]\n3 [1][]\nworkbook: damaged: 'sheet': no element found\n"},
    {"cells out of order are damage",
	HEAD "<row><c r='C3'><v>1</v></c><c r='A3'><v>2</v></c></row>"
	     "</sheetData></worksheet>",
	"2 [a][b]\nworkbook: damaged: a cell out of order\n"},
};

static bool
in_all_pieces(const struct sheet_text *t, const struct book *book)
{
	struct pieces p = {.text = t->text, .len = strlen(t->text)};
	size_t n;

	for (n = 1; n <= p.len + 1; n++) {
		p.done = 0;
		p.first = 0;
		p.size = n;
		if (!gives(&p, book, t->want))
			return false;
		p.done = 0;
		p.first = n;
		p.size = p.len + 1;
		if (!gives(&p, book, t->want))
			return false;
	}
	return true;
}

static struct pieces
whole(const char *text)
{
	return (struct pieces){
	    .text = text, .len = strlen(text), .size = strlen(text)};
}

static void
check_sheets(void)
{
	struct pieces t = whole("<sst><si><t>one</t></si><si><t>two</t></si>"
				"</sst>");
	struct pieces s =
	    whole("<styleSheet><numFmts><numFmt numFmtId='165' "
		  "formatCode='000'/></numFmts><cellXfs><xf/><xf "
		  "numFmtId='22'/><xf numFmtId='165'/></cellXfs></styleSheet>");
	struct texts *texts = texts_new();
	struct styles *styles = styles_new();
	struct book book = {.texts = texts, .styles = styles};
	struct trouble trouble;
	size_t i;

	tap(texts_read(texts, "texts", read_pieces, &t, &trouble) &&
		styles_read(styles, "styles", read_pieces, &s, &trouble),
	    "texts and styles are read");
	for (i = 0; i < sizeof(sheets) / sizeof(sheets[0]); i++)
		tap(in_all_pieces(&sheets[i], &book), sheets[i].what);
	texts_free(texts);
	styles_free(styles);
}

static void
check_names(void)
{
	static const char *const bad[] = {"", "1", "A", "A0", "a1", "A1 ",
	    "A1048577", "XFE1", "ZZZZZZZZZZZZZZZZZZ1", "A-1", "$A$1"};
	struct buf name = BUF_INIT;
	size_t i, column, back = 0;
	uintmax_t row = 0;
	bool ok = true;

	for (column = 0; ok && column < CELL_COLUMNS; column++) {
		buf_reset(&name);
		cell_put_name(&name, column, column + 1);
		ok = cell_read_name(name.data, &back, &row) && back == column &&
		     row == column + 1;
	}
	tap(ok, "the name of every column is read as it is written");
	tap(strcmp(name.data, "XFD16384") == 0, "the last column is XFD");
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		ok = ok && !cell_read_name(bad[i], &back, &row);
	tap(ok, "what is no name of a cell is none");
	buf_release(&name);
}

int
main(void)
{
	check_sheets();
	check_names();
	return tap_end();
}
