/*
 * Folding, trimming, lists, numbers and the map.
 */
#include "text.h"
#include "map.h"
#include "mem.h"
#include "tap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool
folds_to(const char *s, const char *want)
{
	struct buf b = BUF_INIT;
	bool ok = text_fold(&b, s, strlen(s)) && strcmp(b.data, want) == 0;

	if (!ok)
		printf("# '%s' folds to '%s'\n", s, b.data);
	buf_release(&b);
	return ok;
}

/* What no short way knows: behind it all goes the long way. */
#define IDEOGRAPH "\xe4\xb8\x80"

/* Whether a text folds the short way as it does the long one. */
static bool
folds_alike(const char *s, size_t len)
{
	struct buf plain = BUF_INIT, full = BUF_INIT, more = BUF_INIT;
	bool ok;

	buf_add(&more, s, len);
	buf_puts(&more, IDEOGRAPH);
	ok = text_fold(&plain, s, len) && text_fold(&full, more.data, more.len);
	buf_puts(&plain, IDEOGRAPH);
	ok = ok && strcmp(plain.data, full.data) == 0;
	if (!ok)
		printf("# '%s': '%s', '%s'\n", s, plain.data, full.data);
	buf_release(&plain);
	buf_release(&full);
	buf_release(&more);
	return ok;
}

/* The characters of two bytes and those from U+2000 to U+203F, between letters.
 */
static bool
all_fold_alike(void)
{
	char s[] = "a??b", t[] = "a\xe2\x80?b";
	bool ok = true;

	for (int c = 0x80; c < 0x800 && ok; c++) {
		s[1] = (char)(0xc0 | c >> 6);
		s[2] = (char)(0x80 | (c & 0x3f));
		ok = folds_alike(s, 4);
	}
	for (int c = 0x80; c < 0xc0 && ok; c++) {
		t[3] = (char)c;
		ok = folds_alike(t, 5);
	}
	return ok;
}

static bool
random_texts_fold_alike(void)
{
	static const char *const chars[] = {"a", "Z", " ", "\t", "\xc3\xa9",
	    "\xc2\xa0", "\xe2\x80\xaf", "\xe2\x80\x8b", "\xc2\xbd", "\xc3\x9f",
	    "\xcc\x81", "\xe2\x80\x99", "\xe2\x80\xa6"};
	struct buf s = BUF_INIT;
	bool ok = true;

	for (unsigned round = 1; round <= 3000 && ok; round++) {
		srand(round);
		buf_reset(&s);
		for (int n = rand() % 30; n > 0; n--)
			if (rand() % 2 == 0)
				buf_putc(&s, (char)(' ' + rand() % 95));
			else
				buf_puts(&s, chars[rand() % 13]);
		buf_putc(&s, 'x');
		ok = folds_alike(s.data, s.len);
	}
	buf_release(&s);
	return ok;
}

static void
check_fold(void)
{
	struct buf b = BUF_INIT;

	tap(folds_to("  PERÚ\t\n", "peru") &&
		folds_to("Peru\xcc\x81", "peru") &&
		folds_to("C\xc3\xb4te  d\xe2\x80\x99Or", "cote d'or") &&
		folds_to("S\xc3\xa3o\xc2\xa0Tom\xc3\xa9", "sao tome"),
	    "case, accents, quotes and white space are levelled");
	tap(folds_to("Trinidad\xe2\x80\x93Tobago", "trinidad-tobago") &&
		folds_to("\xef\xbb\xbfPe\xe2\x80\x8bru", "peru"),
	    "dashes are levelled, zero-width characters go");
	tap(!folds_to("St. Lucia", "st lucia") && folds_to("", "") &&
		folds_to(" \xc2\xa0 ", ""),
	    "a full stop stays, white space alone is nothing");
	tap(!text_fold(&b, "a\xff", 2) && !text_fold(&b, "a\xc3", 2) &&
		!text_fold(&b, "a\xc3z", 3) && !text_fold(&b, "\xc0\xaf", 2) &&
		!text_fold(&b, "\xe2\x80", 2) && b.len == 0,
	    "what is not UTF-8 is not folded");
	tap(all_fold_alike() && random_texts_fold_alike(),
	    "the short way for usual characters folds as the long one");
	buf_release(&b);
}

static size_t
utf8_span_by_character(const char *bytes, size_t len)
{
	size_t i = 0, n;

	while ((n = text_char(bytes + i, len - i)) > 0)
		i += n;
	return i;
}

/* Characters of every length and pieces of them, in any order. */
static bool
random_spans_are_alike(void)
{
	static const char *const pieces[] = {"a", "abcdefg", "sixteen of ASCII",
	    "fifty-nine bytes of ASCII, which are most but not all of one",
	    "\xc2\x80", "\xdf\xbf", "\xe2\x80\xa2", "\xe1\x80\x80",
	    "\xec\xbf\xbf", "\xe0\xa0\x80", "\xf0\x9f\x98\x80", "\xc1\xbf",
	    "\xc3", "\xe2\x80", "\x80", "\xe0\x80\x80", "\xed\xa0\x80"};
	enum { ALL = sizeof(pieces) / sizeof(pieces[0]), GOOD = 11 };
	struct buf text = BUF_INIT;
	bool ok = true;

	srand(1);
	for (int i = 0; ok && i < 50000; i++) {
		int among = i % 2 == 0 ? GOOD : ALL;

		buf_reset(&text);
		for (int k = rand() % 16; k > 0; k--)
			buf_puts(&text, pieces[rand() % among]);
		ok = text_utf8_span(text.data, text.len) ==
		     utf8_span_by_character(text.data, text.len);
	}
	buf_release(&text);
	return ok;
}

