/*
 * gold: needs with the criterion that a person gave them.
 *
 * Streams with the columns text and criterion, lang where the language is told,
 * and id where needs have one; others are for people. A need stands there
 * without its bullet, whole and for itself: it is not split. A file of
 * overrides is of that form; a row of it without a criterion is undecided and
 * left out.
 */
#ifndef LIMA_GOLD_H
#define LIMA_GOLD_H

#include "rules.h"
#include "table.h"

#include <stddef.h>

/* What stands for all languages together where a language could stand. */
#define GOLD_ALL "all"

struct gold_need {
	const char *lang; /* where no column tells it, that of the text */
	const char *text;
	size_t criterion;
	const struct table *table; /* where it stands */
	size_t row;
};

struct gold {
	struct table **tables;
	size_t table_count;
	struct gold_need *needs; /* in the order of the files */
	size_t count;
	size_t undecided; /* rows that are left out */
};

/*
 * Read n files as if they were one; or the end, 65 or 66, after telling all
 * that is wrong with one of them: it cannot be read or is no stream, a text is
 * blank, a language is not written in small letters or is GOLD_ALL, a criterion
 * is none of the rules'.
 */
struct gold *gold_load(
    const char *const paths[], size_t n, const struct rules *);
void gold_free(struct gold *);

/*
 * Which needs two readings share: for each need of one the number of the same
 * in the other, or MAP_NONE. It is the same if the text is, byte for byte, and
 * the id if both files have that column. The caller frees the result; *alone
 * says how many stand in one file only, of which each is warned. A need that
 * stands twice in a file ends the tool with 65.
 */
size_t *gold_pair(
    const struct gold *one, const struct gold *other, size_t *alone);

#endif
