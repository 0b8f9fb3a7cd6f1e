/*
 * check_shown: the rows of a sheet, as the checker sees them.
 *
 * A sheet is read row by row; no more than one is in memory.
 */
#ifndef LIMA_XLSX_CHECK_SHOWN_H
#define LIMA_XLSX_CHECK_SHOWN_H

#include "buf.h"
#include "cellname.h"
#include "check_opened.h"
#include "trouble.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum shown_kind { SHOWN_BLANK, SHOWN_NUMBER, SHOWN_TEXT, SHOWN_FAULT };

struct shown_cell {
	size_t column; /* from 0 */
	size_t style;
	enum shown_kind holds; /* white space is blank */
	bool computed;         /* it has a formula */
	bool uncached;         /* and no value */
	bool links;            /* and that makes it a link */
	bool noted;            /* a mark of a note is superscript in it */
	size_t text;           /* where its text begins in that of the row */
};

struct shown_row {
	uintmax_t number; /* from 1 */
	double height;    /* in points; 0: whatever it takes */
	bool hidden;
	struct shown_cell *cells; /* in ascending columns */
	size_t count, room;
	struct buf text;
};

/* What a cell shows, whatever its number format. */
const char *shown_text(const struct shown_row *, const struct shown_cell *);

/* How many of its cells lie in the columns of a range, from *first on? */
size_t shown_within(
    const struct shown_row *, const struct cell_range *, size_t *first);

/* Told of each row that has cells; the row lives as long as the call. */
typedef void shown_take(void *context, const struct shown_row *);

/* Read a sheet; false, with *trouble filled in, if it is damaged. */
bool shown_read(const struct opened *, const char *part, shown_take *take,
    void *context, struct trouble *trouble);

#endif
