/*
 * split: the items of a needs answer.
 */
#include "split.h"

#include "text.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#define DOT u8"\u2022"
#define NBSP u8"\u00a0"

/* Signs that are bullets where a digit does not follow at once. */
static const char *const strokes[] = {"-", "*", u8"\u2010", u8"\u2011",
    u8"\u2012", u8"\u2013", u8"\u2014", u8"\u2015", u8"\u2212", NULL};

/* Signs that are bullets whatever follows; U+F0A7 to U+F0D8 are Word's own. */
static const char *const dots[] = {DOT, u8"\u00b7", u8"\u2023", u8"\u2043",
    u8"\u2219", u8"\u25a0", u8"\u25a1", u8"\u25aa", u8"\u25ab", u8"\u25b6",
    u8"\u25ba", u8"\u25cb", u8"\u25cf", u8"\u25e6", u8"\u2713", u8"\u2714",
    u8"\u2794", u8"\u27a2", u8"\uf0a7", u8"\uf0b7", u8"\uf0d8", NULL};

static bool
is_digit(char c)
{
	return isdigit((unsigned char)c) != 0;
}

/* The length of that one of the signs which s begins with, or 0. */
static size_t
sign_length(const char *const signs[], const char *s, size_t len)
{
	/* All but these two are beyond ASCII. */
	if (len == 0 || (*s != '-' && *s != '*' && (unsigned char)*s < 0x80))
		return 0;
	for (size_t i = 0; signs[i] != NULL; i++) {
		size_t n = strlen(signs[i]);

		if (n <= len && memcmp(s, signs[i], n) == 0)
			return n;
	}
	return 0;
}

/* Whether white space or the end of the text stands there. */
static bool
is_blank(const char *s)
{
	return *s == '\0' || isspace((unsigned char)*s) ||
	       strncmp(s, NBSP, strlen(NBSP)) == 0;
}

/* "1", "12", "1.2": how long the number at the head of s is, or 0. */
static size_t
number_length(const char *s, size_t len)
{
	size_t at = 0;

	for (;;) {
		size_t digits = 0;

		while (at + digits < len && is_digit(s[at + digits]))
			digits++;
		if (digits == 0 || digits > 2)
			return 0;
		at += digits;
		if (at + 1 >= len || s[at] != '.' || !is_digit(s[at + 1]))
			return at;
		at++;
	}
}

/* "a", "iv", "XII": a single letter or a Roman number, or 0. */
static size_t
letters_length(const char *s, size_t len)
{
	size_t most = strlen("xxxviii");
	size_t n = 0;

	while (n < len && n <= most && isalpha((unsigned char)s[n]))
		n++;
	if (n == 1 || n > most)
		return n == 1 ? 1 : 0;
	return strspn(s, "ivx") >= n || strspn(s, "IVX") >= n ? n : 0;
}

/* "1." "a)" "(iv)" "1.-" at the head of s: the length, or 0. */
static size_t
label_length(const char *s, size_t len)
{
	bool opened = len > 0 && s[0] == '(';
	size_t at = opened ? 1 : 0;
	size_t n = number_length(s + at, len - at);
	bool number = n > 0;
	char end;

	if (!number)
		n = letters_length(s + at, len - at);
	at += n;
	if (n == 0 || at == len)
		return 0;
	end = s[at++];
	if (end != ')' && (end != '.' || opened))
		return 0;
	if (at < len && s[at] == '-')
		at++;
	else if (end == '.' && !number && !is_blank(s + at))
		return 0;
	return at < len && is_digit(s[at]) ? 0 : at;
}

/* The line without its bullets and outer white space. */
static const char *
strip(const char *s, size_t *len)
{
	size_t n;

	for (;;) {
		s = text_trim(s, len);
		n = sign_length(strokes, s, *len);
		if (n > 0 && n < *len && is_digit(s[n]))
			return s;
		if (n == 0)
			n = sign_length(dots, s, *len);
		if (n == 0)
			break;
		s += n;
		*len -= n;
	}
	n = label_length(s, *len);
	*len -= n;
	return text_trim(s + n, len);
}

/* How far the item goes that begins at s: to a line's end, or to a DOT. */
static size_t
item_span(const char *s)
{
	static const char stops[] = "\r\n\xe2"; /* with that a DOT begins */
	size_t dot = strlen(DOT);
	size_t at = strcspn(s, stops);

	while (s[at] == '\xe2') {
		if (at > 0 && is_blank(s + at - 1) &&
		    strncmp(s + at, DOT, dot) == 0 && is_blank(s + at + dot))
			break;
		at++;
		at += strcspn(s + at, stops);
	}
	return at;
}

const char *
split_next(const char **rest, size_t *len)
{
	while (**rest != '\0') {
		const char *item = *rest;
		size_t n = item_span(item);

		*rest += n;
		if (**rest == '\r' || **rest == '\n')
			++*rest;
		item = strip(item, &n);
		if (n > 0) {
			*len = n;
			return item;
		}
	}
	return NULL;
}
