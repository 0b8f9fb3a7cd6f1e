/*
 * check_found: the rules of the checker, and what is found against them.
 */
#ifndef LIMA_XLSX_CHECK_FOUND_H
#define LIMA_XLSX_CHECK_FOUND_H

#include "tsv.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum rule {
	RULE_ALT_TEXT,
	RULE_AUTOFILTER,
	RULE_BELOW_TABLE,
	RULE_BLANK_COLUMN,
	RULE_BLANK_ROW,
	RULE_CHART_MANY,
	RULE_CHART_TITLE,
	RULE_COLOUR_ALONE,
	RULE_CONTRAST,
	RULE_CURSOR_A1,
	RULE_DOCUMENT_LANGUAGE,
	RULE_DOCUMENT_TITLE,
	RULE_EMPTY_CELL,
	RULE_EXTERNAL_LINK,
	RULE_FONT_SERIF,
	RULE_FONT_SMALL,
	RULE_FORMULA_ERROR,
	RULE_FORMULA_UNCACHED,
	RULE_FREEZE_PANES,
	RULE_HEADER_EMPTY,
	RULE_HEADER_FOOTER,
	RULE_HEADER_MISSING,
	RULE_HEADER_UNIQUE,
	RULE_HIDDEN_COLUMN,
	RULE_HIDDEN_ROW,
	RULE_HIDDEN_SHEET,
	RULE_IMAGE,
	RULE_LEFT_EDGE,
	RULE_LINK_BROKEN,
	RULE_LINK_TEXT,
	RULE_MACROS,
	RULE_MERGED_CELLS,
	RULE_NAME_LENGTH,
	RULE_NOTE_MARK,
	RULE_NOTE_UNDEFINED,
	RULE_NOTE_UNUSED,
	RULE_NUMBER_AS_TEXT,
	RULE_SHEET_BLANK,
	RULE_SHEET_NAME_DEFAULT,
	RULE_SHEET_NAME_UNIQUE,
	RULE_SYMBOL_ALONE,
	RULE_TABLE_MANY,
	RULE_TABLE_MISSING,
	RULE_TABLE_NAME,
	RULE_TEXT_BOX,
	RULE_TEXT_CUT,
	RULE_TITLE_A1,
	RULE_WRAP_CUT,
	RULES
};

struct found;

/*
 * Findings become records of the writer, whose columns they make. Without the
 * rules that a working edition may break, if it is one.
 */
struct found *found_open(struct tsv_writer *, bool working);
void found_close(struct found *);

/* What comes stands in this file or sheet; "": in no sheet. Both are copied. */
void found_file(struct found *, const char *file);
void found_sheet(struct found *, const char *sheet);

/*
 * A rule is broken in a cell or range, "" if it is none. Of one rule on one
 * sheet FOUND_MANY are told, and of the rest their number.
 */
void found_add(struct found *, enum rule, const char *cell, const char *fmt,
    ...) __attribute__((format(printf, 4, 5)));

/* The same, in a cell by number: columns from 0, rows from 1. */
void found_at(struct found *, enum rule, size_t column, uintmax_t row,
    const char *fmt, ...) __attribute__((format(printf, 5, 6)));

#define FOUND_MANY 20

/* How many findings there are of what must not be, and of what should not. */
uintmax_t found_must(const struct found *);
uintmax_t found_should(const struct found *);

#endif
