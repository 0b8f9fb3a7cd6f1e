/*
 * split: the items of a needs answer.
 */
#include "split.h"

#include "block.h"
#include "text.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define DOT u8"\u2022"
#define MIDDLE_DOT u8"\u00b7"
#define NBSP u8"\u00a0"

/* How long a sign is that stands in a table. */
#define WIDE 3

/* Signs that are bullets where a digit does not follow at once: - and * too. */
static const char strokes[][WIDE + 1] = {u8"\u2010", u8"\u2011", u8"\u2012",
    u8"\u2013", u8"\u2014", u8"\u2015", u8"\u2212"};

/*
 * Signs that are bullets whatever follows: MIDDLE_DOT too. U+F0A7 to U+F0D8 are
 * Word's own.
 */
static const char dots[][WIDE + 1] = {DOT, u8"\u2023", u8"\u2043", u8"\u2219",
    u8"\u25a0", u8"\u25a1", u8"\u25aa", u8"\u25ab", u8"\u25b6", u8"\u25ba",
    u8"\u25cb", u8"\u25cf", u8"\u25e6", u8"\u2713", u8"\u2714", u8"\u2794",
    u8"\u27a2", u8"\uf0a7", u8"\uf0b7", u8"\uf0d8"};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool
is_letter(char c)
{
	return is_small(c) || (c >= 'A' && c <= 'Z');
}

/* Whether it is of ASCII and no white space. */
static bool
is_graphic(char c)
{
	return c > ' ' && c < 0x7f;
}

static bool
begins(const char *s, const char *end, const char *with)
{
	size_t len = strlen(with);

	return (size_t)(end - s) >= len && memcmp(s, with, len) == 0;
}

/* Whether white space or the end of the text stands there. */
static bool
is_blank(const char *s, const char *end)
{
	return s == end || *s == ' ' || (*s >= '\t' && *s <= '\r') ||
	       begins(s, end, NBSP);
}

static bool
is_among(const char *s, const char signs[][WIDE + 1], size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (memcmp(s, signs[i], WIDE) == 0)
			return true;
	return false;
}

/* The length of the sign that s begins with if that is a bullet, or 0. */
static size_t
sign_length(const char *s, const char *end)
{
	size_t n = 0;

	if (begins(s, end, MIDDLE_DOT))
		return strlen(MIDDLE_DOT);
	if (begins(s, end, "-") || begins(s, end, "*")) {
		n = 1;
	} else if (end - s >= WIDE && (*s == '\xe2' || *s == '\xef')) {
		if (is_among(s, dots, sizeof(dots) / sizeof(dots[0])))
			return WIDE;
		if (is_among(s, strokes, sizeof(strokes) / sizeof(strokes[0])))
			n = WIDE;
	}
	return n > 0 && s + n < end && is_digit(s[n]) ? 0 : n;
}

/* "1", "12", "1.2": how long the number at the head of s is, or 0. */
static size_t
number_length(const char *s, const char *end)
{
	const char *at = s;

	for (;;) {
		const char *part = at;

		while (at < end && is_digit(*at))
			at++;
		if (at == part || at - part > 2)
			return 0;
		if (end - at < 2 || *at != '.' || !is_digit(at[1]))
			return (size_t)(at - s);
		at++;
	}
}

/* "a", "iv", "XII": a single letter or a Roman number, or 0. */
static size_t
letters_length(const char *s, const char *end)
{
	const size_t most = strlen("xxxviii");
	const char *figures, *at = s;

	if (s == end || !is_letter(*s))
		return 0;
	if (end - s == 1 || !is_letter(s[1]))
		return 1;
	figures = is_small(*s) ? "ivx" : "IVX";
	while (at < end &&
	       (*at == figures[0] || *at == figures[1] || *at == figures[2]))
		at++;
	if (at < end && is_letter(*at))
		return 0;
	return (size_t)(at - s) <= most ? (size_t)(at - s) : 0;
}

/*
 * "1." "a)" "(iv)" "1.-" at the head of s: the length, or 0. The line ends
 * before the text does.
 */
static size_t
label_length(const char *s, const char *end, const char *text_end)
{
	bool opened = s < end && *s == '(';
	const char *at = opened ? s + 1 : s;
	size_t n = number_length(at, end);
	bool number = n > 0;
	char stop;

	if (!number)
		n = letters_length(at, end);
	at += n;
	if (n == 0 || at == end)
		return 0;
	stop = *at++;
	if (stop != ')' && (stop != '.' || opened))
		return 0;
	if (at < end && *at == '-')
		at++;
	else if (stop == '.' && !number && !is_blank(at, text_end))
		return 0;
	return at < end && is_digit(*at) ? 0 : (size_t)(at - s);
}

/* text_trim, of which most lines have no need. */
static const char *
trim(const char *s, size_t *len)
{
	if (*len > 0 && is_graphic(s[0]) && is_graphic(s[*len - 1]))
		return s;
	return text_trim(s, len);
}

/* The line without so many bytes of a bullet and the white space after it. */
static const char *
cut(const char *s, size_t *len, size_t bullet)
{
	if (bullet < *len && s[bullet] == ' ')
		bullet++;
	*len -= bullet;
	return trim(s + bullet, len);
}

/* The line without its bullets and outer white space. */
static const char *
strip(const char *s, size_t *len, const char *text_end)
{
	size_t n;

	s = trim(s, len);
	while ((n = sign_length(s, s + *len)) > 0)
		s = cut(s, len, n);
	n = label_length(s, s + *len, text_end);
	return n > 0 ? cut(s, len, n) : s;
}

/* Whether a line ends there, or an item before a DOT. */
static bool
is_stop(const struct split *rest, const char *s)
{
	if (*s != DOT[0])
		return *s == '\n' || *s == '\r';
	return s > rest->at && is_blank(s - 1, s) &&
	       begins(s, rest->end, DOT) &&
	       is_blank(s + strlen(DOT), rest->end);
}

/* Which bytes of the block that begins there may be such. */
static uint64_t
find_likely(const char *s, const char *end)
{
	struct block b = block_load(s);

	return (block_within(b, '\n', '\r') |
		   block_equal(b, (unsigned char)DOT[0])) &
	       block_first((size_t)(end - s));
}

/* Where the item ends that comes next. */
static const char *
find_stop(const struct split *rest)
{
	for (const char *at = rest->at; at < rest->end; at += BLOCK_BYTES) {
		uint64_t likely = find_likely(at, rest->end);

		for (; likely != 0; likely &= likely - 1) {
			const char *s = at + block_before(likely);

			if (is_stop(rest, s))
				return s;
		}
	}
	return rest->end;
}

const char *
split_next(struct split *rest, size_t *len)
{
	while (rest->at < rest->end) {
		const char *item = rest->at;
		const char *stop = find_stop(rest);

		/* The DOT is the next item's. */
		rest->at = stop + (stop < rest->end && *stop != DOT[0]);
		*len = (size_t)(stop - item);
		item = strip(item, len, rest->end);
		if (*len > 0)
			return item;
	}
	return NULL;
}
