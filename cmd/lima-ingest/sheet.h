/*
 * sheet: the rows of a sheet of a workbook.
 */
#ifndef INGEST_SHEET_H
#define INGEST_SHEET_H

#include "rows.h"
#include "workbook.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What the rows do not tell. */
struct sheet_facts {
	uintmax_t hidden_rows;
	uintmax_t merged;      /* ranges of cells that are shown as one */
	char first_merged[32]; /* such as A3:B4 */
	/* Formulas with values that the workbook asks to compute again. */
	uintmax_t doubtful;
	char first_doubtful[16]; /* such as E5 */
};

/*
 * The maker of rows from a sheet that has cells. rows_trouble says after
 * ROWS_END whether that was the end.
 */
struct rows *sheet_rows(struct workbook *, size_t sheet);

/*
 * Read the sheet once to its end. False, with *trouble filled in, if it is
 * damaged or too large.
 */
bool sheet_scan(struct workbook *, size_t sheet, struct sheet_facts *facts,
    struct trouble *trouble);

/* The rows of a sheet's part, which is read from there, without a workbook. */
struct rows *sheet_rows_from(
    const char *name, lines_read *read, void *from, const struct book *);

#endif
