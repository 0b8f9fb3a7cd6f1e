/*
 * source: one table of an export, its rows read into records.
 */
#include "source.h"

#include "buf.h"
#include "cli.h"
#include "control.h"
#include "diag.h"
#include "progress.h"
#include "text.h"

#include <stdio.h>

/* The row is none: keep its text with the reason. */
static void
reject_row(struct source *s, const char *reason)
{
	records_reject(s->records, s->file, s->rows, &s->layout, reason);
	s->counts.rejected++;
}

/*
 * Has the row a cell under every name, and nothing beyond the header? Programs
 * differ in how many empty cells they write at the end of a row.
 */
static bool
fits(const struct source *s)
{
	size_t i, cells = rows_cells(s->rows);

	if (cells < s->needed)
		return false;
	for (i = s->layout.width; i < cells; i++)
		if (rows_filled(s->rows, i))
			return false;
	return true;
}

/* Say why the row is none, and make it a reject. detail may be NULL. */
static void
refuse_row(struct source *s, const struct diag_place *place, const char *what,
    const char *detail)
{
	struct buf reason = BUF_INIT;

	buf_puts(&reason, what);
	if (detail != NULL) {
		buf_printf(&reason, ": %s", detail);
		diag(DIAG_ERROR, place, "row", what, "%s", detail);
	} else {
		diag(DIAG_ERROR, place, "row", what, NULL);
	}
	reject_row(s, reason.data);
	buf_release(&reason);
}

static void
refuse_width(struct source *s, const struct diag_place *place)
{
	struct buf reason = BUF_INIT;
	size_t cells = rows_cells(s->rows);

	buf_printf(&reason, "%zu column%s where the header has %zu", cells,
	    diag_plural(cells), s->layout.width);
	diag(DIAG_ERROR, place, NULL, "row", "%s", reason.data);
	reject_row(s, reason.data);
	buf_release(&reason);
}

/* Exports were joined: what stands below a header that differs is not known. */
static void
refuse_header(struct source *s, const struct diag_place *place)
{
	s->other_header = !layout_same(s->names, &s->layout, s->rows);
	if (!s->other_header) {
		refuse_row(s, place, "the header again", NULL);
		return;
	}
	diag(DIAG_ERROR, place, "row", "another header",
	    "what stands below it is rejected too, save each export on its "
	    "own");
	reject_row(s, "another header");
}

/* Does the text of the cell matter so much that no doubt may be left? */
static bool
is_key(const struct source *s, size_t col)
{
	return col == s->layout.column[NAMES_MANDATE] ||
	       col == s->layout.column[NAMES_ID];
}

/* The first byte of the cell that is not UTF-8, in words; NULL if all are. */
static const char *
odd_byte(const char *cell, size_t len)
{
	static char text[sizeof("0xff")];
	size_t span = text_utf8_span(cell, len);

	if (span == len)
		return NULL;
	snprintf(text, sizeof(text), "0x%02x", (unsigned char)cell[span]);
	return text;
}

/*
 * Why the row can not be read because of this cell, and more of it in *detail;
 * NULL if it can.
 */
static const char *
bad_cell(const struct source *s, size_t col, const char **detail)
{
	size_t len;
	const char *cell = rows_cell(s->rows, col, &len);

	*detail = NULL;
	if (s->layout.ignored[col])
		return NULL;
	if (control_find(cell, len) != CONTROL_NONE)
		return "control character";
	if (s->odd && (*detail = odd_byte(cell, len)) != NULL)
		return "a byte that is not UTF-8";
	if (s->layout.nameless[col] && rows_filled(s->rows, col))
		return "something under no header";
	if (is_key(s, col) && (*detail = rows_damage(s->rows, col)) != NULL)
		return "spreadsheet damage";
	if ((*detail = rows_fault(s->rows, col)) != NULL)
		return "a cell without a value";
	return NULL;
}

/* Is there a cell because of which the row can not be read? It is refused. */
static bool
refuse_cell(struct source *s, struct diag_place *place)
{
	size_t i, cells = rows_cells(s->rows);
	const char *what, *detail;

	for (i = 0; i < s->layout.width && i < cells; i++) {
		what = bad_cell(s, i, &detail);
		if (what == NULL)
			continue;
		place->col = i + 1;
		refuse_row(s, place, what, detail);
		return true;
	}
	return false;
}

static void
take_answers(struct source *s)
{
	size_t i, cells = rows_cells(s->rows);

	s->counts.submissions++;
	for (i = 0; i < s->layout.width && i < cells; i++) {
		if (s->layout.questions[i] == NULL || !rows_filled(s->rows, i))
			continue;
		records_answer(s->records, s->file, s->rows, &s->layout, i);
		s->counts.answers++;
	}
}

static void
read_row(struct source *s)
{
	struct diag_place place = {s->file, rows_line(s->rows), 0};

	if (layout_header_again(s->names, &s->layout, s->rows))
		refuse_header(s, &place);
	else if (s->other_header)
		reject_row(s, "under another header");
	else if (!fits(s))
		refuse_width(s, &place);
	else if (!refuse_cell(s, &place))
		take_answers(s);
}

void
source_rows(struct source *s)
{
	struct diag_place place = {.file = s->file};
	enum rows_got got;

	rows_expect(s->rows, s->needed);
	while ((got = rows_next(s->rows)) != ROWS_END) {
		s->counts.rows++;
		progress_row();
		if (got == ROWS_ROW) {
			read_row(s);
			continue;
		}
		place.line = rows_line(s->rows);
		place.col = rows_broken_cell(s->rows);
		diag(DIAG_ERROR, &place, "row", rows_reason(s->rows), NULL);
		reject_row(s, rows_reason(s->rows));
	}
}

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

void
source_facts(const struct source *s, const struct raw_digest *digest,
    const char *encoding, const char *delimiter)
{
	const struct facts *f = records_facts(s->records);

	facts_put(f, s->file, "sha256", digest->sha256);
	facts_put_number(f, s->file, "bytes", digest->bytes);
	facts_put(f, s->file, "encoding", encoding);
	facts_put(f, s->file, "delimiter", delimiter);
	facts_put_number(f, s->file, "rows", s->counts.rows);
	facts_put_number(f, s->file, "submissions", s->counts.submissions);
	facts_put_number(f, s->file, "answers", s->counts.answers);
	facts_put_number(f, s->file, "rejected_rows", s->counts.rejected);
}

int
source_end(const struct source *s, const struct trouble *trouble,
    struct source_counts *all)
{
	all->rows += s->counts.rows;
	all->submissions += s->counts.submissions;
	all->answers += s->counts.answers;
	all->rejected += s->counts.rejected;
	if (trouble != NULL) {
		/* It was good when it was scanned. */
		trouble_tell(trouble, s->file);
		return EX_IOERR;
	}
	return s->counts.rejected > 0 ? CLI_REJECTED : EX_OK;
}

void
source_release(struct source *s)
{
	layout_release(&s->layout);
	if (s->rows != NULL)
		rows_free(s->rows);
}
