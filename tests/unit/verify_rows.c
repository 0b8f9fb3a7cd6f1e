/*
 * Rows of long sheets as they are read back: what is taken, and that anything
 * that is spelt in another way is not.
 */
#include "verify_rows.h"
#include "tap.h"

#include <string.h>

struct example {
	const char *cell;
	bool good;
	const char *value; /* what is read */
	const char *formula;
};

static const struct example examples[] = {
    {"<c r=\"A1\" s=\"3\"/>", true, "", NULL},
    {"<c r=\"AB12\" s=\"3\"><v>-1.5</v></c>", true, "-1.5", NULL},
    {"<c r=\"A1\" s=\"3\" t=\"inlineStr\"><is><t>a&lt;b&#10;&amp;amp;</t></is></c>",
	true, "a<b\n&amp;", NULL},
    {"<c r=\"A1\" s=\"3\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> a "
     "</t></is></c>",
	true, " a ", NULL},
    {"<c r=\"A1\" s=\"3\"><f>1&gt;0</f><v>1</v></c>", true, "1", "1>0"},
    {"<c r=\"A1\" s=\"3\" t=\"str\"><f>A2</f><v>&quot;</v></c>", true, "\"",
	"A2"},
    {"<c r=\"A1\" s=\"3\" t=\"inlineStr\"><is><t>&apos;</t></is></c>", true,
	"&apos;", NULL},
    {"<c r=\"A1\"/>", false, NULL, NULL},
    {"<c s=\"3\" r=\"A1\"/>", false, NULL, NULL},
    {"<c r=\"A1\" s=\"3\" t=\"s\"><v>1</v></c>", false, NULL, NULL},
    {"<c r=\"A1\" s=\"3\"><v>1<b/></v></c>", false, NULL, NULL},
    {"<c r=\"A1\" s=\"3\"><v>1", false, NULL, NULL},
    {"<c r=\"A1\" s=\"3\"><f>1</f></c>", false, NULL, NULL},
    {"</row>", false, NULL, NULL},
};

static bool
reads(const struct example *e)
{
	struct buf text = BUF_INIT;
	const char *at = e->cell;
	struct read_cell c;
	bool good = read_cell(&at, &c);

	if (good != e->good)
		return false;
	if (!good)
		return true;
	if (*at != '\0' || c.has_formula != (e->formula != NULL))
		return false;
	if (c.kind != READ_EMPTY)
		read_text(&text, c.value, c.value_len);
	good = strcmp(text.data, e->value) == 0;
	if (good && e->formula != NULL) {
		read_text(&text, c.formula, c.formula_len);
		good = strcmp(text.data, e->formula) == 0;
	}
	buf_release(&text);
	return good;
}

static bool
row_is(const char *text, size_t want)
{
	size_t number;

	return read_row(&text, &number) && number == want && *text == '\0';
}

int
main(void)
{
	size_t i, number;
	const char *at = "<row r=\"1\">";

	for (i = 0; i < sizeof(examples) / sizeof(*examples); i++)
		tap(reads(&examples[i]), examples[i].cell);
	tap(row_is("<row r=\"1048576\" ht=\"18\" customHeight=\"1\">", 1048576),
	    "a row has its number");
	tap(!read_row(&at, &number), "a row without a height is none");
	at = "<row r=\"1x\" ht=\"18\" customHeight=\"1\">";
	tap(!read_row(&at, &number), "a row without a number is none");
	at = "</row></sheetData>";
	tap(read_row_end(&at) && strcmp(at, "</sheetData>") == 0,
	    "a row ends where it ends");
	return tap_end();
}
