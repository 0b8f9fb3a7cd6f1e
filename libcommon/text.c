/*
 * text: UTF-8, white space, and the folding under which names are compared.
 */
#include "text.h"

#include "utf8.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* Whether a character of two bytes, U+0080 to U+07FF, begins there. */
static bool
begins_pair(const char *s)
{
	return (unsigned char)*s >= 0xc2 && (unsigned char)*s < 0xe0;
}

static bool
continues(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

size_t
text_char(const char *s, size_t len)
{
	utf8proc_int32_t point;
	utf8proc_ssize_t n;

	if (len == 0)
		return 0;
	if ((unsigned char)s[0] < 0x80)
		return 1;
	if (begins_pair(s))
		return len > 1 && continues(s[1]) ? 2 : 0;
	if (len > 4)
		len = 4;
	n = utf8proc_iterate(
	    (const utf8proc_uint8_t *)s, (utf8proc_ssize_t)len, &point);
	return n > 0 ? (size_t)n : 0;
}

/*
 * How many bytes, by whole characters, come before the block in which there is
 * more than is known by blocks, or which is not full.
 */
static size_t
blocks_span(const char *bytes, size_t len)
{
	uint64_t due = 0, next = 0;
	size_t i;

	for (i = 0; len - i >= BLOCK_BYTES; i += BLOCK_BYTES) {
		struct block b = block_load(bytes + i);

		if ((block_high(b) | due) == 0)
			continue;
		if (utf8_strange(b, &next) != 0)
			break;
		due = next;
	}
	if (due != 0)
		do
			i--;
		while (continues(bytes[i]));
	return i;
}

size_t
text_utf8_span(const char *bytes, size_t len)
{
	size_t i = 0, n, stop;

	do {
		i += blocks_span(bytes + i, len - i);
		stop = len - i > BLOCK_BYTES ? i + BLOCK_BYTES : len;
		for (; i < stop; i += n) {
			n = (unsigned char)bytes[i] < 0x80
				? 1
				: text_char(bytes + i, len - i);
			if (n == 0)
				return i;
		}
	} while (i < len);
	return i;
}

size_t
text_length(const char *s)
{
	size_t n = 0;

	for (; *s != '\0'; s++)
		n += !continues(*s);
	return n;
}

static bool
is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* How many bytes of white space beyond ASCII s begins with. */
static size_t
wide_space_at(const char *s, size_t len)
{
	static const char wide[][4] = {
	    "\xe2\x80\xaf", /* narrow no-break space */
	    "\xe2\x80\x8b", /* zero-width space */
	    "\xe3\x80\x80", /* ideographic space */
	    "\xef\xbb\xbf", /* zero-width no-break space */
	};
	size_t i;

	if (len >= 2 && memcmp(s, "\xc2\xa0", 2) == 0) /* no-break space */
		return 2;
	for (i = 0; len >= 3 && i < sizeof(wide) / sizeof(wide[0]); i++)
		if (memcmp(s, wide[i], 3) == 0)
			return 3;
	return 0;
}

/* How many bytes of white space s begins with. */
static size_t
space_at(const char *s, size_t len)
{
	if (len == 0)
		return 0;
	if ((unsigned char)*s < 0x80)
		return is_space(*s) ? 1 : 0;
	return wide_space_at(s, len);
}

/* How many bytes of white space s ends with. */
static size_t
space_before(const char *s, size_t len)
{
	if (len == 0)
		return 0;
	if ((unsigned char)s[len - 1] < 0x80)
		return is_space(s[len - 1]) ? 1 : 0;
	if (len >= 2 && wide_space_at(s + len - 2, 2) != 0)
		return 2;
	return len >= 3 && wide_space_at(s + len - 3, 3) == 3 ? 3 : 0;
}

const char *
text_trim(const char *s, size_t *len)
{
	const char *end = s + *len;
	size_t n;

	while ((n = space_at(s, (size_t)(end - s))) != 0)
		s += n;
	while ((n = space_before(s, (size_t)(end - s))) != 0)
		end -= n;
	*len = (size_t)(end - s);
	return s;
}

const char *
text_next(const char **list, char sep, size_t *len)
{
	const char *item, *end;

	while (**list != '\0') {
		item = *list;
		end = strchr(item, sep);
		*len = end != NULL ? (size_t)(end - item) : strlen(item);
		*list = item + *len + (end != NULL ? 1 : 0);
		item = text_trim(item, len);
		if (*len != 0)
			return item;
	}
	return NULL;
}

/* Add s, levelled by utf8proc already, with its white space made even. */
static void
add_words(struct buf *out, const char *s, size_t len)
{
	size_t n, start = out->len;

	s = text_trim(s, &len);
	while (len > 0) {
		n = space_at(s, len);
		if (n == 0) {
			n = 1;
			buf_add(out, s, 1);
		} else if (out->len > start && out->data[out->len - 1] != ' ') {
			buf_putc(out, ' ');
		}
		s += n;
		len -= n;
	}
}

/*
 * Level by utf8proc; the caller frees the result. NULL if it is not UTF-8. Each
 * character is levelled for itself: what stands beside it does not matter.
 */
static char *
level(const char *s, size_t len, size_t *levelled)
{
	utf8proc_uint8_t *out = NULL;
	utf8proc_ssize_t n;

	if (len > (size_t)PTRDIFF_MAX)
		return NULL;
	n = utf8proc_map((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)len,
	    &out,
	    UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
		UTF8PROC_STRIPMARK | UTF8PROC_LUMP | UTF8PROC_IGNORE);
	if (n < 0)
		return NULL;
	*levelled = (size_t)n;
	return (char *)out;
}

/* What a character is levelled to, if that is known and short. */
struct levelled {
	enum { UNKNOWN, SHORT, LONG } state;
	unsigned char len;
	char text[6];
};

static void
learn(struct levelled *to, const char *s, size_t len)
{
	size_t n, i;
	char *out = level(s, len, &n);

	to->state = LONG;
	if (out != NULL && n <= sizeof(to->text)) {
		to->state = SHORT;
		to->len = (unsigned char)n;
		memcpy(to->text, out, n);
		/* One of the wide spaces is for add_words. */
		for (i = 0; i < n; i++)
			if (space_at(out + i, n - i) > 1)
				to->state = LONG;
	}
	free(out);
}

/*
 * What the character that s begins with is levelled to, and its length: those
 * of two bytes and the signs from U+2000 to U+203F, which with ASCII are nearly
 * all that is written here. NULL: it is another, or long, or not UTF-8.
 */
static const struct levelled *
levelled_char(const char *s, size_t len, size_t *n)
{
	static struct levelled pairs[0x800], signs[0x40];
	struct levelled *to;

	if (len >= 2 && begins_pair(s) && continues(s[1])) {
		to = &pairs[(s[0] & 0x1f) << 6 | (s[1] & 0x3f)];
		*n = 2;
	} else if (len >= 3 && memcmp(s, "\xe2\x80", 2) == 0 &&
		   continues(s[2])) {
		to = &signs[s[2] & 0x3f];
		*n = 3;
	} else {
		return NULL;
	}
	if (to->state == UNKNOWN)
		learn(to, s, *n);
	return to->state == SHORT ? to : NULL;
}

/* Put a levelled byte, there being room, or keep in mind a space. */
static void
put_byte(struct buf *out, size_t start, bool *space, char c)
{
	if (is_space(c)) {
		*space = out->len > start;
		return;
	}
	if (*space)
		out->data[out->len++] = ' ';
	*space = false;
	out->data[out->len++] = c;
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Fold without utf8proc; false, and nothing added, if that cannot be. */
static bool
fold_plain(struct buf *out, const char *s, size_t len)
{
	const char *end = s + len;
	size_t k, n, start = out->len;
	const struct levelled *to;
	bool space = false;

	/* No character grows to more than three times its length. */
	if (len > (size_t)PTRDIFF_MAX / 3)
		return false;
	buf_reserve(out, 3 * len);
	while (s < end) {
		if ((unsigned char)*s < 0x80) {
			put_byte(out, start, &space, lower(*s++));
			/* The rest of a word, which has no space before it. */
			while (!space && s<end && * s> ' ' && *s < 0x7f)
				out->data[out->len++] = lower(*s++);
			continue;
		}
		to = levelled_char(s, (size_t)(end - s), &n);
		if (to == NULL) {
			out->len = start;
			out->data[start] = '\0';
			return false;
		}
		for (k = 0; k < to->len; k++)
			put_byte(out, start, &space, to->text[k]);
		s += n;
	}
	out->data[out->len] = '\0';
	return true;
}

bool
text_fold(struct buf *out, const char *s, size_t len)
{
	size_t n;
	char *levelled;

	if (fold_plain(out, s, len))
		return true;
	levelled = level(s, len, &n);
	if (levelled == NULL)
		return false;
	add_words(out, levelled, n);
	free(levelled);
	return true;
}

bool
text_number(const char *s, size_t len, uintmax_t max, uintmax_t *value)
{
	uintmax_t n = 0, digit;
	size_t i;

	if (len == 0)
		return false;
	for (i = 0; i < len; i++) {
		if (s[i] < '0' || s[i] > '9')
			return false;
		digit = (uintmax_t)(s[i] - '0');
		if (n > (max - digit) / 10 || digit > max)
			return false;
		n = n * 10 + digit;
	}
	*value = n;
	return true;
}
