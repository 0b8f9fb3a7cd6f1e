/*
 * plain: any table, as one tidy sheet.
 */
#include "plain.h"

#include "cli.h"
#include "guard.h"
#include "text.h"

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

/* The decimals of the numbers of a column, or -1: it is not one of numbers. */
static int
decimals(const struct input *t, size_t col)
{
	int most = -1;
	size_t row;

	for (row = 0; row < input_rows(t); row++) {
		const char *value = input_get(t, row, col);
		const char *point = strchr(value, '.');
		int n = point != NULL ? (int)strlen(point + 1) : 0;
		double number;

		if (*value == '\0')
			continue;
		if (!guard_number(value, &number))
			return -1;
		if (n > most)
			most = n;
	}
	return most;
}

struct sheet *
plain_sheet(const struct input *t, const char *file, const char *title)
{
	struct buf name = BUF_INIT;
	struct sheet *s;
	size_t row, col;

	if (input_rows(t) > GUARD_ROWS_MAX - 2 ||
	    input_columns(t) > GUARD_COLUMNS_MAX)
		cli_die(EX_DATAERR, "%s: more than a sheet holds", file);
	sheet_name(&name, file);
	s = sheet_new("table", name.data, title != NULL ? title : name.data);
	buf_release(&name);
	for (col = 0; col < input_columns(t); col++)
		sheet_column(s, input_name(t, col), 0)->decimals =
		    decimals(t, col);
	for (row = 0; row < input_rows(t); row++) {
		sheet_row(s);
		for (col = 0; col < input_columns(t); col++) {
			const char *value = input_get(t, row, col);

			if (s->columns[col].decimals >= 0 && *value != '\0')
				sheet_number(s, col, value);
			else
				sheet_text(s, col, value);
		}
		sheet_row_end(s, continued);
	}
	return s;
}
