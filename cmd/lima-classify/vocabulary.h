/*
 * vocabulary: the words that patterns are made of, and which of them a word of
 * a text fits.
 *
 * A word of a pattern is exact, or a stem: that fits all words that begin so.
 * Those that one word fits are all beginnings of it; the longest of them tells
 * the others.
 */
#ifndef LIMA_VOCABULARY_H
#define LIMA_VOCABULARY_H

#include "language.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define VOCABULARY_NONE 0

struct vocabulary;

/* The languages are kept, not copied; NULL: of no language is anything known.
 */
struct vocabulary *vocabulary_new(const struct languages *);
void vocabulary_free(struct vocabulary *);

const struct languages *vocabulary_languages(const struct vocabulary *);

/* The number of a word of patterns, folded; it is added if it is new. */
uint32_t vocabulary_add(
    struct vocabulary *, const char *text, size_t len, bool stem);

/* How many numbers there are, VOCABULARY_NONE among them. */
size_t vocabulary_count(const struct vocabulary *);

/*
 * Of the words of patterns that the folded word fits the longest, an exact one
 * before the stem of the same letters; or VOCABULARY_NONE.
 */
uint32_t vocabulary_fit(struct vocabulary *, const char *text, size_t len);

/* The next longest that fits where that one does, or VOCABULARY_NONE. */
uint32_t vocabulary_wider(struct vocabulary *, uint32_t word);

#endif
