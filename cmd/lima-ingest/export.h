/*
 * export: one export, from the file to the records of the stream.
 */
#ifndef INGEST_EXPORT_H
#define INGEST_EXPORT_H

#include "names.h"
#include "records.h"

#include <stdint.h>

struct export_counts {
	uintmax_t rows, submissions, answers, rejected;
};

/*
 * Read an export, "-" is standard input, and write its records: an answer for
 * each cell filled under a question, a reject for each row that is none, and
 * the facts about the file. delimiter 0: found out. What is wrong is told. The
 * answer is the exit status that this file alone would deserve; of a file that
 * is unusable nothing is written. counts are added to.
 */
int export_read(const char *file, char delimiter, const struct names *,
    struct records *, struct export_counts *counts);

#endif
