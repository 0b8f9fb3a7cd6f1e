/*
 * source: the header of a table.
 */
#include "source.h"

#include "buf.h"
#include "diag.h"

static bool
unknown_header(const struct source *s, const struct diag_place *place)
{
	struct buf text = BUF_INIT;
	const char *line;
	size_t len;

	line = rows_text(s->rows, &len);
	buf_add(&text, line, len);
	diag(DIAG_ERROR, place, "header", "no name in it is known", "%s",
	    diag_quote(text.data));
	buf_release(&text);
	return false;
}

/* Understand the current row as the header; false if that fails. */
static bool
read_header(struct source *s, enum rows_got got)
{
	struct diag_place place = {s->file, rows_line(s->rows), 0};
	size_t i;

	if (got == ROWS_END) {
		diag(DIAG_ERROR, &place, "header", "the file has none", NULL);
		return false;
	}
	if (got == ROWS_BROKEN) {
		place.col = rows_broken_cell(s->rows);
		diag(DIAG_ERROR, &place, "header", rows_reason(s->rows), NULL);
		return false;
	}
	if (layout_known(s->names, s->rows) == 0)
		return unknown_header(s, &place);
	if (!layout_read(&s->layout, s->names, s->rows, s->file))
		return false;
	for (i = 0; i < s->layout.width; i++)
		if (!s->layout.nameless[i])
			s->needed = i + 1;
	return true;
}

static void
note_header(const struct source *s, const struct header *h)
{
	struct diag_place place = {s->file, h->line, 0};

	if (h->lines_above > 0)
		diag(DIAG_NOTE, &place, "header", "other lines above it",
		    "%ju passed over", h->lines_above);
}

bool
source_header(
    struct source *s, const struct header *header, struct sniff *sniff)
{
	enum rows_got got = rows_next(s->rows);
	size_t i;

	for (i = 0; i < header->above; i++)
		got = rows_next(s->rows);
	note_header(s, header);
	if (sniff != NULL)
		sniff_header(sniff, s->file, header);
	if (sniff != NULL && got == ROWS_ROW)
		sniff_columns(sniff, s->file, s->names, s->rows);
	return read_header(s, got);
}
