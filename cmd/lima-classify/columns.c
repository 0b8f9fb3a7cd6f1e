/*
 * columns: what of a stream is read and written here.
 */
#include "columns.h"

#include "cli.h"

#include <string.h>

struct columns
columns_read(const struct tsv_reader *in)
{
	struct columns col = {.rec = cli_column(in, "rec"),
	    .id = cli_column(in, "id"),
	    .mandate = cli_column(in, "mandate"),
	    .question = cli_column(in, "question"),
	    .answer = cli_column(in, "answer"),
	    .named = tsv_reader_find(in, "named"),
	    .aside = tsv_reader_find(in, "aside"),
	    .flags = tsv_reader_find(in, "flags")};

	return col;
}

void
columns_add(struct columns *col, struct tsv_writer *out)
{
	col->flags = tsv_writer_column(out, "flags");
	col->criterion = tsv_writer_column(out, "criterion");
	col->confidence = tsv_writer_column(out, "confidence");
	col->terms = tsv_writer_column(out, "terms");
	col->lang = tsv_writer_column(out, "lang");
	col->tags = tsv_writer_column(out, "tags");
}

bool
columns_text(const struct columns *col, const struct tsv_reader *in)
{
	if (!tsv_reader_is(in, col->rec, "answer") &&
	    !tsv_reader_is(in, col->rec, "reject"))
		return false;
	return !tsv_reader_is(in, col->question, "level") &&
	       !tsv_reader_is(in, col->question, "");
}

/* A field as it stands in the line. */
static inline const char *
field(const struct tsv_reader *in, size_t col, size_t *len)
{
	size_t end = col + 1;

	return tsv_reader_run(in, col, &end, len);
}

/* Whether a mandate is the first of those named, or none is. */
static bool
is_first_named(const struct columns *col, const struct tsv_reader *in)
{
	size_t len, mandate_len, first = 0;
	const char *named = field(in, col->named, &len);
	const char *mandate = field(in, col->mandate, &mandate_len);

	while (first < len && named[first] != ',')
		first++;
	return first == 0 ||
	       (mandate_len == first && memcmp(mandate, named, first) == 0);
}

bool
columns_needs(const struct columns *col, const struct tsv_reader *in)
{
	return tsv_reader_is(in, col->rec, "answer") &&
	       tsv_reader_is(in, col->question, "needs") &&
	       tsv_reader_is(in, col->aside, "") && is_first_named(col, in);
}
