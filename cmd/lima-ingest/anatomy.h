/*
 * anatomy: a header taken apart at its numbers.
 *
 * A number is a run of digits, or a list of them as "39,42". It may have a word
 * before it that stands for a mandate, with nothing, a space, '_' or '-'
 * between the two. Sets of a header's numbers are bits, the first is bit 0.
 */
#ifndef INGEST_ANATOMY_H
#define INGEST_ANATOMY_H

#include "buf.h"

#include <stdbool.h>
#include <stddef.h>

/* A header with more numbers is not taken apart. */
#define ANATOMY_NUMBERS 8

struct anatomy_number {
	size_t begin; /* of the word, else of the digits */
	size_t digits;
	size_t end;
};

struct anatomy {
	const char *text;
	struct anatomy_number numbers[ANATOMY_NUMBERS];
	size_t count;
};

struct anatomy_words;

/* The words for a mandate: a list, separated by '|'. */
struct anatomy_words *anatomy_words_new(const char *list);
void anatomy_words_free(struct anatomy_words *);

/*
 * Take a folded text apart; it stays the caller's. False if it has no numbers,
 * too many, or the character that stands for a number left out.
 */
bool anatomy_find(
    struct anatomy *, const struct anatomy_words *, const char *text);

/* The set of all its numbers, and that of those with a word. */
unsigned anatomy_all(const struct anatomy *);
unsigned anatomy_worded(const struct anatomy *);

/* The text with one same character in place of each number of a set. */
void anatomy_leave_out(const struct anatomy *, unsigned set, struct buf *out);

/*
 * What the numbers of a set all say: without spaces, and without zeros before
 * a number. False if they differ.
 */
bool anatomy_value(const struct anatomy *, unsigned set, struct buf *out);

#endif
