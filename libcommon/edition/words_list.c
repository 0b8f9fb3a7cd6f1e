/*
 * words: several things as a sentence lists them.
 */
#include "words.h"

#include "mem.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

static const char letters_and_digits[] = "abcdefghijklmnopqrstuvwxyz0123456789";

/* Does it begin with the sound i, quotes before it aside? */
static bool
begins_with_i(const char *item)
{
	struct buf folded = BUF_INIT;
	const char *s;
	bool does;

	text_fold(&folded, item, strlen(item));
	s = folded.data + strcspn(folded.data, letters_and_digits);
	if (*s == 'h')
		s++;
	/* Before another vowel it is no vowel: hielo, ion. */
	does = *s == 'i' && (s[1] == '\0' || strchr("aeou", s[1]) == NULL);
	buf_release(&folded);
	return does;
}

/* What stands before the last item of a list. */
static const char *
last_joint(const struct words *w, const char *item)
{
	const char *before_i = words_find(w, "grammar.and_i");

	if (before_i != NULL && begins_with_i(item))
		return before_i;
	return words_label(w, "grammar.and");
}

void
words_list(
    const struct words *w, struct buf *out, char *const items[], size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (i > 0)
			buf_puts(out, i + 1 == n
					  ? last_joint(w, items[i])
					  : words_label(w, "grammar.comma"));
		buf_puts(out, items[i]);
	}
}

void
words_list_of(
    const struct words *w, struct buf *out, const char *text, char separator)
{
	char **items = NULL;
	size_t n = 0, room = 0, len;
	const char *item;

	while ((item = text_next(&text, separator, &len)) != NULL) {
		items = mem_grow(items, n, &room, sizeof(*items));
		items[n++] = mem_copy(item, len);
	}
	words_list(w, out, items, n);
	while (n > 0)
		free(items[--n]);
	free(items);
}
