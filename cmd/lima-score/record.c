/*
 * record: the fields of a record that scoring reads.
 */
#include "record.h"

#include "cli.h"
#include "diag.h"
#include "text.h"

#include <stdint.h>
#include <string.h>

static const char *const column_name[COLUMNS] = {"rec", "kind", "reporter",
    "mandate", "question", "answer", "src_file", "src_line", "src_col", "named",
    "aside", "criterion", "tags", "row", "item", "value"};

void
record_init(struct record *r, struct tsv_reader *in)
{
	r->in = in;
	for (int c = 0; c < COLUMNS; c++)
		r->column[c] = c <= SRC_FILE
				   ? cli_column(in, column_name[c])
				   : tsv_reader_find(in, column_name[c]);
}

const char *
record_get(const struct record *r, enum column c)
{
	return tsv_reader_get(r->in, r->column[c]);
}

/* 0, which a message does not show, if it is no number. */
static uintmax_t
get_number(const struct record *r, enum column c)
{
	const char *s = record_get(r, c);
	uintmax_t n;

	return text_number(s, strlen(s), UINTMAX_MAX, &n) ? n : 0;
}

void
record_refuse(const struct record *r, enum column c, const char *what)
{
	struct diag_place place = {.file = record_get(r, SRC_FILE),
	    .line = get_number(r, SRC_LINE),
	    .col = get_number(r, SRC_COL)};

	if (place.file[0] == '\0')
		place = (struct diag_place){.file = tsv_reader_file(r->in),
		    .line = tsv_reader_line(r->in)};
	diag(DIAG_ERROR, &place, column_name[c], what, "%s",
	    diag_quote(record_get(r, c)));
}
