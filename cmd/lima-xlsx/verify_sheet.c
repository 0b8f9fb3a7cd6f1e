/*
 * verify_sheet: one sheet of a workbook against what it was made from.
 */
#include "verify_sheet.h"

#include "book.h"
#include "cellname.h"
#include "guard.h"
#include "mem.h"
#include "verify_links.h"
#include "verify_rows.h"
#include "verify_table.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct sheet_check {
	struct readback *readback;
	struct sheet *sheet;
	struct sheet_walk walk;
	/* The row that is compared, of those that are expected. */
	size_t at;
	struct cell *head;      /* room for a row above the table */
	const struct cell *row; /* NULL: there are no more */
	size_t cells, seen;     /* expected so far, and found */
	struct verify_links links;
	/* The cell that is being read. */
	size_t col;
	enum { PLAIN, SHARED, INLINE, FORMULA_TEXT } type;
	char *formula;
};

/* Have the row of this number, and count what should stand in it. */
static void
take_row(struct sheet_check *k, size_t at)
{
	const struct sheet *s = k->sheet;
	size_t i;

	k->at = at;
	if (at <= sheet_header_row(s)) {
		for (i = 0; i < s->n_columns; i++)
			k->head[i] = sheet_head(s, at, i);
		k->row = k->head;
	} else {
		k->row = sheet_walk_next(&k->walk);
	}
	for (i = 0; k->row != NULL && i < s->n_columns; i++) {
		if (k->row[i].kind != CELL_EMPTY || k->row[i].formula != NULL)
			k->cells++;
		if (k->row[i].target != NULL)
			verify_links_expect(&k->links, &k->row[i], at, i);
	}
}

static void
begin_cell(struct sheet_check *k, const char *reference, const char *type)
{
	uintmax_t row;

	k->type = strcmp(type, "s") == 0           ? SHARED
		  : strcmp(type, "inlineStr") == 0 ? INLINE
		  : strcmp(type, "str") == 0       ? FORMULA_TEXT
						   : PLAIN;
	if (!cell_read_name(reference, &k->col, &row) || row <= k->at) {
		readback_wrong(k->readback,
		    "sheet '%s': a cell without a place", k->sheet->name);
		return;
	}
	while (k->at + 1 < row && k->row != NULL)
		take_row(k, k->at + 1);
}

/* The library writes numbers with 16 digits. */
static bool
same_number(double read, double number)
{
	char digits[32];

	if (!(read < number) && !(read > number))
		return true;
	snprintf(digits, sizeof(digits), "%.16g", number);
	return !(read < strtod(digits, NULL)) && !(read > strtod(digits, NULL));
}

/* Is the value in the file the one that the cell should have? */
static bool
same_value(const struct sheet_check *k, const struct cell *cell)
{
	const char *read = k->readback->text.data;
	uintmax_t i;

	if (cell->kind == CELL_NUMBER)
		return k->type == PLAIN && *read != '\0' &&
		       same_number(strtod(read, NULL), cell->number);
	if (cell->text == NULL || k->type == PLAIN ||
	    (k->type == FORMULA_TEXT) != (cell->formula != NULL))
		return false;
	if (k->type != SHARED)
		return readback_is(read, cell->text);
	i = strtoumax(read, NULL, 10);
	return i < k->readback->n_strings &&
	       readback_is(k->readback->strings[i], cell->text);
}

static bool
same_formula(const struct sheet_check *k, const struct cell *cell)
{
	if (cell->formula == NULL || k->formula == NULL)
		return cell->formula == NULL && k->formula == NULL;
	return strcmp(cell->formula, k->formula) == 0;
}

static void
end_cell(struct sheet_check *k)
{
	const struct cell *cell;

	if (k->row == NULL || k->col >= k->sheet->n_columns) {
		readback_wrong(k->readback,
		    "sheet '%s', row %zu: more than was written",
		    k->sheet->name, k->at + 1);
		return;
	}
	cell = &k->row[k->col];
	if (!same_formula(k, cell) || !same_value(k, cell))
		readback_wrong(k->readback,
		    "sheet '%s', row %zu, column %zu: not what was written",
		    k->sheet->name, k->at + 1, k->col + 1);
	k->seen++;
	free(k->formula);
	k->formula = NULL;
}

