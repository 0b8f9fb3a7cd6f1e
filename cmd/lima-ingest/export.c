/*
 * export: one export, from the file to the records of the stream.
 */
#include "export.h"

#include "bytes.h"
#include "cli.h"
#include "diag.h"
#include "dialect.h"
#include "progress.h"
#include "raw.h"
#include "sheets.h"
#include "workbook.h"

/* A text that is being read. */
struct text {
	const char *file;
	struct raw_digest digest;
	struct bytes *bytes;
	struct bytes_facts facts;
	struct dialect dialect;
};

/* What was concluded about how the text is stored. */
static void
note_bytes(const struct text *t)
{
	struct diag_place place = {t->file, t->facts.odd_line, 0};

	if (t->facts.guessed && t->facts.odd > 0)
		diag(DIAG_NOTE, &place, "encoding",
		    "not UTF-8, read as Windows-1252", NULL);
	else if (t->facts.guessed)
		diag(DIAG_NOTE, &place, "encoding", "not marked", "read as %s",
		    t->facts.encoding);
	place.line = 0;
	if (t->facts.mark != NULL)
		diag(DIAG_WARNING, &place, "encoding",
		    "the byte order mark speaks against what was told",
		    "it is that of %s, read as %s", t->facts.mark,
		    t->facts.encoding);
	if (t->facts.gzip.padding > 0)
		diag(DIAG_NOTE, &place, "gzip", "zero bytes after its end",
		    "%ju", t->facts.gzip.padding);
}

static void
note_dialect(const struct text *t)
{
	const struct dialect *d = &t->dialect;
	struct diag_place place = {t->file, d->header.line, 0};

	if (d->rival != '\0')
		diag(DIAG_NOTE, &place, "delimiter", "not certain",
		    "read with %s, %s fits as well", dialect_name(d->delimiter),
		    dialect_name(d->rival));
	place.line = d->header.sep_line;
	if (d->false_sep != '\0')
		diag(DIAG_WARNING, &place, "delimiter",
		    "not as the sep= line says", "it says %s, read with %s",
		    dialect_name(d->false_sep), dialect_name(d->delimiter));
}

/* The rows of a text whose dialect is known. */
static int
read_rows(struct export_job *job, struct text *t)
{
	struct source s = {.file = t->file,
	    .names = job->names,
	    .records = job->records,
	    .odd = t->facts.odd > 0 && !t->facts.guessed};
	int status = EX_OK;

	s.rows = rows_open(bytes_read, t->bytes, t->dialect.delimiter);
	rows_limit(s.rows, job->max_cell);
	progress_step("reading");
	if (!source_header(&s, &t->dialect.header, job->sniff)) {
		status = EX_DATAERR;
	} else if (job->sniff == NULL) {
		source_rows(&s);
		status = source_end(&s, bytes_trouble(t->bytes), &job->counts);
	}
	if (status <= CLI_REJECTED && job->sniff == NULL)
		source_facts(&s, &t->digest, t->facts.encoding,
		    dialect_name(t->dialect.delimiter));
	source_release(&s);
	return status;
}

static int
read_text(struct export_job *job, struct text *t)
{
	struct trouble trouble;

	progress_step("checking");
	if (!bytes_scan(t->bytes, &t->facts, &trouble))
		return trouble_tell(&trouble, t->file);
	note_bytes(t);
	dialect_find(
	    &t->dialect, t->bytes, job->names, job->delimiter, job->max_cell);
	note_dialect(t);
	if (job->sniff != NULL) {
		sniff_bytes(job->sniff, t->file, &t->facts);
		sniff_dialect(job->sniff, t->file, &t->dialect);
	}
	return read_rows(job, t);
}

static int
read_raw(struct export_job *job, const char *file, struct raw *raw)
{
	struct text t = {.file = file};
	int status;

	progress_step("digesting");
	if (!raw_digest(raw, &t.digest))
		return trouble_tell(raw_trouble(raw), file);
	if (raw_begins(raw, WORKBOOK_MAGIC, WORKBOOK_MAGIC_BYTES))
		return sheets_read(job, file, raw, &t.digest);
	t.bytes = bytes_open(raw, job->encoding, job->max_bytes);
	status = read_text(job, &t);
	bytes_close(t.bytes);
	return status;
}

int
export_read(struct export_job *job, const char *file)
{
	struct trouble trouble;
	struct raw *raw;
	int status;

	progress_file(file);
	raw = raw_open(file, &trouble);
	if (raw == NULL)
		return trouble_tell(&trouble, file);
	status = read_raw(job, file, raw);
	raw_close(raw);
	return status;
}
