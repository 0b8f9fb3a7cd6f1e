/*
 * verify: read a workbook back and compare it with what it was made from.
 */
#include "verify.h"

#include "guard.h"
#include "mem.h"

#include <errno.h>
#include <expat.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

struct check {
	zip_t *zip;
	XML_Parser parser;
	struct buf *why;
	struct sheet *const *sheets;
	size_t n_sheets;
	char **strings; /* the shared strings, as the file spells them */
	size_t n_strings, room_strings;
	size_t seen; /* sheets named in the workbook, or cells of a sheet */
	bool gather; /* what comes now is text of interest */
	struct buf text;
	/* The cell that is being read. */
	const struct sheet *sheet;
	size_t row, col;
	bool shared;
};

/* Note what is wrong, once, and read no further. */
static void __attribute__((format(printf, 2, 3)))
wrong(struct check *k, const char *fmt, ...)
{
	va_list ap;

	if (k->why->len > 0)
		return;
	va_start(ap, fmt);
	buf_vprintf(k->why, fmt, ap);
	va_end(ap);
	if (k->parser != NULL)
		XML_StopParser(k->parser, XML_FALSE);
}

static const char *
attribute(const XML_Char **list, const char *name)
{
	for (; *list != NULL; list += 2)
		if (strcmp(list[0], name) == 0)
			return list[1];
	return "";
}

static void XMLCALL
on_text(void *arg, const XML_Char *s, int len)
{
	struct check *k = arg;

	if (k->gather)
		buf_add(&k->text, s, (size_t)len);
}

/* A string of the shared ones is an si; its text stands in t. */
static void XMLCALL
string_start(void *arg, const XML_Char *name, const XML_Char **attributes)
{
	struct check *k = arg;

	(void)attributes;
	if (strcmp(name, "t") == 0)
		k->gather = true;
}

static void XMLCALL
string_end(void *arg, const XML_Char *name)
{
	struct check *k = arg;

	k->gather = false;
	if (strcmp(name, "si") != 0)
		return;
	k->strings = mem_grow(
	    k->strings, k->n_strings, &k->room_strings, sizeof(*k->strings));
	buf_putc(&k->text, '\0');
	k->strings[k->n_strings++] = buf_take(&k->text);
}

/* "AB12": the column in letters, from 1; the row in digits, from 1. */
static bool
read_reference(const char *s, size_t *row, size_t *col)
{
	size_t r = 0, c = 0;

	for (; *s >= 'A' && *s <= 'Z' && c <= GUARD_COLUMNS_MAX; s++)
		c = c * 26 + (size_t)(*s - 'A') + 1;
	for (; *s >= '0' && *s <= '9' && r <= GUARD_ROWS_MAX; s++)
		r = r * 10 + (size_t)(*s - '0');
	if (*s != '\0' || r == 0 || c == 0)
		return false;
	*row = r - 1;
	*col = c - 1;
	return true;
}

static void XMLCALL
cell_start(void *arg, const XML_Char *name, const XML_Char **attributes)
{
	struct check *k = arg;

	if (strcmp(name, "v") == 0) {
		k->gather = true;
		buf_reset(&k->text);
	}
	if (strcmp(name, "c") != 0)
		return;
	k->shared = strcmp(attribute(attributes, "t"), "s") == 0;
	if (!read_reference(attribute(attributes, "r"), &k->row, &k->col))
		wrong(k, "sheet '%s': a cell without a place", k->sheet->name);
}

/* Is the value in the file the one that the cell should have? */
static bool
same_value(const struct check *k, const struct cell *cell)
{
	struct buf spelt = BUF_INIT;
	double number;
	size_t i;
	bool same;

	if (cell->kind == CELL_NUMBER)
		return !k->shared && guard_number(cell->text, &number) &&
		       !(strtod(k->text.data, NULL) < number) &&
		       !(strtod(k->text.data, NULL) > number);
	if (cell->kind != CELL_TEXT || !k->shared)
		return false;
	i = (size_t)strtoull(k->text.data, NULL, 10);
	if (i >= k->n_strings)
		return false;
	guard_escape(&spelt, cell->text);
	same = strcmp(spelt.data, k->strings[i]) == 0;
	buf_release(&spelt);
	return same;
}

static void XMLCALL
cell_end(void *arg, const XML_Char *name)
{
	struct check *k = arg;
	struct cell cell;

	if (!k->gather || strcmp(name, "v") != 0)
		return;
	k->gather = false;
	k->seen++;
	cell = sheet_grid(k->sheet, k->row, k->col);
	if (!same_value(k, &cell))
		wrong(k,
		    "sheet '%s', row %zu, column %zu: not what was written",
		    k->sheet->name, k->row + 1, k->col + 1);
}

