/*
 * decisions: what people decided on the criteria of needs, from the workbooks
 * in which they did it to a file of overrides.
 */
#ifndef INGEST_DECISIONS_H
#define INGEST_DECISIONS_H

#include "profile.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct decisions_options {
	uintmax_t max_bytes; /* of a workbook, unpacked */
	size_t max_cell;     /* bytes of a row */
	bool verbose;        /* tell counts at the end */
};

/*
 * Print what is decided in the workbooks, a row for each need of their sheets
 * to review, as a stream on standard output: id, text, criterion, by and note.
 * What is not decided yet has no criterion. The exit status: 1 if what stands
 * in some rows is no decision, or was decided otherwise before, which is told
 * and left out; of a workbook that is of no use nothing is printed. Ends with
 * 78 if the profile has no such sheet.
 */
int decisions_run(char *const files[], size_t n, struct profile *,
    const struct decisions_options *);

#endif
