/*
 * sheets: a workbook, from the file to the records of the stream.
 *
 * All sheets that are to be read are read for their headers before the rows of
 * the first become records, so that one that is of no use keeps the others from
 * being taken.
 */
#include "sheets.h"

#include "buf.h"
#include "cli.h"
#include "diag.h"
#include "header.h"
#include "mem.h"
#include "parts.h"
#include "progress.h"
#include "sheet.h"
#include "workbook.h"

#include <stdlib.h>
#include <string.h>

/* A sheet that nobody asked for is an export if so many names are known. */
#define KNOWN_MIN 2

/* A sheet whose header was read. */
struct open_sheet {
	char *name;
	struct source source;
};

/* A workbook that is being read. */
struct open_book {
	struct export_job *job;
	const char *file;
	struct workbook *workbook;
	struct open_sheet *sheets;
	size_t count, room;
};

/* What goes for the name of a file where a sheet is meant. */
static char *
name_of(const struct open_book *b, size_t sheet)
{
	struct buf name = BUF_INIT;

	buf_printf(&name, "%s!%s", b->file, workbook_name(b->workbook, sheet));
	return buf_take(&name);
}

static void
note_facts(const char *name, const struct sheet_facts *f)
{
	struct diag_place place = {.file = name};

	if (f->merged > 0)
		diag(DIAG_WARNING, &place, "sheet",
		    "merged cells have their text in the first alone",
		    "%ju, the first is %s", f->merged, f->first_merged);
	if (f->doubtful > 0)
		diag(DIAG_WARNING, &place, "sheet",
		    "values of formulas may never have been computed",
		    "%ju, the first is %s", f->doubtful, f->first_doubtful);
	if (f->hidden_rows > 0)
		diag(DIAG_NOTE, &place, "sheet", "hidden rows are read too",
		    "%ju", f->hidden_rows);
}

/* Find the header of a sheet that turned out sound. */
static void
find_header(const struct open_book *b, size_t sheet, struct header *header)
{
	struct rows *rows = sheet_rows(b->workbook, sheet);

	rows_limit(rows, b->job->max_cell);
	header_find(header, rows, b->job->names);
	rows_free(rows);
}

/*
 * Get ready to read a sheet, or pass over it if it has no header that is known
 * and was not asked for. False if it is of no use, which is told.
 */
static bool
open_sheet(struct open_book *b, size_t sheet, bool asked)
{
	char *name = name_of(b, sheet);
	struct diag_place place = {.file = name};
	struct sheet_facts facts;
	struct trouble trouble;
	struct header header;
	struct open_sheet *s;

	progress_file(name);
	progress_step("checking");
	if (!sheet_scan(b->workbook, sheet, &facts, &trouble)) {
		trouble_tell(&trouble, name);
		progress_file(b->file);
		free(name);
		return false;
	}
	find_header(b, sheet, &header);
	if (!asked && header.known < KNOWN_MIN) {
		diag(DIAG_NOTE, &place, "sheet",
		    "no header in it is known, passed over", NULL);
		progress_file(b->file);
		free(name);
		return true;
	}
	note_facts(name, &facts);
	b->sheets = mem_grow(b->sheets, b->count, &b->room, sizeof(*b->sheets));
	s = &b->sheets[b->count++];
	s->name = name;
	s->source = (struct source){.file = name,
	    .names = b->job->names,
	    .records = b->job->records,
	    .rows = sheet_rows(b->workbook, sheet),
	    .is_sheet = true};
	rows_limit(s->source.rows, b->job->max_cell);
	return source_header(&s->source, &header, b->job->sniff);
}

/* The number of the sheet of that name; that of sheets if there is none. */
static size_t
find_sheet(const struct open_book *b, const char *name)
{
	size_t i, n = workbook_sheets(b->workbook);

	for (i = 0; i < n; i++)
		if (strcmp(workbook_name(b->workbook, i), name) == 0 &&
		    workbook_state(b->workbook, i) != WORKBOOK_NO_CELLS)
			return i;
	return n;
}

/* Those that were asked for; false if one is of no use or not there. */
static bool
open_asked(struct open_book *b)
{
	struct diag_place place = {.file = b->file};
	bool good = true;
	size_t i, sheet;

	for (i = 0; i < b->job->sheet_count; i++) {
		sheet = find_sheet(b, b->job->sheets[i]);
		if (sheet < workbook_sheets(b->workbook)) {
			good = open_sheet(b, sheet, true) && good;
			continue;
		}
		diag(DIAG_ERROR, &place, "sheet", "no such sheet", "%s",
		    diag_quote(b->job->sheets[i]));
		good = false;
	}
	return good;
}

/* All that are visible; false if one is of no use, or all. */
static bool
open_visible(struct open_book *b)
{
	struct diag_place place = {.file = b->file};
	bool good = true;
	size_t i;

	for (i = 0; i < workbook_sheets(b->workbook); i++)
		switch (workbook_state(b->workbook, i)) {
		case WORKBOOK_VISIBLE:
			good = open_sheet(b, i, false) && good;
			break;
		case WORKBOOK_HIDDEN:
			diag(DIAG_NOTE, &place, "sheet",
			    "hidden, passed over unless asked for with --sheet",
			    "%s", diag_quote(workbook_name(b->workbook, i)));
			break;
		case WORKBOOK_NO_CELLS:
			break;
		}
	if (good && b->count == 0) {
		diag(DIAG_ERROR, &place, "sheet", "none is an export", NULL);
		good = false;
	}
	return good;
}

static int
read_sheet(struct open_book *b, struct source *s, const struct raw_digest *d)
{
	int status;

	progress_file(s->file);
	progress_step("reading");
	source_rows(s);
	status = source_end(s, rows_trouble(s->rows), &b->job->counts);
	if (status <= CLI_REJECTED)
		source_facts(s, d, "xlsx", "");
	return status;
}

static int
read_book(struct open_book *b, const struct raw_digest *digest)
{
	bool good = b->job->sheet_count > 0 ? open_asked(b) : open_visible(b);
	int status, worst = good ? EX_OK : EX_DATAERR;
	size_t i;

	for (i = 0; i < b->count; i++) {
		if (good && b->job->sniff == NULL) {
			status = read_sheet(b, &b->sheets[i].source, digest);
			if (status > worst)
				worst = status;
		}
	}
	progress_file(b->file);
	for (i = 0; i < b->count; i++) {
		source_release(&b->sheets[i].source);
		free(b->sheets[i].name);
	}
	free(b->sheets);
	return worst;
}

int
sheets_read(struct export_job *job, const char *file, struct raw *raw,
    const struct raw_digest *digest)
{
	struct open_book b = {.job = job, .file = file};
	struct trouble trouble;
	struct parts *parts;
	off_t start;
	int status, fd = raw_fd(raw, &start);

	progress_step("opening");
	parts = parts_open(fd, start, job->max_bytes, &trouble);
	if (parts == NULL)
		return trouble_tell(&trouble, file);
	b.workbook = workbook_open(parts, &trouble);
	if (b.workbook == NULL) {
		status = trouble_tell(&trouble, file);
	} else {
		status = read_book(&b, digest);
		workbook_close(b.workbook);
	}
	parts_close(parts);
	return status;
}
