/*
 * swapped: dates of which a spreadsheet may have swapped day and month.
 */
#include "swapped.h"

#include "buf.h"
#include "cellname.h"
#include "diag.h"
#include "text.h"

#include <string.h>

/* Pass over digits; how many there are. */
static size_t
skip_digits(const char **s)
{
	size_t n = strspn(*s, "0123456789");

	*s += n;
	return n;
}

/* Does it begin as 21/02/2019 does, day and month in whatever order? */
static bool
ends_in_year(const char *s)
{
	size_t day, month, year;
	char separator;

	day = skip_digits(&s);
	separator = *s;
	if (day < 1 || day > 2 || separator == '\0' ||
	    strchr("/.-", separator) == NULL)
		return false;
	s++;
	month = skip_digits(&s);
	if (month < 1 || month > 2 || *s++ != separator)
		return false;
	year = skip_digits(&s);
	return year == 2 || year == 4;
}

static void
warn(const struct swapped *s, const char *file, size_t col)
{
	struct diag_place place = {.file = file};
	struct buf date = BUF_INIT, text = BUF_INIT;

	cell_put_name(&date, col, s->date);
	cell_put_name(&text, col, s->text);
	diag(DIAG_WARNING, &place, "sheet",
	    "day and month of dates may be swapped",
	    "%s is a date and %s a text: make the workbook anew from the "
	    "export, this column as text, or give the export itself",
	    date.data, text.data);
	buf_release(&date);
	buf_release(&text);
}

void
swapped_look(
    struct swapped *s, const char *file, const struct rows *row, size_t col)
{
	uintmax_t *first = rows_is_date(row, col) ? &s->date : &s->text;
	size_t len;
	const char *cell = rows_cell(row, col, &len);

	if (*first != 0)
		return;
	if (first == &s->text && !ends_in_year(text_trim(cell, &len)))
		return;
	*first = rows_line(row);
	if (s->date != 0 && s->text != 0)
		warn(s, file, col);
}
