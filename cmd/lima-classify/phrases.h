/*
 * phrases: which rules fit the words of a text, and from which of them on.
 */
#ifndef LIMA_PHRASES_H
#define LIMA_PHRASES_H

#include "machine.h"
#include "tokens.h"

#include <stddef.h>
#include <stdint.h>

struct phrases;

/* Rules are kept; the tables, and when it ends with 78, as machine_build. */
struct phrases *phrases_new(const struct rules *const tables[MACHINE_TABLES]);
void phrases_free(struct phrases *);

/* A rule that fits from that word of the text on. */
struct phrase {
	uint32_t rule; /* its place in the list of phrases_rules */
	uint32_t at;
};

/* In the order of the text; at one word in that of sets.h. */
struct phrase_list {
	struct phrase *list;
	size_t count, room;
};

const struct rule *phrases_rules(const struct phrases *);

/*
 * The rules of each table that fit a text, as if no other covered its words, in
 * a list for each. They live until the next text. The time that it takes
 * depends on the words, not on how many rules there are.
 */
const struct phrase_list *phrases_find(struct phrases *, const struct tokens *);

#endif
