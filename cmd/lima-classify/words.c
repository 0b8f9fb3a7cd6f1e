/*
 * words: the words of folded text.
 */
#include "words.h"

#include "mem.h"

#include <stdlib.h>

/*
 * How many bytes of letter or digit s begins with. Beyond ASCII the signs are
 * those of the blocks U+0080 to U+00BF (« ¿ §), U+2000 to U+2BFF (… € →) and
 * U+3000 to U+303F; what other signs there are does not stand in such texts.
 */
static inline size_t
letter_length(const char *s)
{
	unsigned char c = (unsigned char)s[0];
	unsigned char next;

	if (c < 0x80)
		return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
		       (c >= 'A' && c <= 'Z');
	next = (unsigned char)s[1];
	if (c == 0xc2 || (c == 0xe2 && next < 0xb0) ||
	    (c == 0xe3 && next == 0x80))
		return 0;
	return c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
}

/* The length of the sign or blank that s begins with. */
static size_t
sign_length(const char *s)
{
	unsigned char c = (unsigned char)s[0];

	return c < 0x80 ? 1 : c < 0xe0 ? 2 : 3;
}

const char *
words_next(const char **rest, size_t *len)
{
	const char *s = *rest, *word;
	size_t n;

	while (*s != '\0' && letter_length(s) == 0)
		s += sign_length(s);
	word = s;
	while ((n = letter_length(s)) != 0)
		s += n;
	*rest = s;
	*len = (size_t)(s - word);
	return *len > 0 ? word : NULL;
}

static void
add_word(struct words *w, const char *text, size_t len)
{
	w->list = mem_grow(w->list, w->count, &w->room, sizeof(*w->list));
	w->list[w->count++] = (struct word){text, len};
}

void
words_find(struct words *w, const char *folded)
{
	const char *word;
	size_t len;

	w->count = 0;
	while ((word = words_next(&folded, &len)) != NULL)
		add_word(w, word, len);
}

void
words_be(struct words *w, const char *text, size_t len)
{
	w->count = 0;
	add_word(w, text, len);
}

void
words_release(struct words *w)
{
	free(w->list);
	w->list = NULL;
	w->count = w->room = 0;
}
