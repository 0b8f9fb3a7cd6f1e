/*
 * words: the words of folded text.
 */
#include "words.h"

#include "mem.h"

#include <ctype.h>
#include <stdlib.h>

/*
 * How many bytes of letter or digit s begins with. Beyond ASCII the signs are
 * those of the blocks U+0080 to U+00BF (« ¿ §), U+2000 to U+2BFF (… € →) and
 * U+3000 to U+303F; what other signs there are does not stand in such texts.
 */
static size_t
letter_length(const char *s)
{
	unsigned char c = (unsigned char)s[0];
	unsigned char next;

	if (c < 0x80)
		return isalnum(c) ? 1 : 0;
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

void
words_find(struct words *w, const char *s)
{
	size_t n;

	w->count = 0;
	while (*s != '\0') {
		const char *begin = s;

		while ((n = letter_length(s)) != 0)
			s += n;
		if (s == begin) {
			s += sign_length(s);
			continue;
		}
		w->list =
		    mem_grow(w->list, w->count, &w->room, sizeof(*w->list));
		w->list[w->count].text = begin;
		w->list[w->count].len = (size_t)(s - begin);
		w->count++;
	}
}

void
words_release(struct words *w)
{
	free(w->list);
	w->list = NULL;
	w->count = w->room = 0;
}
