/*
 * records: what lima-ingest writes, answers, rejects and facts.
 */
#include "records.h"

#include "buf.h"
#include "cli.h"
#include "control.h"
#include "mem.h"

#include <stdlib.h>

struct records {
	struct tsv_writer *writer;
	struct rejects *rejects;
	struct buf text; /* of the value that is being made up */
	size_t rec, id, reporter, kind, mandate, question, answer, submitted;
	size_t src_file, src_line, src_col;
	struct facts facts;
};

struct records *
records_open(const char *rejects)
{
	struct tsv_writer *w = cli_writer();
	struct records *r = mem_new(1, sizeof(*r));

	r->writer = w;
	buf_init(&r->text);
	r->rec = tsv_writer_column(w, "rec");
	r->id = tsv_writer_column(w, "id");
	r->reporter = tsv_writer_column(w, "reporter");
	r->kind = tsv_writer_column(w, "kind");
	r->mandate = tsv_writer_column(w, "mandate");
	r->question = tsv_writer_column(w, "question");
	r->answer = tsv_writer_column(w, "answer");
	r->submitted = tsv_writer_column(w, "submitted");
	r->src_file = tsv_writer_column(w, "src_file");
	r->src_line = tsv_writer_column(w, "src_line");
	r->src_col = tsv_writer_column(w, "src_col");
	tsv_writer_column(w, "reason");
	r->facts = facts_of("ingest", w);
	r->rejects = cli_rejects(rejects, w);
	return r;
}

void
records_close(struct records *r)
{
	cli_rejects_close(r->rejects);
	cli_writer_close(r->writer);
	buf_release(&r->text);
	free(r);
}

static void
set_text(struct records *r, size_t column)
{
	tsv_writer_set_buf(r->writer, column, &r->text);
}

/* The id of a submission that has none of its own. */
static void
set_place_as_id(struct records *r, const char *file, const struct rows *row)
{
	buf_reset(&r->text);
	buf_printf(&r->text, "%s:%ju", file, rows_line(row));
	set_text(r, r->id);
}

static void
set_place(struct records *r, const char *file, const struct rows *row)
{
	tsv_writer_set(r->writer, r->src_file, file);
	tsv_writer_set_number(r->writer, r->src_line, rows_line(row));
}

static void
set_cell(struct records *r, size_t column, const struct rows *row, size_t cell)
{
	size_t len;
	const char *text = rows_cell(row, cell, &len);

	tsv_writer_set_bytes(r->writer, column, text, len);
}

void
records_answer(struct records *r, const char *file, const struct rows *row,
    const struct layout *layout, size_t column)
{
	const size_t *of = layout->column;

	tsv_writer_set(r->writer, r->rec, "answer");
	if (of[NAMES_ID] != LAYOUT_NONE && rows_filled(row, of[NAMES_ID]))
		set_cell(r, r->id, row, of[NAMES_ID]);
	else
		set_place_as_id(r, file, row);
	set_cell(r, r->reporter, row, of[NAMES_REPORTER]);
	tsv_writer_set(r->writer, r->kind, layout->kind);
	if (layout->mandates[column] != NULL)
		tsv_writer_set(r->writer, r->mandate, layout->mandates[column]);
	else
		set_cell(r, r->mandate, row, of[NAMES_MANDATE]);
	tsv_writer_set(r->writer, r->question, layout->questions[column]);
	set_cell(r, r->answer, row, column);
	set_cell(r, r->submitted, row, of[NAMES_SUBMITTED]);
	set_place(r, file, row);
	tsv_writer_set_number(r->writer, r->src_col, column + 1);
	tsv_writer_put(r->writer, NULL);
}

void
records_reject(struct records *r, const char *file, const struct rows *row,
    const struct layout *layout, const char *reason)
{
	const char *text;
	size_t len;

	set_place_as_id(r, file, row);
	tsv_writer_set(r->writer, r->kind, layout->kind);
	text = rows_text(row, &len);
	buf_reset(&r->text);
	control_show(&r->text, text, len);
	set_text(r, r->answer);
	set_place(r, file, row);
	rejects_put(r->rejects, NULL, reason);
}

const struct facts *
records_facts(const struct records *r)
{
	return &r->facts;
}
