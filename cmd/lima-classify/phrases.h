/*
 * phrases: which rules fit the words of a text from one of them on.
 */
#ifndef LIMA_PHRASES_H
#define LIMA_PHRASES_H

#include "rules.h"
#include "tokens.h"

#include <stddef.h>
#include <stdint.h>

struct phrases;

/*
 * The rules are kept. All rules whose words the vocabulary holds are loaded
 * before. Ends with 78 as machine_build does.
 */
struct phrases *phrases_new(const struct rules *);
void phrases_free(struct phrases *);

/* Rules that fit, all of as many words, the one that goes first first. */
struct level {
	const struct rule *list;
	const struct rule *end;
};

/* The levels of 1, 2, 3... words; some may have no rules. */
struct fits {
	struct level *levels;
	size_t count;
	size_t room;
};

/*
 * Put the places of the words with which a rule may begin, and with the next
 * one go on, into places, which has room for all; how many there are.
 */
size_t phrases_begin(
    const struct phrases *, const struct tokens *, uint32_t *places);

/*
 * Put the rules that fit the words from that one on, a place where one may
 * begin, in place of those that were there. Of as many words the rule with more
 * letters goes first, then as in the table. The time that it takes depends on
 * the words, not on how many rules there are.
 */
void phrases_at(
    const struct phrases *, const struct tokens *, size_t at, struct fits *);
void fits_release(struct fits *);

#endif
