/*
 * tokens: the words of a text and what is known about them.
 *
 * The words are those of the folded text (words.h). A run is letters and digits
 * of ASCII, and all that is beyond ASCII but for the quotes, dashes and dots of
 * U+2010 to U+2027; it may hold signs, and several words. Nothing is folded
 * again that was seen of late (known.h). The memory for that is bounded,
 * whatever the texts are made of.
 */
#ifndef LIMA_TOKENS_H
#define LIMA_TOKENS_H

#include "buf.h"
#include "vocabulary.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Behind the last word stand as many that fit nothing. */
#define TOKENS_BEHIND 2

struct run {
	const char *start, *end;
};

struct known;

struct tokens {
	const struct known *known; /* for tokens_put_word */
	uint32_t *fits;   /* by word, and TOKENS_BEHIND: vocabulary_fit */
	struct run *runs; /* by word: what it stands in; the words of a run
			   * follow each other */
	size_t count;
	size_t room;
	/* How many words there are of each language, as languages_of tells. */
	size_t languages[1 + PROFILE_LANGUAGES];
};

struct tokenizer;

/* The vocabulary is kept, not copied; words added to it later are not known. */
struct tokenizer *tokenizer_new(struct vocabulary *);
void tokenizer_free(struct tokenizer *);

/* The words of UTF-8 without a NUL; they live until the next text. */
const struct tokens *tokenizer_read(
    struct tokenizer *, const char *text, size_t len);

/*
 * The same of a text that lives as long as its words, and behind which a block
 * (block.h) can be read: it is not copied.
 */
const struct tokens *tokenizer_read_padded(
    struct tokenizer *, const char *text, size_t len);

/*
 * Whether a new part of the sentence begins with that word: one of the signs
 * . , ; : ? ! ( ) or a dash or dots stand before it, but not within a number.
 */
bool tokens_parted(const struct tokens *, size_t word);

/* Add a word, folded. */
void tokens_put_word(struct buf *, const struct tokens *, size_t word);

#endif
