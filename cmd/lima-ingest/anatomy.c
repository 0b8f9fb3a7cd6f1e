/*
 * anatomy: a header taken apart at its numbers.
 */
#include "anatomy.h"

#include "mem.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

#define HOLE '\1'

struct anatomy_words {
	char **folded;
	size_t count, room;
};

struct anatomy_words *
anatomy_words_new(const char *list)
{
	struct anatomy_words *w = mem_new(1, sizeof(*w));
	struct buf folded = BUF_INIT;
	const char *word;
	size_t len;

	while ((word = text_next(&list, '|', &len)) != NULL) {
		text_fold(&folded, word, len);
		w->folded =
		    mem_grow(w->folded, w->count, &w->room, sizeof(*w->folded));
		w->folded[w->count++] = buf_take(&folded);
	}
	return w;
}

void
anatomy_words_free(struct anatomy_words *w)
{
	size_t i;

	for (i = 0; i < w->count; i++)
		free(w->folded[i]);
	free(w->folded);
	free(w);
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || ((unsigned char)c & 0x80) != 0;
}

/* Where the list of numbers that begins at i ends. */
static size_t
end_of_list(const char *s, size_t i)
{
	size_t next;

	for (;;) {
		while (is_digit(s[i]))
			i++;
		if (s[i] != ',')
			return i;
		next = s[i + 1] == ' ' ? i + 2 : i + 1;
		if (!is_digit(s[next]))
			return i;
		i = next;
	}
}

/*
 * Where the longest word before the digits at i begins, not before start, and
 * not within another word; i if there is none.
 */
static size_t
begin_of_word(
    const struct anatomy_words *w, const char *s, size_t start, size_t i)
{
	size_t k, len, end = i, begin = i;

	if (end > start && strchr(" _-", s[end - 1]) != NULL)
		end--;
	for (k = 0; k < w->count; k++) {
		len = strlen(w->folded[k]);
		if (len > end - start || end - len >= begin ||
		    memcmp(s + end - len, w->folded[k], len) != 0)
			continue;
		if (end - len == start || !is_letter(s[end - len - 1]))
			begin = end - len;
	}
	return begin;
}

bool
anatomy_find(
    struct anatomy *a, const struct anatomy_words *words, const char *text)
{
	struct anatomy_number *n;
	size_t i = 0, start = 0;

	a->text = text;
	a->count = 0;
	while (text[i] != '\0') {
		if (text[i] == HOLE)
			return false;
		if (!is_digit(text[i])) {
			i++;
			continue;
		}
		if (a->count == ANATOMY_NUMBERS)
			return false;
		n = &a->numbers[a->count++];
		n->begin = begin_of_word(words, text, start, i);
		n->digits = i;
		n->end = i = start = end_of_list(text, i);
	}
	return a->count > 0;
}

unsigned
anatomy_all(const struct anatomy *a)
{
	return (1U << a->count) - 1;
}

unsigned
anatomy_worded(const struct anatomy *a)
{
	unsigned set = 0;
	size_t i;

	for (i = 0; i < a->count; i++)
		if (a->numbers[i].begin < a->numbers[i].digits)
			set |= 1U << i;
	return set;
}

void
anatomy_leave_out(const struct anatomy *a, unsigned set, struct buf *out)
{
	size_t i, from = 0;

	buf_reset(out);
	for (i = 0; i < a->count; i++) {
		if ((set & 1U << i) == 0)
			continue;
		buf_add(out, a->text + from, a->numbers[i].begin - from);
		buf_putc(out, HOLE);
		from = a->numbers[i].end;
	}
	buf_puts(out, a->text + from);
}

static void
add_number(struct buf *out, const char *s, const struct anatomy_number *n)
{
	bool leading = true;
	size_t i;

	for (i = n->digits; i < n->end; i++) {
		if (s[i] == ' ')
			continue;
		if (leading && s[i] == '0' && is_digit(s[i + 1]))
			continue;
		buf_putc(out, s[i]);
		leading = s[i] == ',';
	}
}

bool
anatomy_value(const struct anatomy *a, unsigned set, struct buf *out)
{
	struct buf one = BUF_INIT;
	bool same = true, first = true;
	size_t i;

	buf_reset(out);
	for (i = 0; i < a->count && same; i++) {
		if ((set & 1U << i) == 0)
			continue;
		buf_reset(&one);
		add_number(&one, a->text, &a->numbers[i]);
		if (first)
			buf_add(out, one.data, one.len);
		same = strcmp(out->data, one.data) == 0;
		first = false;
	}
	buf_release(&one);
	return same;
}
