/*
 * A sheet that is read back: as it was written it is good; with a cell, a row
 * or a link more, less or other it is not, and the first such place is told.
 */
#include "verify_sheet.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

static const char written[] =
    "<worksheet><sheetData>"
    "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Title</t></is></c></row>"
    "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Name</t></is></c>"
    "<c r=\"B2\" t=\"inlineStr\"><is><t>Value</t></is></c></row>"
    "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>x</t></is></c></row>"
    "<row r=\"4\"><c r=\"A4\" t=\"inlineStr\"><is><t>y</t></is></c>"
    "<c r=\"B4\"><f>1+1</f><v>2</v></c></row>"
    "</sheetData><hyperlinks>"
    "<hyperlink ref=\"A3\" location=\"'Other'!A1\"/>"
    "<hyperlink ref=\"B4\" location=\"'Other'!A5:B9\"/>"
    "</hyperlinks></worksheet>";

static const char table[] =
    "<table name=\"figures\" ref=\"A2:B4\"><tableColumns>"
    "<tableColumn name=\"Name\"/><tableColumn name=\"Value\"/>"
    "</tableColumns></table>";

#define LINK(cell, to) \
	"<hyperlink ref=\"" cell "\" location=\"'Other'!" to "\"/>"

/* What stands in the file in place of what was written. */
struct example {
	const char *what;
	const char *old, *new;
	const char *why; /* "" if it is good */
};

static const struct example examples[] = {
    {"as it was written", "", "", ""},
    {"a value in an empty cell", "<t>x</t></is></c>",
	"<t>x</t></is></c><c r=\"B3\" t=\"inlineStr\"><is><t>z</t></is></c>",
	"row 3, column 2: not what was written"},
    {"a number in an empty cell", "<t>x</t></is></c>",
	"<t>x</t></is></c><c r=\"B3\"><v>1</v></c>",
	"row 3, column 2: not what was written"},
    {"a shared string that is not there", "<c r=\"A4\" t=\"inlineStr\">",
	"<c r=\"A4\" t=\"s\">", "row 4, column 1: not what was written"},
    {"another text", ">y<", ">Y<", "row 4, column 1: not what was written"},
    {"another number", "<v>2</v>", "<v>3</v>",
	"row 4, column 2: not what was written"},
    {"another formula", "1+1", "1+2", "row 4, column 2: not what was written"},
    {"a formula lost", "<f>1+1</f>", "",
	"row 4, column 2: not what was written"},
    {"a cell lost", "<c r=\"A3\" t=\"inlineStr\"><is><t>x</t></is></c>", "",
	"5 cells of 6"},
    {"a row more", "</sheetData>",
	"<row r=\"5\"><c r=\"A5\"><v>1</v></c></row></sheetData>",
	"row 5: more than was written"},
    {"a column more", "<v>2</v></c>", "<v>2</v></c><c r=\"C4\"><v>1</v></c>",
	"row 4: more than was written"},
    {"a cell without a place", "\"A4\"", "\"4A\"", "a cell without a place"},
    {"a cell before all rows", "<sheetData>",
	"<c r=\"A1\"><v>1</v></c><sheetData>", "row 1: more than was written"},
    {"a link more", "</hyperlinks>", LINK("A4", "A1") "</hyperlinks>",
	"a link that was not written"},
    {"a link before all rows", "<sheetData>", LINK("A3", "A1") "<sheetData>",
	"a link that was not written"},
    {"a link from elsewhere", LINK("A3", "A1"), LINK("A4", "A1"),
	"a link that was not written"},
    {"a link to elsewhere", LINK("A3", "A1"), LINK("A3", "A2"),
	"a link that was not written"},
    {"a link lost", LINK("B4", "A5:B9"), "", "1 links of 2"},
    {"a sheet cut short", "</worksheet>", "",
	"part 'xl/worksheets/sheet1.xml' is cut short or malformed"},
};

static struct sheet *
make_sheet(void)
{
	struct sheet *s = sheet_new("figures", "Figures", "Title");

	sheet_column(s, "Name", 10);
	sheet_column(s, "Value", 10);
	sheet_row(s);
	sheet_link(s, 0, "x", "Other");
	sheet_row_end(s, "[+]");
	sheet_row(s);
	sheet_text(s, 0, "y");
	sheet_number(s, 1, "2");
	sheet_formula(s, SHEET_LAST, 1, "1+1");
	sheet_refer(s, SHEET_LAST, 1, "Other", "A5:B9");
	sheet_row_end(s, "[+]");
	return s;
}

static void
add_part(zip_t *zip, const char *name, const char *text, size_t len)
{
	zip_file_add(
	    zip, name, zip_source_buffer(zip, text, len, 0), ZIP_FL_ENC_UTF_8);
}

/* A workbook of this one sheet, in memory. */
static zip_t *
make_book(const char *text, size_t len)
{
	zip_source_t *bytes = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_t *zip = zip_open_from_source(bytes, ZIP_TRUNCATE, NULL);

	zip_source_keep(bytes);
	add_part(zip, "xl/worksheets/sheet1.xml", text, len);
	add_part(zip, "xl/tables/table1.xml", table, strlen(table));
	zip_close(zip);
	return zip_open_from_source(bytes, ZIP_RDONLY, NULL);
}

static bool
is_told(const struct example *e)
{
	struct buf text = BUF_INIT, why = BUF_INIT;
	const char *at = strstr(written, e->old);
	struct sheet *s = make_sheet();
	struct readback r = {.why = &why};
	bool good;

	buf_init(&r.text);
	buf_add(&text, written, (size_t)(at - written));
	buf_puts(&text, e->new);
	buf_puts(&text, at + strlen(e->old));
	r.zip = make_book(text.data, text.len);
	verify_sheet(&r, s, 1);
	good =
	    *e->why != '\0' ? strstr(why.data, e->why) != NULL : why.len == 0;
	if (!good)
		printf("# told: '%s'\n", why.data);
	zip_discard(r.zip);
	sheet_free(s);
	buf_release(&r.text);
	buf_release(&text);
	buf_release(&why);
	return good;
}

int
main(void)
{
	size_t i;

	for (i = 0; i < sizeof(examples) / sizeof(*examples); i++)
		tap(is_told(&examples[i]), examples[i].what);
	return tap_end();
}
