/*
 * sets: the sets of rules that fit the same words, and how one leads to the
 * next.
 *
 * A set are the rules that fit the words that were read: those that have no
 * further word, as far as they are taken, and those that fit as far as the
 * words go. Each word of the vocabulary leads to the set of those that it fits
 * too. Of n rules there could be far more such sets than n; but people write
 * phrases of a few words, and few words that are beginnings of one another: the
 * sets are about one and a half times as many.
 *
 * Of the rules of a table that fit from one word on, the one with the most
 * words is taken, then the one with the most letters, else the first of the
 * table; where the outcomes are no rivals, one for each outcome.
 */
#ifndef LIMA_SETS_H
#define LIMA_SETS_H

#include "comb.h"
#include "rules.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How many tables of rules there may be. */
#define SETS_TABLES 2

/* No word was read. No step leads there. */
#define SETS_START 0

/*
 * A rule that is taken, copied, so that those of a set lie together. Where none
 * is taken stands one of which none are left.
 */
struct fit {
	struct rule rule; /* its side is one of all tables' */
	uint32_t number;  /* of the rules of all tables */
	uint32_t left;    /* how many of its set there are from it on */
	uint8_t table;
};

struct set {
	/* Where it leads to: a part of steps, ascending by word. */
	size_t steps, steps_end;
	/* Where in fits those that are taken begin, those of one table behind
	 * those of the other, those with more words first. */
	uint32_t fits;
};

struct sets {
	struct set *list;
	size_t count, room;
	struct step *steps; /* to the number of a set */
	size_t step_count, step_room;
	struct fit *fits;
	size_t fit_count, fit_room;
	size_t most; /* how many are taken at once */
};

/*
 * The tables, of which all but the first may be NULL, share a vocabulary; all
 * rules whose words it holds are loaded before. Ends with 78 if there are far
 * more sets than rules, as of "a* b", "a b*" and the like with many words:
 * memory stays bounded.
 */
void sets_build(struct sets *, const struct rules *const tables[SETS_TABLES]);
void sets_release(struct sets *);

#endif
