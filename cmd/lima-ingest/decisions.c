/*
 * decisions: what people decided on the criteria of needs.
 */
#include "decisions.h"

#include "buf.h"
#include "cli.h"
#include "decided.h"
#include "diag.h"
#include "form.h"
#include "guess.h"
#include "raw.h"
#include "sheet.h"

#include <stdbool.h>
#include <stdio.h>
#include <sysexits.h>

/* Enough to tell files by that are no text. */
#define FIRST_BYTES 16

/* Above the header stand a title and some lines, no more. */
#define HEADER_ROWS 50

struct decisions_job {
	const struct decisions_options *options;
	struct form *form;
	struct decided *decided;
};

/* A sheet while it is read. */
struct reading {
	const struct decisions_job *job;
	const char *name; /* workbook.xlsx!Sheet */
	struct rows *rows;
	size_t columns[FORM_FIELDS];
	int status;
};

/* Something is wrong in a cell of the row at hand. */
static void
refuse(struct reading *r, enum form_field field, const char *what,
    const char *detail)
{
	const struct diag_place place = {
	    r->name, rows_line(r->rows), r->columns[field] + 1};

	diag(DIAG_ERROR, &place, form_names[field], what, "%s", detail);
	r->status = CLI_REJECTED;
}

static const char *
cell(const struct reading *r, enum form_field field)
{
	size_t len;

	if (r->columns[field] >= rows_cells(r->rows))
		return "";
	return rows_cell(r->rows, r->columns[field], &len);
}

static const char *
fault(const struct reading *r, enum form_field field)
{
	if (r->columns[field] >= rows_cells(r->rows))
		return NULL;
	return rows_fault(r->rows, r->columns[field]);
}

static void
take(struct reading *r, const char *criterion)
{
	const char *fields[FORM_FIELDS];
	size_t i;

	for (i = 0; i < FORM_FIELDS; i++)
		fields[i] = cell(r, (enum form_field)i);
	fields[FORM_CRITERION] = criterion;
	if (!decided_take(r->job->decided, fields))
		refuse(r, FORM_CRITERION, "decided otherwise before",
		    diag_quote(fields[FORM_ID]));
}

/* A row is of use if it says for which need something is to be decided. */
static void
read_row(struct reading *r)
{
	const char *why = fault(r, FORM_CRITERION), *code = "";
	const char *text = cell(r, FORM_CRITERION);
	bool given = *cell(r, FORM_ID) != '\0';
	enum form_answer answer = form_read(r->job->form, text, &code);

	if (why != NULL)
		refuse(r, FORM_CRITERION, "not to be read", why);
	else if (answer == FORM_UNKNOWN)
		refuse(
		    r, FORM_CRITERION, "no such criterion", diag_quote(text));
	else if (answer == FORM_DECIDED && !given)
		refuse(r, FORM_ID, "no record given", diag_quote(text));
	else if (answer != FORM_CLOSED && given)
		take(r, code);
}

/* Find the header; false if the sheet is another one. */
static bool
find_header(struct reading *r)
{
	size_t i;

	for (i = 0; i < HEADER_ROWS; i++) {
		enum rows_got got = rows_next(r->rows);

		if (got == ROWS_END)
			break;
		if (got == ROWS_ROW &&
		    form_header(r->job->form, r->rows, r->columns))
			return true;
	}
	return false;
}

static void
read_rows(struct reading *r)
{
	enum rows_got got;

	while ((got = rows_next(r->rows)) != ROWS_END) {
		const struct diag_place place = {
		    r->name, rows_line(r->rows), 0};

		if (got == ROWS_ROW) {
			read_row(r);
			continue;
		}
		diag(DIAG_ERROR, &place, "row", rows_reason(r->rows), NULL);
		r->status = CLI_REJECTED;
	}
}

