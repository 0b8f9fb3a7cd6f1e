/*
 * workbook: a spreadsheet in the format of .xlsx, its sheets and what their
 * cells refer to.
 *
 * Only the texts that cells share, the number formats and the list of sheets
 * are held in memory.
 */
#ifndef INGEST_WORKBOOK_H
#define INGEST_WORKBOOK_H

#include "cell.h"
#include "parts.h"
#include "trouble.h"

#include <stddef.h>

/* How its file begins, as that of any zip. */
#define WORKBOOK_MAGIC "PK\x03\x04"
#define WORKBOOK_MAGIC_BYTES 4

enum workbook_state {
	WORKBOOK_VISIBLE,
	WORKBOOK_HIDDEN,
	WORKBOOK_NO_CELLS /* a sheet that is a chart or a dialog */
};

struct workbook;

/*
 * Read all but the sheets. The parts must last as long. NULL, with *trouble
 * filled in, if it is damaged or another kind of file.
 */
struct workbook *workbook_open(struct parts *, struct trouble *trouble);
void workbook_close(struct workbook *);

/* The sheets, numbered from 0 in the order of their tabs. */
size_t workbook_sheets(const struct workbook *);
const char *workbook_name(const struct workbook *, size_t sheet);
enum workbook_state workbook_state(const struct workbook *, size_t sheet);

/* The part that a sheet is in, for sheet.c; its name lives as the workbook. */
const char *workbook_part(const struct workbook *, size_t sheet);
struct parts *workbook_parts(const struct workbook *);
const struct book *workbook_book(const struct workbook *);

#endif
