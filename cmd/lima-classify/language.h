/*
 * language: in which language a text is written.
 *
 * A profile's languages.tsv lists words, and endings of words, each of which
 * belongs to one of the languages that a profile knows. The words of a text
 * are counted for the language of their pattern. The greatest count wins, but:
 * where the second is at least 2 and at least half of it, the text is mixed;
 * where the two are equal, or nothing was found, the language is unknown.
 */
#ifndef LIMA_LANGUAGE_H
#define LIMA_LANGUAGE_H

#include "profile.h"
#include "words.h"

#include <stddef.h>
#include <stdint.h>

/*
 * What a text may be in: from 1 on a language, as profile_languages lists them,
 * or no or more than one of them.
 */
enum { LANGUAGE_UNKNOWN, LANGUAGE_MIXED = 1 + PROFILE_LANGUAGES, LANGUAGES };

struct languages;

/* The patterns of a profile, or the end with 78. */
struct languages *languages_load(struct profile *);
void languages_free(struct languages *);

/*
 * The language of a folded word; that is unknown if it has none or languages is
 * NULL.
 */
uint16_t languages_of(const struct languages *, const struct word *);

/* By how many words there are of each; counts[0] is of those without. */
size_t languages_detect(const size_t counts[1 + PROFILE_LANGUAGES]);

/* The code of it: "es", "mixed", "unknown". */
const char *languages_code(size_t language);

#endif
