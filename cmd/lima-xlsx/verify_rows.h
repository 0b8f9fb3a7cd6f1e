/*
 * verify_rows: the rows of a long sheet, as longsheet.c spells them and no
 * otherwise: a parser that takes any XML would need most of the time that a
 * workbook takes.
 *
 * Only verify_sheet.c includes this.
 */
#ifndef LIMA_XLSX_VERIFY_ROWS_H
#define LIMA_XLSX_VERIFY_ROWS_H

#include "buf.h"

#include <stdbool.h>
#include <stddef.h>

/* A cell as it is read. The spans are within the row, still escaped. */
struct read_cell {
	const char *reference;
	size_t reference_len;
	enum { READ_EMPTY, READ_NUMBER, READ_TEXT } kind;
	bool has_formula;
	const char *formula, *value;
	size_t formula_len, value_len;
};

/*
 * Step over the head of a row, or over the next cell of it; *at moves on. False
 * if it is not spelt so.
 */
bool read_row(const char **at, size_t *number);
bool read_cell(const char **at, struct read_cell *);

/* Does the row end here? Then step over that. */
bool read_row_end(const char **at);

/* Put the text of a span into out, in place of what was there. */
void read_text(struct buf *out, const char *span, size_t len);

#endif
