/*
 * match: the rules that fit a text.
 *
 * A text is read from its first word to its last, once for two tables of rules.
 * Of several rules of a table that fit from one word on, the one with the most
 * words is taken, then the one with the most letters. The words that it covers
 * are not looked at again: by no other rule of the table where the outcomes are
 * rivals, else by no rule of the same outcome.
 *
 * A rule that negates reaches some words further, but not beyond the part of
 * the sentence: "rather than seminars, equipment". What begins there is
 * negated.
 */
#ifndef LIMA_MATCH_H
#define LIMA_MATCH_H

#include "buf.h"
#include "machine.h"
#include "rules.h"
#include "tokens.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct match {
	const struct rule *rule;
	uint32_t at;  /* the first of the words of the text that it covers */
	bool negated; /* it counts nothing; nor does a rule that negates */
};

/* In the order of the text. */
struct matches {
	const struct match *list;
	size_t count;
};

/* What each table finds; they live until the next text. */
struct findings {
	struct matches of[MACHINE_TABLES];
};

struct matcher;

/*
 * The rules of the tables are kept; those of the first, and of a second or
 * NULL. All rules whose words their vocabulary holds are loaded before.
 */
struct matcher *matcher_new(const struct rules *, const struct rules *);
void matcher_free(struct matcher *);

/*
 * The rules that have a weight, each once, and as often as they are negated;
 * without those that negate.
 */
const struct findings *matcher_find(struct matcher *, const struct tokens *);

/* All rules, each as often as it covers words. */
const struct findings *matcher_all(struct matcher *, const struct tokens *);

/*
 * After matcher_all: whether what begins at that word of the text is negated
 * for the first table.
 */
bool matcher_negates(const struct matcher *, size_t word);

/* Add the words that a match covers, folded, with blanks between. */
void match_put_words(struct buf *, const struct match *, const struct tokens *);

#endif
