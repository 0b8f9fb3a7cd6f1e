/*
 * words: the words of folded text.
 *
 * A word is a run of letters and digits; every sign and blank stands between
 * words: "l'education", "e-government" and "and/or" are two each.
 */
#ifndef LIMA_WORDS_H
#define LIMA_WORDS_H

#include <stddef.h>

struct word {
	const char *text; /* not ended by a NUL */
	size_t len;
};

struct words {
	struct word *list;
	size_t count;
	size_t room;
};

#define WORDS_INIT                                  \
	{                                           \
		.list = NULL, .count = 0, .room = 0 \
	}

/*
 * The next word in *rest, its length in *len; *rest goes on behind it. NULL
 * when no word is left.
 */
const char *words_next(const char **rest, size_t *len);

/* Put the words of the text in place of those that were there. */
void words_find(struct words *, const char *folded);

/* The same of a text that is one word. */
void words_be(struct words *, const char *text, size_t len);

void words_release(struct words *);

#endif
