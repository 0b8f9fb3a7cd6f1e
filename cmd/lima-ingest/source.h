/*
 * source: one table of an export, its rows read into records.
 */
#ifndef INGEST_SOURCE_H
#define INGEST_SOURCE_H

#include "header.h"
#include "layout.h"
#include "names.h"
#include "raw.h"
#include "records.h"
#include "rows.h"
#include "sniff.h"
#include "swapped.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct source_counts {
	uintmax_t rows, submissions, answers, rejected;
};

struct source {
	const char *file; /* as the records name it */
	struct names *names;
	struct rows *rows;
	struct layout layout;
	size_t needed; /* cells that a row must have */
	struct records *records;
	struct source_counts counts;
	struct swapped swapped;
	bool is_sheet;     /* of a spreadsheet, which may have changed it */
	bool odd;          /* some bytes of the text are not UTF-8 */
	bool other_header; /* the rows that follow stand under another */
};

/*
 * Pass over what stands above the header of a table whose rows have just been
 * opened, and understand it; with a sniff, tell that what it is. False if it is
 * not to be understood, which is told.
 */
bool source_header(struct source *, const struct header *, struct sniff *);

/*
 * Make of the rows below it an answer for each cell filled under a question and
 * a reject for each row that is none.
 */
void source_rows(struct source *);

/* Write the facts about it: of the file, of how it was read, of the counts. */
void source_facts(const struct source *, const struct raw_digest *,
    const char *encoding, const char *delimiter);

/*
 * After the last row, trouble being NULL or what kept it from being read: the
 * exit status that the table deserves. Its counts are added to those of all.
 */
int source_end(const struct source *, const struct trouble *trouble,
    struct source_counts *all);

/* Let the rows and the layout go. */
void source_release(struct source *);

#endif
