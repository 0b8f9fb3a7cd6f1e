/*
 * words: what the workbook says, in its language. All of it comes from the
 * profile: labels.tsv, and the words of codes in its other tables.
 *
 * Whatever a profile lacks ends the tool with 78.
 */
#ifndef LIMA_EDITION_WORDS_H
#define LIMA_EDITION_WORDS_H

#include "buf.h"
#include "ledger.h"
#include "profile.h"

#include <stdbool.h>
#include <stddef.h>

struct words;

/* A name that a template may use besides the paths of facts. */
struct word_arg {
	const char *name; /* NULL ends an array of them */
	const char *value;
};

/* Nothing is copied. facts may be NULL. */
struct words *words_new(
    struct profile *, const char *language, const struct ledger *facts);
void words_free(struct words *);

/* Is it the name of a column of labels.tsv that is a language? */
bool words_has_language(struct profile *, const char *language);

/* Is it that of these words, or another that labels.tsv has? */
bool words_is_language(const struct words *, const char *language);

/* A label by its key. words_find: NULL if there is none. */
const char *words_label(const struct words *, const char *key);
const char *words_find(const struct words *, const char *key);

/*
 * The word for a code in a table of the profile, the first if there are
 * several. NULL if the table does not have the code, "" if the code has no
 * word. It lives as long as *room is not used again.
 */
const char *words_of(const struct words *, const char *table, const char *code,
    struct buf *room);

/*
 * Add a label with its placeholders filled in:
 *
 *	{name}              an argument, else a fact by its path
 *	{name|one|many}     one of two words, as the number asks for
 *	{date:name}         a date in words; grammar.first, if there is such a
 *	                    label, stands for the first day of a month
 *	{levels:name}       the word for a code, here of levels.tsv
 *	{levels:=3}         the same for a code that is given
 *	{profile/few}       a setting of profile.tsv
 *
 * Decimal numbers get the sign of the language. What is not there or empty is
 * [x].
 */
void words_fill(const struct words *, struct buf *out, const char *key,
    const struct word_arg *args);

/* The same for a text that is no label. */
void words_fill_text(const struct words *, struct buf *out, const char *text,
    const struct word_arg *args);

/*
 * Add the items as a sentence lists them: "A, B and C". The label
 * grammar.and_i, if there is one, takes the place of grammar.and before the
 * sound i, as in Spanish.
 */
void words_list(
    const struct words *, struct buf *out, char *const items[], size_t n);

/* The same for the items of a text, which stand between separators. */
void words_list_of(
    const struct words *, struct buf *out, const char *text, char separator);

#endif