/* Read a sheet if it is one of decisions; then *found. */
static int
read_sheet(const struct decisions_job *job, struct workbook *w, size_t sheet,
    const char *file, bool *found)
{
	struct buf name = BUF_INIT;
	struct reading r = {.job = job, .status = EX_OK};

	buf_printf(&name, "%s!%s", file, workbook_name(w, sheet));
	r.name = name.data;
	r.rows = sheet_rows(w, sheet);
	rows_limit(r.rows, job->options->max_cell);
	if (find_header(&r)) {
		*found = true;
		read_rows(&r);
	}
	if (rows_trouble(r.rows) != NULL)
		r.status = trouble_tell(rows_trouble(r.rows), name.data);
	rows_free(r.rows);
	buf_release(&name);
	return r.status;
}

static int
read_sheets(
    const struct decisions_job *job, struct workbook *w, const char *file)
{
	const struct diag_place place = {.file = file};
	int status, worst = EX_OK;
	bool found = false;
	size_t i;

	for (i = 0; i < workbook_sheets(w); i++) {
		if (workbook_state(w, i) == WORKBOOK_NO_CELLS)
			continue;
		status = read_sheet(job, w, i, file, &found);
		if (status > worst)
			worst = status;
	}
	if (!found && worst <= CLI_REJECTED) {
		diag(DIAG_ERROR, &place, "sheet", "none has needs to decide on",
		    NULL);
		worst = EX_DATAERR;
	}
	return worst;
}

static int
read_workbook(
    const struct decisions_job *job, struct raw *raw, const char *file)
{
	struct workbook *w = NULL;
	struct trouble trouble;
	struct parts *parts;
	off_t start;
	int status, fd = raw_fd(raw, &start);

	parts = parts_open(fd, start, job->options->max_bytes, &trouble);
	if (parts != NULL)
		w = workbook_open(parts, &trouble);
	if (w != NULL) {
		status = read_sheets(job, w, file);
		workbook_close(w);
	} else {
		status = trouble_tell(&trouble, file);
	}
	if (parts != NULL)
		parts_close(parts);
	return status;
}

/* It does not begin as a workbook does: which other kind of file is it? */
static int
refuse_file(struct raw *raw, const char *file)
{
	char first[FIRST_BYTES];
	size_t len = raw_read(raw, first, sizeof(first));
	struct trouble trouble;
	struct guess unused;

	if (raw_trouble(raw) != NULL)
		return trouble_tell(raw_trouble(raw), file);
	if (guess_text(first, len, &unused, &trouble))
		trouble_set(&trouble, EX_DATAERR, "no workbook",
		    "decisions are read from working editions, in .xlsx");
	return trouble_tell(&trouble, file);
}

static int
read_file(const struct decisions_job *job, const char *file)
{
	struct trouble trouble;
	struct raw *raw = raw_open(file, &trouble);
	int status;

	if (raw == NULL)
		return trouble_tell(&trouble, file);
	if (raw_begins(raw, WORKBOOK_MAGIC, WORKBOOK_MAGIC_BYTES))
		status = read_workbook(job, raw, file);
	else
		status = refuse_file(raw, file);
	raw_close(raw);
	return status;
}

static void
print_counts(size_t files, const struct decided *d)
{
	size_t needs = decided_needs(d);

	/* The counts are the closing line. */
	diag_end();
	fprintf(stderr, "%s: %zu workbook%s, %zu need%s, %zu decided\n",
	    diag_program(), files, diag_plural(files), needs,
	    diag_plural(needs), decided_made(d));
}

int
decisions_run(char *const files[], size_t n, struct profile *profile,
    const struct decisions_options *options)
{
	const struct decisions_job job = {
	    options, form_load(profile), decided_new()};
	int status, worst = EX_OK;
	struct tsv_writer *out;
	size_t i;

	for (i = 0; i < n; i++) {
		status = read_file(&job, files[i]);
		if (status > worst)
			worst = status;
	}
	/* Part of the decisions would pass for all of them. */
	if (worst > CLI_REJECTED)
		cli_exit(worst);
	out = cli_writer();
	decided_print(job.decided, out);
	cli_writer_close(out);
	if (options->verbose)
		print_counts(n, job.decided);
	decided_free(job.decided);
	form_free(job.form);
	return worst;
}
