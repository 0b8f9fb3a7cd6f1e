/*
 * plain: any table, as one tidy sheet.
 */
#include "plain.h"

#include "cli.h"
#include "guard.h"
#include "mem.h"
#include "record.h"
#include "sorter.h"
#include "text.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* The mark of text that goes on in the next row; there are no words here. */
static const char continued[] = "[+]";

/* The file's name without folder and ending, as a sheet may be named. */
static void
sheet_name(struct buf *out, const char *file)
{
	const char *slash = strrchr(file, '/');
	const char *base = slash != NULL ? slash + 1 : file;
	size_t len = strcspn(base, "."), fits, i;

	if (text_utf8_span(base, len) == len) {
		buf_add(out, base, len);
		fits = guard_fit(out->data, GUARD_NAME_MAX);
		buf_reset(out);
		buf_add(out, base, fits);
	}
	for (i = 0; i < out->len; i++)
		if (strchr("[]:*?\\' ", out->data[i]) != NULL)
			out->data[i] = '_';
	if (strcmp(file, "-") == 0 || guard_sheet_name(out->data) != NULL) {
		buf_reset(out);
		buf_puts(out, "table");
	}
}

/* What the values of a column have in common. */
struct kind {
	bool text;    /* one of them is no number */
	int decimals; /* of the numbers; -1: there are none */
};

struct plain {
	struct sheet *sheet;
	struct sorter *rows; /* by their numbers */
	struct sorter_walk *walk;
	struct record record;
	struct kind *kinds;
};

/* See what a value says about its column. */
static void
look(struct kind *kind, const char *value)
{
	const char *point = strchr(value, '.');
	int n = point != NULL ? (int)strlen(point + 1) : 0;
	double number;

	if (*value == '\0' || kind->text)
		return;
	if (!guard_number(value, &number))
		kind->text = true;
	else if (n > kind->decimals)
		kind->decimals = n;
}

/* The number of a row as a key, the most significant byte first. */
static void
set_key(unsigned char key[8], size_t row)
{
	size_t i;

	for (i = 8; i-- > 0; row >>= 8)
		key[i] = (unsigned char)(row & 0xFF);
}

/* Keep all rows; *n says how many rows of the sheet they take. */
static void
read_rows(struct plain *p, struct tsv_reader *in, size_t *n)
{
	struct buf bytes = BUF_INIT;
	unsigned char key[8];
	enum tsv_got got;
	size_t col;

	while ((got = tsv_reader_next(in)) == TSV_ROW) {
		size_t rows = 1;

		record_read(&p->record, in);
		for (col = 0; col < p->record.n; col++) {
			const char *value = p->record.fields[col];
			size_t fits = sheet_rows(value, continued);

			look(&p->kinds[col], value);
			sheet_widen(&p->sheet->columns[col], value);
			rows = fits > rows ? fits : rows;
		}
		*n += rows;
		buf_reset(&bytes);
		record_pack(&p->record, &bytes);
		set_key(key, sorter_count(p->rows));
		sorter_add(p->rows, key, sizeof(key), bytes.data, bytes.len);
	}
	if (got == TSV_BAD)
		cli_bad_stream(in);
	sorter_end(p->rows);
	buf_release(&bytes);
}

static void
begin(void *arg)
{
	struct plain *p = arg;

	if (p->walk != NULL)
		sorter_walk_close(p->walk);
	p->walk = sorter_walk_open(p->rows);
}

static bool
next(void *arg, struct sheet *s)
{
	struct plain *p = arg;
	struct sorted row;
	size_t col;

	if (!sorter_walk_next(p->walk, &row))
		return false;
	record_unpack(&p->record, row.data);
	sheet_row(s);
	for (col = 0; col < p->record.n; col++) {
		const char *value = p->record.fields[col];

		if (s->columns[col].decimals >= 0 && *value != '\0')
			sheet_number(s, col, value);
		else
			sheet_text(s, col, value);
	}
	sheet_row_end(s, continued);
	return true;
}

struct plain *
plain_read(struct tsv_reader *in, const char *file, const char *title)
{
	struct plain *p = mem_new(1, sizeof(*p));
	const struct sheet_source source = {begin, next, p};
	struct buf name = BUF_INIT;
	size_t n = 0, col;

	sheet_name(&name, file);
	p->sheet =
	    sheet_new("table", name.data, title != NULL ? title : name.data);
	p->rows = sorter_new(0);
	record_init(&p->record, in);
	p->kinds = mem_new(p->record.n, sizeof(*p->kinds));
	for (col = 0; col < p->record.n; col++) {
		sheet_column(p->sheet, tsv_reader_name(in, col), 0);
		p->kinds[col].decimals = -1;
	}
	read_rows(p, in, &n);
	if (n > GUARD_ROWS_MAX - 2 || p->record.n > GUARD_COLUMNS_MAX)
		cli_die(EX_DATAERR, "%s: more than a sheet holds", file);
	for (col = 0; col < p->record.n; col++)
		if (!p->kinds[col].text)
			p->sheet->columns[col].decimals =
			    p->kinds[col].decimals;
	sheet_set_source(p->sheet, &source, n);
	buf_release(&name);
	return p;
}

void
plain_free(struct plain *p)
{
	if (p->walk != NULL)
		sorter_walk_close(p->walk);
	sheet_free(p->sheet);
	sorter_free(p->rows);
	record_release(&p->record);
	free(p->kinds);
	free(p);
}

struct sheet *
plain_sheet(const struct plain *p)
{
	return p->sheet;
}

size_t
plain_records(const struct plain *p)
{
	return sorter_count(p->rows);
}
