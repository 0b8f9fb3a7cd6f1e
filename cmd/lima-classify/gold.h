/*
 * gold: needs with the criterion that a person gave them.
 *
 * A stream with the columns lang, text and criterion, and id where needs have
 * one; others are for people. A need stands there without its bullet, whole
 * and for itself: it is not split.
 */
#ifndef LIMA_GOLD_H
#define LIMA_GOLD_H

#include "rules.h"

#include <stddef.h>

/* What stands for all languages together where a language could stand. */
#define GOLD_ALL "all"

struct gold_need {
	const char *lang;
	const char *text;
	size_t criterion;
};

struct gold {
	struct table *table;
	struct gold_need *needs; /* in the order of the file */
	size_t count;
};

/*
 * Read the file; or the end, 65 or 66, after telling all that is wrong: it
 * cannot be read or is no stream, a text is blank, a language is not written in
 * small letters or is GOLD_ALL, a criterion is none of the rules'.
 */
struct gold *gold_load(const char *path, const struct rules *);
void gold_free(struct gold *);

/*
 * Which needs two files share: for each need of one the number of the same in
 * the other, or MAP_NONE. It is the same if the text is, byte for byte, and the
 * id if both files have that column. The caller frees the result; *alone says
 * how many stand in one file only, of which each is warned. A need that stands
 * twice in a file ends the tool with 65.
 */
size_t *gold_pair(
    const struct gold *one, const struct gold *other, size_t *alone);

#endif
