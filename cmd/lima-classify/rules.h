/*
 * rules: words and phrases, and the criterion that each speaks for.
 *
 * They are a profile's rules.tsv; criteria.tsv lists the criteria. Text and
 * patterns are compared folded (text_fold) and word by word; a word of a
 * pattern that ends in '*' stands for all words that begin so.
 */
#ifndef LIMA_RULES_H
#define LIMA_RULES_H

#include "profile.h"
#include "words.h"

#include <stddef.h>
#include <stdint.h>

struct rules;

struct rule {
	char *pattern; /* folded; the words point into it */
	struct words words;
	size_t letters;
	size_t criterion;
	uintmax_t weight;
	size_t row;
};

/*
 * The rules of a profile, or the end with 78. They need the profile as long as
 * they live.
 */
struct rules *rules_load(struct profile *);
void rules_free(struct rules *);

/* The criteria: how many, the code of one, the number of a code or MAP_NONE. */
size_t rules_criteria(const struct rules *);
const char *rules_criterion(const struct rules *, size_t criterion);
size_t rules_find_criterion(const struct rules *, const char *code);

/*
 * The rule that fits the words from that one on, or NULL. Of several it is the
 * one with the most words, then the one with the most letters.
 */
const struct rule *rules_at(
    const struct rules *, const struct words *, size_t at);

#endif