static void
check_utf8(void)
{
	tap(random_spans_are_alike(),
	    "UTF-8 is the same by blocks and by the character");
	tap(text_utf8_span("caf\xc3\xa9 caf\xc3\xa9 caf\xc3\xa9", 17) == 17 &&
		text_utf8_span("12345678\xc3", 9) == 8 &&
		text_utf8_span("1234\xc3\xa9\xc3.", 8) == 6 &&
		text_utf8_span("\xc1\xbf", 2) == 0 &&
		text_utf8_span("\xe2\x80\x99\xed\xa0\x80", 6) == 3 &&
		text_utf8_span("\xf0\x9f\x98\x80\xf5\x80\x80\x80", 8) == 4,
	    "UTF-8 ends where it is cut short, overlong or a surrogate");
}

/* White space on either side, and bytes that are only part of some. */
static void
check_trim(void)
{
	static const char *const spaces[] = {" ", "\t", "\v", "\r\n",
	    "\xc2\xa0", "\xe2\x80\xaf", "\xe2\x80\x8b", "\xe3\x80\x80",
	    "\xef\xbb\xbf", "\xc2\xa0 \xe2\x80\x8b\xe3\x80\x80"};
	static const char *const kept[] = {"", "x", "a b", "\xc3\xa9",
	    "\xe2\x80\x9c!\xe2\x80\x9d", "\x80.\xe2\x80", "\xa0.\xc2", "\xaf",
	    "\x7f"};
	struct buf text = BUF_INIT;
	bool ok = true;

	for (size_t i = 0; i < sizeof(kept) / sizeof(kept[0]); i++) {
		for (size_t j = 0; j < sizeof(spaces) / sizeof(spaces[0]);
		     j++) {
			const char *item;
			size_t len;

			buf_reset(&text);
			buf_puts(&text, spaces[j]);
			buf_puts(&text, kept[i]);
			buf_puts(&text, spaces[j]);
			len = text.len;
			item = text_trim(text.data, &len);
			ok = ok && len == strlen(kept[i]) &&
			     memcmp(item, kept[i], len) == 0;
		}
	}
	tap(ok, "white space is trimmed on both sides, and nothing else");
	buf_release(&text);
}

static void
check_lists(void)
{
	const char *list = " a |b||  | c d", *item;
	struct buf got = BUF_INIT;
	size_t len;

	while ((item = text_next(&list, '|', &len)) != NULL)
		buf_printf(&got, "<%.*s>", (int)len, item);
	tap(strcmp(got.data, "<a><b><c d>") == 0,
	    "the items of a list, trimmed, without the empty ones");
	buf_release(&got);
	tap(text_length("Per\xc3\xba") == 4, "characters are not bytes");
}

static void
check_numbers(void)
{
	static const char *const bad[] = {"", "-1", "+1", " 1", "1 ", "0x1",
	    "1e3", "58", "99999999999999999999"};
	uintmax_t n = 0;
	size_t i;
	bool ok = true;

	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		ok = ok && !text_number(bad[i], strlen(bad[i]), 57, &n);
	tap(ok, "what is not digits alone or is too large is no number");
	tap(text_number("057", 3, 57, &n) && n == 57 &&
		text_number("0", 1, 0, &n) && n == 0,
	    "the largest number, leading zeros, zero");
	tap(text_number("18446744073709551615", 20, UINTMAX_MAX, &n) &&
		n == UINTMAX_MAX &&
		!text_number("18446744073709551616", 20, UINTMAX_MAX, &n),
	    "the largest number of all and one more");
}

static void
check_map(void)
{
	struct map *m = map_new();
	char key[32];
	size_t i;
	bool ok = true;

	for (i = 0; i < 100000 && ok; i++) {
		snprintf(key, sizeof(key), "key %zu", i);
		ok = map_add(m, key, strlen(key), i) == MAP_NONE;
	}
	for (i = 0; i < 100000 && ok; i++) {
		snprintf(key, sizeof(key), "key %zu", i);
		ok = map_find(m, key, strlen(key)) == i &&
		     map_add(m, key, strlen(key), 7) == i;
	}
	tap(ok, "100000 keys are found, and keep their first value");
	tap(map_find(m, "key", 3) == MAP_NONE &&
		map_find(m, "key 1\0", 6) == MAP_NONE,
	    "other keys are not");
	map_change(m, "key 1", 5, 42);
	tap(map_find(m, "key 1", 5) == 42, "a value can be changed");
	map_free(m);
	m = map_new();
	map_add_folded(m, "M\xc3\xa9xico", 7, 1);
	tap(map_find_folded(m, " MEXICO ", 8) == 1 &&
		map_find_folded(m, "Mexic", 5) == MAP_NONE,
	    "folded keys match by folding, not by resemblance");
	map_free(m);
}

int
main(void)
{
	check_fold();
	check_utf8();
	check_trim();
	check_lists();
	check_numbers();
	check_map();
	return tap_end();
}
