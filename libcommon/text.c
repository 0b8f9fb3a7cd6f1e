/*
 * text: UTF-8, white space, and the folding under which names are compared.
 */
#include "text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

size_t
text_char(const char *s, size_t len)
{
	utf8proc_int32_t point;
	utf8proc_ssize_t n;

	if (len == 0)
		return 0;
	if ((unsigned char)s[0] < 0x80)
		return 1;
	if (len > 4)
		len = 4;
	n = utf8proc_iterate(
	    (const utf8proc_uint8_t *)s, (utf8proc_ssize_t)len, &point);
	return n > 0 ? (size_t)n : 0;
}

/* Eight bytes at a time while they are ASCII: most of a stream is. */
size_t
text_utf8_span(const char *bytes, size_t len)
{
	const uint64_t high = UINT64_C(0x8080808080808080);
	size_t i = 0, n;
	uint64_t word;

	while (i < len) {
		while (len - i >= sizeof(word)) {
			memcpy(&word, bytes + i, sizeof(word));
			if ((word & high) != 0)
				break;
			i += sizeof(word);
		}
		if (i == len)
			break;
		n = text_char(bytes + i, len - i);
		if (n == 0)
			break;
		i += n;
	}
	return i;
}

size_t
text_length(const char *s)
{
	size_t n = 0;

	for (; *s != '\0'; s++)
		n += ((unsigned char)*s & 0xc0) != 0x80;
	return n;
}

/* How many bytes of white space s begins with. */
static size_t
space_at(const char *s, size_t len)
{
	static const char *const wide[] = {
	    "\xc2\xa0",     /* no-break space */
	    "\xe2\x80\xaf", /* narrow no-break space */
	    "\xe2\x80\x8b", /* zero-width space */
	    "\xe3\x80\x80", /* ideographic space */
	    "\xef\xbb\xbf", /* zero-width no-break space */
	};
	size_t i, n;

	if (len == 0)
		return 0;
	if (*s == ' ' || (*s >= '\t' && *s <= '\r'))
		return 1;
	for (i = 0; i < sizeof(wide) / sizeof(wide[0]); i++) {
		n = strlen(wide[i]);
		if (n <= len && memcmp(s, wide[i], n) == 0)
			return n;
	}
	return 0;
}

/* How many bytes of white space s ends with. */
static size_t
space_before(const char *s, size_t len)
{
	size_t n;

	for (n = 1; n <= 3 && n <= len; n++)
		if (space_at(s + len - n, n) == n)
			return n;
	return 0;
}

const char *
text_trim(const char *s, size_t *len)
{
	size_t n;

	while ((n = space_at(s, *len)) != 0) {
		s += n;
		*len -= n;
	}
	while ((n = space_before(s, *len)) != 0)
		*len -= n;
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

/* The same for ASCII, where folding is lower case and nothing else. */
static bool
fold_ascii(struct buf *out, const char *s, size_t len)
{
	size_t i, start = out->len;
	bool space = false;
	char c;

	buf_reserve(out, len);
	for (i = 0; i < len; i++) {
		c = s[i];
		if ((unsigned char)c >= 0x80) {
			out->len = start;
			out->data[start] = '\0';
			return false;
		}
		if (c == ' ' || (c >= '\t' && c <= '\r')) {
			space = out->len > start;
			continue;
		}
		if (space)
			out->data[out->len++] = ' ';
		space = false;
		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		out->data[out->len++] = c;
	}
	out->data[out->len] = '\0';
	return true;
}

bool
text_fold(struct buf *out, const char *s, size_t len)
{
	utf8proc_uint8_t *folded = NULL;
	utf8proc_ssize_t n;

	if (fold_ascii(out, s, len))
		return true;
	if (len > (size_t)PTRDIFF_MAX)
		return false;
	n = utf8proc_map((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)len,
	    &folded,
	    UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
		UTF8PROC_STRIPMARK | UTF8PROC_LUMP | UTF8PROC_IGNORE);
	if (n < 0)
		return false;
	add_words(out, (const char *)folded, (size_t)n);
	free(folded);
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
