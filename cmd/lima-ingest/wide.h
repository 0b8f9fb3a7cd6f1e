/*
 * wide: headers that name a mandate besides a question, such as "12. Level".
 *
 * They are made after patterns in which {m} stands for the number of a mandate,
 * or a list of them as "39,42". In front of the number a header may have one of
 * the profile's words for a mandate ("Mandate 12", "m12", "mandate_12"); where
 * a pattern has one itself, a header needs one, whichever it is. All the rest
 * has to be equal, folded.
 *
 * No header can be read in two ways: in headers that differ in their numbers
 * alone, the mandate's number stands at the same place, and what remains
 * without it means one thing. wide_add refuses a pattern that would break that.
 */
#ifndef INGEST_WIDE_H
#define INGEST_WIDE_H

#include "buf.h"
#include "near.h"

#include <stddef.h>

#define WIDE_NONE ((size_t)-1)

struct wide;

/* words: those that may stand before a number, separated by '|'. */
struct wide *wide_new(const char *words);
void wide_free(struct wide *);

/*
 * Headers of this pattern mean that. NULL, or what is wrong with the pattern in
 * words. One that stands there already, with the same meaning, is no trouble.
 */
const char *wide_add(struct wide *, const char *pattern, size_t meaning);

/*
 * The meaning of a folded header, and the mandate that it names, as its number
 * without zeros before it, or a list "39,42" without spaces. WIDE_NONE, and
 * no mandate, if it is made after no pattern.
 */
size_t wide_find(const struct wide *, const char *header, struct buf *mandate);

/*
 * Offer all headers that name the mandates which this folded header may name;
 * true, and the nearest in text, if one is nearer than what was offered before.
 */
bool wide_offer(const struct wide *, struct near *, struct buf *text);

#endif
