/*
 * header: which of the first rows of a table is its header.
 */
#ifndef INGEST_HEADER_H
#define INGEST_HEADER_H

#include "names.h"
#include "rows.h"

#include <stddef.h>
#include <stdint.h>

struct header {
	/* Rows to pass over to get to it, titles and a sep= line. */
	size_t above;
	uintmax_t line;        /* it stands on; 0: there is no row at all */
	uintmax_t lines_above; /* that are passed over, without a sep= line */
	size_t cells;          /* up to the last that is filled */
	size_t known;          /* of them whose name is known */
	/* Of the first records below it, how many fit under it. */
	size_t records, fitting;
	char sep; /* the delimiter that a sep= line tells, or 0 */
	uintmax_t sep_line;
};

/*
 * Read the first rows of a table that has just been opened and find its header:
 * the first of the first 20 rows in which two names or more are known, and if
 * others stand above it, those of half of its cells. Failing that, the first.
 */
void header_find(struct header *, struct rows *, const struct names *);

#endif
