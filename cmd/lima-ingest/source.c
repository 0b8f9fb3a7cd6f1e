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
refuse_other(struct source *s, const struct diag_place *place)
{
	s->other_header = true;
	diag(DIAG_ERROR, place, "row", "another header",
	    "what stands below it is rejected too, save each export on its "
	    "own");
	reject_row(s, "another header");
}

static void
refuse_header(struct source *s, const struct diag_place *place)
{
	if (!layout_same(s->names, &s->layout, s->rows)) {
		refuse_other(s, place);
		return;
	}
	s->other_header = false;
	refuse_row(s, place, "the header again", NULL);
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

/* A row without an answer, such as a total below the others, submits none. */
static void
take_answers(struct source *s)
{
	size_t i, cells = rows_cells(s->rows);
	uintmax_t before = s->counts.answers;

	for (i = 0; i < s->layout.width && i < cells; i++) {
		if (s->layout.questions[i] == NULL || !rows_filled(s->rows, i))
			continue;
		records_answer(s->records, s->file, s->rows, &s->layout, i);
		s->counts.answers++;
	}
	s->counts.submissions += s->counts.answers > before;
}

/* It may be of another width because a header stands behind it. */
static void
refuse_unfit(struct source *s, const struct diag_place *place)
{
	if (layout_ends_in_other(s->names, &s->layout, s->rows))
		refuse_other(s, place);
	else
		refuse_width(s, place);
}

static void
take_row(struct source *s)
{
	if (s->is_sheet)
		swapped_look(&s->swapped, s->file, s->rows,
		    s->layout.column[NAMES_SUBMITTED]);
	take_answers(s);
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
		refuse_unfit(s, &place);
	else if (!refuse_cell(s, &place))
		take_row(s);
}

static void
read_broken(struct source *s)
{
	struct diag_place place = {s->file, rows_line(s->rows), 0};

	if (!s->other_header &&
	    layout_ends_in_other(s->names, &s->layout, s->rows)) {
		refuse_other(s, &place);
		return;
	}
	place.col = rows_broken_cell(s->rows);
	diag(DIAG_ERROR, &place, "row", rows_reason(s->rows), NULL);
	reject_row(s, rows_reason(s->rows));
}

void
source_rows(struct source *s)
{
	enum rows_got got;

	rows_expect(s->rows, s->needed);
	while ((got = rows_next(s->rows)) != ROWS_END) {
		s->counts.rows++;
		progress_row();
		if (got == ROWS_ROW)
			read_row(s);
		else
			read_broken(s);
	}
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
