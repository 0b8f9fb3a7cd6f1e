/*
 * grid: the table of a sheet, as one of the page.
 */
#ifndef LIMA_HTML_GRID_H
#define LIMA_HTML_GRID_H

#include "contents.h"

/* Does its table ask for a sheet of paper that lies? */
bool grid_is_wide(const struct sheet *);

/*
 * Add the table in a box of its own, which scrolls where the page is too
 * narrow for it.
 */
void grid_table(struct buf *out, const struct words *, const struct section *,
    struct sheet *);

/*
 * The same in pieces: from the box to the first row, a row, and what ends it.
 * The box has this id if that is not the sheet's code, which the section has;
 * what stands at "<id>-title" names it, and so does the caption.
 */
void grid_open(struct buf *out, const struct words *, const struct section *,
    const struct sheet *, const char *id, const char *name);
void grid_row(struct buf *out, const struct words *, const struct section *,
    const struct sheet *, const struct cell *row);
void grid_close(struct buf *out);

/* Add the last column, as a numbered list. */
void grid_list(struct buf *out, struct sheet *);

/* Add the two columns, as terms and what they mean. */
void grid_terms(struct buf *out, struct sheet *);

#endif
