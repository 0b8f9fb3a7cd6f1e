/*
 * rules: words and phrases, and what each speaks for.
 *
 * A table of a profile with the columns pattern, weight and one that names the
 * outcome: rules.tsv speaks for the criteria of criteria.tsv, tag_rules.tsv for
 * the tags of tags.tsv. Text and patterns are compared folded (text_fold) and
 * word by word; a word of a pattern that ends in '*' stands for all words that
 * begin so.
 *
 * Where outcomes are rivals a rule may have none: it negates. Its weight, from
 * 1 on, says how many words after its own it reaches.
 */
#ifndef LIMA_RULES_H
#define LIMA_RULES_H

#include "profile.h"
#include "vocabulary.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define RULES_WEIGHT_MAX 1000

#define RULES_NEGATES UINT32_MAX
#define RULES_REACH_MAX 20

struct rules;

/* Of which table they are. */
struct rules_kind {
	const char *table;
	const char *outcome;  /* its column of outcomes */
	const char *outcomes; /* the table of them, with a column code */
	/* A text has one outcome: a pattern stands once, and not for each. */
	bool rivals;
};

extern const struct rules_kind rules_of_criteria;
extern const struct rules_kind rules_of_tags;

struct rule {
	uint32_t words;   /* how many */
	uint32_t outcome; /* or RULES_NEGATES */
	uint32_t row;     /* of the table */
	/* Rules of one side keep each other from their words: the outcome, or
	 * where outcomes are rivals 0. */
	uint32_t side;
	uint16_t weight;
	bool counts; /* it has a weight, and does not negate */
};

/* The words of a rule. */
struct rule_words {
	uint32_t *numbers; /* in the vocabulary */
	uint32_t letters;  /* of all of them */
};

/*
 * The rules of a profile, or the end with 78. They need the profile as long as
 * they live, and the vocabulary, to which they add their words.
 */
struct rules *rules_load(
    struct profile *, struct vocabulary *, const struct rules_kind *);
void rules_free(struct rules *);

struct vocabulary *rules_vocabulary(const struct rules *);

/* Of the table, for messages. */
const char *rules_path(const struct rules *);

/* How many there are, and the one on that row of the table. */
size_t rules_count(const struct rules *);
const struct rule *rules_get(const struct rules *, size_t row);
const struct rule_words *rules_words(const struct rules *, size_t row);

/* The outcomes: how many, the code of one, the number of a code or MAP_NONE. */
size_t rules_outcomes(const struct rules *);
const char *rules_outcome(const struct rules *, size_t outcome);
size_t rules_find_outcome(const struct rules *, const char *code);

#endif
