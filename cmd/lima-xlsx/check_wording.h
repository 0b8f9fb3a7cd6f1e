/*
 * check_wording: what the checker makes of single texts.
 */
#ifndef LIMA_XLSX_CHECK_WORDING_H
#define LIMA_XLSX_CHECK_WORDING_H

#include <stdbool.h>
#include <stddef.h>

/* Nothing but white space? */
bool wording_blank(const char *text);

/*
 * A number as people write it: digits, a sign before, per cent after, groups of
 * three, one decimal point or comma; at most 15 digits, as a spreadsheet holds
 * no more. Not one with a zero before its digits, which is a code.
 */
bool wording_number(const char *text);

/*
 * Neither a letter nor a digit, though something. Not what stands in square
 * brackets: that is shorthand, which a sheet explains.
 */
bool wording_symbols(const char *text);

/* A name that programs give to a sheet, or a table, that nobody named. */
bool wording_default_sheet(const char *name);
bool wording_default_table(const char *name);

/* An address, or words such as "here": they say nothing of where a link goes.
 */
bool wording_bare_link(const char *text);

/* Does it speak of cells that are blank or empty? */
bool wording_tell_of_blanks(const char *text);

/* A symbol or superscript digit that stands for a note; NULL if there is none.
 */
const char *wording_note_mark(const char *text);

/*
 * The next of the notes that text refers to, as in [note 1] or [notas 1, 2]:
 * its number, at most eight bytes of letters and digits. Begin with *at 0;
 * false if there is no more.
 */
#define WORDING_NOTE 9
bool wording_next_note(const char *text, size_t *at, char number[WORDING_NOTE]);

/*
 * Does it name one note and say what it is? It is [note 1] or note 1 alone, or
 * begins with [note 1].
 */
bool wording_define_note(const char *text, char number[WORDING_NOTE]);

#endif
