/*
 * check_table: the tables of a sheet, and what is wrong within them.
 *
 * Of a table only counts are held, a few for each of its columns.
 */
#ifndef LIMA_XLSX_CHECK_TABLE_H
#define LIMA_XLSX_CHECK_TABLE_H

#include "cellname.h"
#include "check_found.h"
#include "check_frame.h"
#include "check_opened.h"
#include "check_shown.h"
#include "links.h"
#include "trouble.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct table;

struct tables {
	struct table **list;
	size_t count, room;
	size_t columns;     /* of all together */
	uintmax_t last_row; /* of the last of them */
};

/*
 * Read the tables that a sheet links to, and tell what is wrong with them as
 * such. False, with *trouble filled in, if one is damaged; to be released in
 * any case.
 */
bool tables_read(struct tables *, struct parts *, const struct links *links,
    struct found *, struct trouble *trouble);
void tables_release(struct tables *);

/* A row of the sheet, in order, for the tables that it is of. */
void tables_take_row(struct tables *, const struct shown_row *,
    const struct opened *, const struct frame *, struct found *);

/* Is the cell in one of them? */
bool tables_hold(const struct tables *, size_t column, uintmax_t row);

/*
 * The sheet has ended: tell what is wrong with the cells. Cells may be empty if
 * the sheet says why.
 */
void tables_end(struct tables *, bool blanks_explained, struct found *);

#endif