static void XMLCALL
workbook_start(void *arg, const XML_Char *name, const XML_Char **attributes)
{
	struct check *k = arg;

	if (strcmp(name, "sheet") != 0)
		return;
	if (k->seen >= k->n_sheets || strcmp(attribute(attributes, "name"),
					  k->sheets[k->seen]->name) != 0)
		wrong(k, "the sheets are not those that were written");
	k->seen++;
}

/* Every part that the table of contents names is in the file. */
static void XMLCALL
contents_start(void *arg, const XML_Char *name, const XML_Char **attributes)
{
	struct check *k = arg;
	const char *part = attribute(attributes, "PartName");

	if (strcmp(name, "Override") != 0)
		return;
	if (zip_name_locate(k->zip, part + (*part == '/'), 0) == -1)
		wrong(k, "no part '%s'", part);
}

/* Run a part through a parser with these handlers. */
static void
read_part(struct check *k, const char *name, XML_StartElementHandler start,
    XML_EndElementHandler end)
{
	zip_file_t *file = zip_fopen(k->zip, name, 0);
	zip_int64_t got = -1;

	if (file == NULL) {
		wrong(k, "no part '%s'", name);
		return;
	}
	k->gather = false;
	k->seen = 0;
	buf_reset(&k->text);
	k->parser = XML_ParserCreate(NULL);
	XML_SetUserData(k->parser, k);
	XML_SetElementHandler(k->parser, start, end);
	XML_SetCharacterDataHandler(k->parser, on_text);
	do {
		void *block = XML_GetBuffer(k->parser, 1 << 16);

		if (block != NULL)
			got = zip_fread(file, block, 1 << 16);
		if (block == NULL || got < 0 ||
		    XML_ParseBuffer(k->parser, (int)got, got == 0) !=
			XML_STATUS_OK) {
			wrong(k, "part '%s' is cut short or malformed", name);
			got = 0;
		}
	} while (got > 0);
	XML_ParserFree(k->parser);
	k->parser = NULL;
	zip_fclose(file);
}

static size_t
count_cells(const struct sheet *s)
{
	size_t rows = sheet_grid_rows(s);
	size_t count = 0, row, col;

	for (row = 0; row < rows; row++)
		for (col = 0; col < s->n_columns; col++)
			if (sheet_grid(s, row, col).kind != CELL_EMPTY)
				count++;
	return count;
}

static void
read_sheet(struct check *k, size_t i)
{
	struct buf name = BUF_INIT;

	buf_printf(&name, "xl/worksheets/sheet%zu.xml", i + 1);
	k->sheet = k->sheets[i];
	read_part(k, name.data, cell_start, cell_end);
	if (k->seen != count_cells(k->sheet))
		wrong(k, "sheet '%s': %zu cells of %zu", k->sheet->name,
		    k->seen, count_cells(k->sheet));
	buf_release(&name);
}

static void
read_all(struct check *k)
{
	zip_int64_t i, n = zip_get_num_entries(k->zip, 0);
	size_t s;

	for (i = 0; i < n; i++)
		read_part(
		    k, zip_get_name(k->zip, (zip_uint64_t)i, 0), NULL, NULL);
	read_part(k, "[Content_Types].xml", contents_start, NULL);
	read_part(k, "xl/workbook.xml", workbook_start, NULL);
	if (k->seen != k->n_sheets)
		wrong(k, "%zu sheets of %zu", k->seen, k->n_sheets);
	read_part(k, "xl/sharedStrings.xml", string_start, string_end);
	for (s = 0; s < k->n_sheets; s++)
		read_sheet(k, s);
}

bool
verify(
    const char *path, struct sheet *const sheets[], size_t n, struct buf *why)
{
	struct check k = {.why = why, .sheets = sheets, .n_sheets = n};
	int error = 0;
	size_t i;

	buf_init(&k.text);
	k.zip = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, &error);
	if (k.zip == NULL) {
		zip_error_t words;

		zip_error_init_with_code(&words, error);
		wrong(&k, "%s", zip_error_strerror(&words));
		zip_error_fini(&words);
		return false;
	}
	read_all(&k);
	zip_discard(k.zip);
	for (i = 0; i < k.n_strings; i++)
		free(k.strings[i]);
	free(k.strings);
	buf_release(&k.text);
	return why->len == 0;
}
