/*
 * export: one export, from the file to the records of the stream.
 *
 * The way leads through raw (the file), bytes (its text), dialect (what parts
 * the cells, where the header is), rows, layout (what the columns mean) and
 * source (records). A workbook takes another way as far as rows.
 */
#ifndef INGEST_EXPORT_H
#define INGEST_EXPORT_H

#include "names.h"
#include "records.h"
#include "sniff.h"
#include "source.h"

#include <stddef.h>
#include <stdint.h>

/* What all files of a run have in common. */
struct export_job {
	char delimiter;       /* 0: found out */
	const char *encoding; /* one that decoder_open knows; NULL: found out */
	char *const *sheets;  /* of workbooks; none: all that are visible */
	size_t sheet_count;
	size_t max_cell;     /* bytes of a row */
	uintmax_t max_bytes; /* of a file, unpacked */

	struct names *names;
	struct records *records;
	struct sniff *sniff; /* not NULL: tell it what is found, read no more */
	struct source_counts counts; /* added to */
};

/*
 * Read an export, "-" is standard input, and write its records: an answer for
 * each cell filled under a question, a reject for each row that is none, and
 * the facts about the file. What is wrong is told. The answer is the exit
 * status that this file alone would deserve; of a file that is unusable nothing
 * is written.
 */
int export_read(struct export_job *, const char *file);

#endif
