/*
 * phrases: which rules fit the words of a text from one of them on.
 */
#ifndef LIMA_PHRASES_H
#define LIMA_PHRASES_H

#include "rules.h"
#include "tokens.h"

#include <stddef.h>

struct phrases;

/*
 * The rules are kept, not copied. All rules whose words the vocabulary holds
 * are loaded before.
 */
struct phrases *phrases_new(const struct rules *);
void phrases_free(struct phrases *);

/* Rules that fit, the one that goes before the others first. */
struct fits {
	const struct rule **list;
	size_t count;
	size_t room;
};

/* The first word from that one on with which a rule may begin, or the end. */
size_t phrases_next(const struct phrases *, const struct tokens *, size_t at);

/*
 * Put the rules that fit the words from that one on in place of those that were
 * there: the more words the sooner, then the more letters, then as in the
 * table. The time that it takes depends on the rules that agree with the first
 * of the words, not on how many there are.
 */
void phrases_at(
    const struct phrases *, const struct tokens *, size_t at, struct fits *);
void fits_release(struct fits *);

#endif
