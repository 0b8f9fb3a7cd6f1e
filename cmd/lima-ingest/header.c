/*
 * header: which of the first rows of a table is its header.
 */
#include "header.h"

#include "layout.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#define TITLES_MAX 20   /* rows in which it is looked for */
#define RECORDS_MAX 100 /* rows below it that are compared with it */
#define KNOWN_MIN 2     /* names known in a header that is not the first row */

#define SEP "sep="

/* A row as far as its width matters; of a broken row both are 0. */
struct width {
	size_t cells;
	size_t filled; /* up to the last cell that is */
};

/*
 * The delimiter that a line told by Excel's sep= names, in quotes or not, with
 * more delimiters after it or not; 0 if it is no such line.
 */
static char
sep_of(const char *line, size_t len)
{
	bool quoted = len > 0 && line[0] == '"';
	size_t i = strlen(SEP) + quoted;
	unsigned char sep;

	if (len <= i || strncasecmp(line + quoted, SEP, strlen(SEP)) != 0)
		return '\0';
	sep = (unsigned char)line[i++];
	if (sep == '"' || sep >= 0x80 || isalnum(sep))
		return '\0';
	if (quoted && (i == len || line[i++] != '"'))
		return '\0';
	while (i < len && line[i] == (char)sep)
		i++;
	return i == len ? (char)sep : '\0';
}

static struct width
width_of(const struct rows *rows, enum rows_got got)
{
	struct width w = {0, 0};
	size_t i;

	if (got != ROWS_ROW)
		return w;
	w.cells = rows_cells(rows);
	for (i = 0; i < w.cells; i++)
		if (rows_filled(rows, i))
			w.filled = i + 1;
	return w;
}

/*
 * Is this row the header rather than the one above? Not if that could be one:
 * below it there may be another, of an export that was joined to the first.
 */
static bool
is_better(const struct header *above, const struct width *w, size_t known)
{
	if (above->line == 0)
		return true;
	return above->known < KNOWN_MIN && known >= KNOWN_MIN &&
	       known * 2 >= w->filled;
}

static void
count_fitting(struct header *h, const struct width *widths, size_t rows)
{
	size_t i;

	for (i = h->above + 1; i < rows && h->records < RECORDS_MAX; i++) {
		h->records++;
		h->fitting +=
		    widths[i].cells >= h->cells && widths[i].filled <= h->cells;
	}
}

void
header_find(struct header *h, struct rows *rows, const struct names *names)
{
	struct width widths[1 + TITLES_MAX + RECORDS_MAX];
	const size_t most = sizeof(widths) / sizeof(widths[0]);
	uintmax_t first = 0;
	enum rows_got got;
	size_t row, len, known;
	const char *line;

	*h = (struct header){0};
	for (row = 0; row < most && (got = rows_next(rows)) != ROWS_END;
	     row++) {
		widths[row] = width_of(rows, got);
		line = rows_text(rows, &len);
		if (row == 0 && (h->sep = sep_of(line, len)) != '\0') {
			h->sep_line = rows_line(rows);
			h->above = 1;
			continue;
		}
		if (row >= TITLES_MAX + (h->sep != '\0'))
			continue;
		known = got == ROWS_ROW ? layout_known(names, rows) : 0;
		if (!is_better(h, &widths[row], known))
			continue;
		h->line = rows_line(rows);
		h->above = row;
		h->cells = widths[row].filled;
		h->known = known;
		if (first == 0)
			first = h->line;
		h->lines_above = h->line - first;
	}
	count_fitting(h, widths, row);
}