/* A cell of a row that is read by hand. */
static void
check_cell(struct sheet_check *k, const struct read_cell *c)
{
	struct buf *text = &k->readback->text;
	char reference[16];

	snprintf(reference, sizeof(reference), "%.*s", (int)c->reference_len,
	    c->reference);
	begin_cell(k, reference,
	    c->kind == READ_NUMBER ? ""
	    : c->has_formula       ? "str"
				   : "inlineStr");
	if (c->kind == READ_EMPTY)
		return;
	if (c->has_formula) {
		read_text(text, c->formula, c->formula_len);
		k->formula = mem_copy(text->data, text->len);
	}
	read_text(text, c->value, c->value_len);
	end_cell(k);
}

static void
check_row(struct readback *r, const char *line)
{
	struct sheet_check *k = r->arg;
	struct read_cell cell;
	size_t number;
	bool good = read_row(&line, &number);

	while (good && !read_row_end(&line)) {
		good = read_cell(&line, &cell);
		if (good)
			check_cell(k, &cell);
	}
	if (!good || *line != '\0' || k->at + 1 != number)
		readback_wrong(
		    r, "sheet '%s': a row that is none", k->sheet->name);
}

static void
check_link(struct sheet_check *k, const XML_Char **attributes)
{
	if (!verify_links_take(&k->links, readback_attribute(attributes, "ref"),
		readback_attribute(attributes, "location")))
		readback_wrong(k->readback,
		    "sheet '%s': a link that was not written", k->sheet->name);
}

/* The value of a cell stands in v, or in the t of an inline string. */
static void XMLCALL
sheet_start(void *arg, const XML_Char *name, const XML_Char **attributes)
{
	struct readback *r = arg;
	struct sheet_check *k = r->arg;

	if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0 ||
	    strcmp(name, "f") == 0)
		readback_gather(r);
	else if (strcmp(name, "c") == 0)
		begin_cell(k, readback_attribute(attributes, "r"),
		    readback_attribute(attributes, "t"));
	else if (strcmp(name, "sheetData") == 0)
		take_row(k, 0);
	else if (strcmp(name, "hyperlink") == 0)
		check_link(k, attributes);
}

static void XMLCALL
sheet_end(void *arg, const XML_Char *name)
{
	struct readback *r = arg;
	struct sheet_check *k = r->arg;

	if (strcmp(name, "f") == 0) {
		r->gather = false;
		k->formula = mem_copy(r->text.data, r->text.len);
	} else if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0) {
		r->gather = false;
		end_cell(k);
	}
	/* Rows that the file lacks are expected all the same. */
	if (strcmp(name, "sheetData") == 0)
		while (k->row != NULL)
			take_row(k, k->at + 1);
}

/* A long part: its own rows by hand, what is around them by the parser. */
static void
read_long(struct sheet_check *k, const char *part)
{
	struct buf begin = BUF_INIT;
	struct readback_middle middle = {
	    .line_end = "</row>", .end = "</sheetData>", .line = check_row};

	buf_printf(&begin, "<row r=\"%zu\"", sheet_header_row(k->sheet) + 2);
	middle.begin = begin.data;
	readback_around(k->readback, part, &middle, sheet_start, sheet_end, k);
	buf_release(&begin);
}

void
verify_sheet(struct readback *r, struct sheet *s, size_t number)
{
	struct sheet_check k = {.readback = r, .sheet = s};
	struct buf part = BUF_INIT;

	k.head = mem_new(s->n_columns, sizeof(*k.head));
	sheet_walk_open(&k.walk, s);
	buf_printf(&part, "xl/worksheets/sheet%zu.xml", number);
	if (s->n_rows > BOOK_LONG)
		read_long(&k, part.data);
	else
		readback_part(r, part.data, sheet_start, sheet_end, &k);
	sheet_walk_close(&k.walk);
	if (k.seen != k.cells)
		readback_wrong(r, "sheet '%s': %zu cells of %zu", s->name,
		    k.seen, k.cells);
	if (k.links.seen != k.links.n)
		readback_wrong(r, "sheet '%s': %zu links of %zu", s->name,
		    k.links.seen, k.links.n);
	verify_table(r, s, number);
	verify_links_release(&k.links);
	free(k.formula);
	free(k.head);
	buf_release(&part);
}
