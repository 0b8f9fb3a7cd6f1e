/*
 * review: the sheet of a working edition where a clerk decides on the criteria
 * of needs. lima-ingest reads what was decided back.
 *
 * It is a sheet of the kind "review": one of records, whose columns of the kind
 * "fill" are for the clerk. A decision holds for a need with this very text, so
 * of a need whose text a cell cannot hold exactly the cells to fill in bear the
 * shorthand for "not applicable" and are closed.
 *
 * In the layout, "evidence" of a column of the kind "fill:<table>" names the
 * sheet with a row for each code of that table, whose first cell is its word.
 */
#ifndef LIMA_EDITION_REVIEW_H
#define LIMA_EDITION_REVIEW_H

#include "cells.h"
#include "edition.h"
#include "record.h"

/* Take the sheets of this kind out of a layout. */
void review_leave_out(struct layout *);

/* The last row, of this part "sheet", shows the record: may it be decided? */
void review_record(
    const struct cells *, const struct part *, const struct record *);

/* When all sheets are filled: say where the words to choose from stand. */
void review_choices(const struct edition *);

#endif
