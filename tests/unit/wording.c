/*
 * What the checker of workbooks makes of single texts.
 */
#include "check_wording.h"

#include "buf.h"
#include "tap.h"

#include <stdio.h>
#include <string.h>

typedef bool is_so(const char *text);

/* Of each of the texts, which NULL ends, the same is true. */
static bool
all(is_so *is, bool want, const char *const texts[])
{
	bool good = true;

	for (; *texts != NULL; texts++) {
		if (is(*texts) == want)
			continue;
		printf("# not so of '%s'\n", *texts);
		good = false;
	}
	return good;
}

#define ALL(is, want, ...) \
	all(is, want, (const char *const[]){__VA_ARGS__, NULL})

static void
test_numbers(void)
{
	tap(ALL(wording_number, true, "0", "7", " 42 ", "-3", "+3", "2019",
		"123456789012345", "0.5", "2,8", "1,234", "1.234.567",
		"1,234.5", "1.234,56", "12 345",
		"12\xc2\xa0"
		"345",
		"12\xe2\x80\xaf"
		"345,6",
		"\xe2\x88\x92"
		"1",
		"50%", "50 %", "12,3\xc2\xa0%"),
	    "numbers as people write them are numbers");
	tap(ALL(wording_number, false, "", "-", "%", "a", "1a", "007", "00",
		"1.", ".5", "1..2", "12.06.2019", "1,23,456", "1 23", "1.5.1",
		"1,234.5.6", "1,2,3", "12 345 67", "1-2", "1/2", "1e5", "--1",
		"1234567890123456", "50%%"),
	    "codes, dates, lists and what a spreadsheet cannot hold are none");
}

static void
test_symbols(void)
{
	tap(ALL(wording_symbols, true, "-", "\xe2\x80\x93", "...", "*",
		"\xe2\x9c\x93", "\xf0\x9f\x9f\xa2", "(?)", "\xc2\xb7"),
	    "punctuation, ticks and pictures say nothing");
	tap(ALL(wording_symbols, false, "", " ", "a", "\xc3\xb1", "1.", "[x]",
		"[+]", "\xe4\xb8\xad", "\xc2\xba"),
	    "letters, digits and shorthand in brackets do, blanks are not asked");
}

static void
test_names(void)
{
	tap(ALL(wording_default_sheet, true, "Sheet1", "hoja 2", "Feuil12",
		"Planilha3", "Plan1", "Folha_1"),
	    "names that programs give to sheets are known");
	tap(ALL(wording_default_sheet, false, "Sheet", "Cover", "Sheet1a",
		"2019", "Plan de trabajo", "Hojas1", ""),
	    "names that people give are not");
	tap(ALL(wording_default_table, true, "Table1", "tabla_7") &&
		ALL(wording_default_table, false, "Table", "levels_1",
		    "Tables1"),
	    "the same of tables");
}

static void
test_links(void)
{
	tap(ALL(wording_bare_link, true, "https://example.org/a",
		"WWW.example.org", "mailto:a@example.org", "Here",
		" haga clic AQU\xc3\x8d ", "Cliquez ici", ""),
	    "addresses and pointing words say nothing of where a link goes");
	tap(ALL(wording_bare_link, false, "Needs by pillar",
		"See https://example.org", "Hereafter"),
	    "a phrase does");
}

static void
test_blanks(void)
{
	tap(ALL(wording_tell_of_blanks, true, "Blank cells: no answer",
		"no data (EMPTY)", "Celdas en blanco",
		"Las celdas vac\xc3\xad"
		"as",
		"c\xc3\xa9lulas vazias", "cellules vides") &&
		ALL(wording_tell_of_blanks, false, "Semblance", "providencia",
		    ""),
	    "words for blank and empty are known in four languages");
}

/* Is the mark found there; at < 0: nowhere? */
static bool
mark(const char *text, int at)
{
	const char *found = wording_note_mark(text);

	return at < 0 ? found == NULL : found == text + at;
}

static void
test_marks(void)
{
	tap(mark("Peru*", 4) && mark("Peru** ", 4) && mark("Peru\xc2\xb9", 4) &&
		mark("12\xe2\x80\xa0", 2) && mark("a\xc2\xb2", 1) &&
		mark("\xc2\xb3", 0),
	    "stars at the end, daggers and superscript digits are marks");
	tap(mark("m\xc2\xb2", -1) && mark("km\xc2\xb3 a day", -1) &&
		mark("* item", -1) && mark("a * b", -1) && mark("*", -1) &&
		mark("N\xc2\xba", -1) && mark("", -1),
	    "powers of metres, bullets and products are none");
}

/* The notes that text refers to, one after the other. */
static bool
notes(const char *text, const char *want)
{
	struct buf found = BUF_INIT;
	char number[WORDING_NOTE];
	size_t at = 0;
	bool same;

	while (wording_next_note(text, &at, number))
		buf_printf(&found, "%s;", number);
	same = strcmp(found.data, want) == 0;
	if (!same)
		printf("# '%s' refers to %s\n", text, found.data);
	buf_release(&found);
	return same;
}

static bool
defines(const char *text, const char *want)
{
	char number[WORDING_NOTE] = "";

	return wording_define_note(text, number) ? strcmp(number, want) == 0
						 : *want == '\0';
}

static void
test_notes(void)
{
	tap(notes("a [note 1] b [Nota 2]", "1;2;") &&
		notes("[notes 1, 2,3]", "1;2;3;") &&
		notes("[notas 4, 5b]", "4;5b;"),
	    "all notes of a text are seen, of a list too");
	tap(notes("", "") && notes("note 1", "") && notes("[note]", "") &&
		notes("[note x]", "") && notes("[x] [", "") &&
		notes("[noted 1]", "") && notes("[note 123456789]", ""),
	    "what is no reference is none");
	tap(defines("[note 1]", "1") && defines(" note 12 ", "12") &&
		defines("[nota 3] Es lo que es", "3"),
	    "a note is said by its name, or after it");
	tap(defines("note 1 says", "") && defines("see [note 1]", "") &&
		defines("[note 1", "") && defines("", ""),
	    "a text that refers to one does not say it");
}

int
main(void)
{
	test_numbers();
	test_symbols();
	test_names();
	test_links();
	test_blanks();
	test_marks();
	test_notes();
	return tap_end();
}
