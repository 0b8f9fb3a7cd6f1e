/*
 * phrases: the pieces that conclusions are made of, from the labels whose keys
 * begin with that of a sentence.
 */
#ifndef LIMA_EDITION_PHRASES_H
#define LIMA_EDITION_PHRASES_H

#include "ranking.h"

#include <stdbool.h>
#include <stddef.h>

struct phrases {
	const struct edition *edition;
	const char *label; /* of the sentence */
	struct buf *out;   /* what the pieces are added to */
};

/* Is there the label "<label>.<what>"? */
bool phrases_can(const struct phrases *, const char *what);

/* Add that label, filled in. */
void phrases_say(
    const struct phrases *, const char *what, const struct word_arg *args);

/* Add it for one code. */
void phrases_say_code(
    const struct phrases *, const char *what, const char *code);

/* Add it for the codes of a place of a ranking. */
void phrases_say_place(const struct phrases *, const char *what,
    const struct place *, const struct ranking *);

/* Add it for a list of places, from the first to before the last. */
void phrases_say_places(const struct phrases *, const char *what,
    const struct ranking *, size_t first, size_t last);

/* Add it for codes without a figure. */
void phrases_say_codes(
    const struct phrases *, const char *what, char *const codes[], size_t n);

#endif
