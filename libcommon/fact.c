/*
 * fact: the run records.
 */
#include "fact.h"

#include <stdio.h>
#include <string.h>

struct facts
facts_of(const char *tool, struct tsv_writer *out)
{
	struct facts f = {.out = out, .tool = tool};

	f.rec = tsv_writer_column(out, "rec");
	f.row = tsv_writer_column(out, "row");
	f.item = tsv_writer_column(out, "item");
	f.value = tsv_writer_column(out, "value");
	return f;
}

void
facts_put(
    const struct facts *f, const char *row, const char *item, const char *value)
{
	tsv_writer_set(f->out, f->rec, "run");
	tsv_writer_set(f->out, f->row, row != NULL ? row : f->tool);
	tsv_writer_set(f->out, f->item, item);
	tsv_writer_set(f->out, f->value, value);
	tsv_writer_put(f->out, NULL);
}

void
facts_put_number(
    const struct facts *f, const char *row, const char *item, uintmax_t value)
{
	char digits[32];

	snprintf(digits, sizeof(digits), "%ju", value);
	facts_put(f, row, item, digits);
}

bool
facts_stale(const struct facts *f, struct tsv_reader *in)
{
	return tsv_reader_is(in, f->rec, "run") &&
	       tsv_reader_is(in, f->row, f->tool);
}
