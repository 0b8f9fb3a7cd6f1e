/*
 * evidence: from a figure to the records behind it, and from a record to its
 * figures.
 *
 * The layout's column "evidence" names, for a column of a sheet, a block of
 * another one as places.h does, after the code of that sheet:
 *
 *	data/level/state/{pillar}	the levels of the pillar of a record
 *	level_by_mandate/{mandate}	the row of the mandate of a record
 *
 * where '*' stands for the key of the row, and a name in braces for a fact by
 * its path, or for a column of the record that the row shows. Of alternatives,
 * separated by '|', the first that there is counts. '~' before it says that the
 * block holds others as well: that it is the smallest range with all that the
 * figure counts.
 */
#ifndef LIMA_EDITION_EVIDENCE_H
#define LIMA_EDITION_EVIDENCE_H

#include "cells.h"
#include "record.h"

#include <stddef.h>

/* Links that a spreadsheet program allows on one sheet, less a reserve. */
#define EVIDENCE_LINKS_MAX 65000

/* The block that a sheet or a column names; NULL if it names none. */
const struct place_block *evidence_block(
    const struct edition *, const struct part *, const char *key);

/* The same for a column of a sheet of records, which shows this record. */
const struct place_block *evidence_of_record(
    const struct cells *, size_t col, const struct record *);

/*
 * Link a number of the last row of a sheet of figures, of which key is the
 * row's, to the records that it was computed from.
 */
void evidence_figure(const struct cells *, size_t col, const char *key);

/* The same for the level that a state gave, on the part "sheet" of a matrix. */
void evidence_response(const struct cells *, const struct part *, size_t row,
    size_t col, const char *mandate, const char *state);

/*
 * Link the numbers of the last row of a sheet of records, which shows this
 * record from this row of the grid on, counted from 1. On a sheet with too many
 * rows for that, only the first record of each block has links; a block is
 * what is equal in all columns that make blocks but the last.
 */
void evidence_record(const struct cells *, const struct order *,
    const struct record *, size_t row);

#endif
