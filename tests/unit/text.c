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

static void
check_fold(void)
{
	struct buf ascii = BUF_INIT, full = BUF_INIT;
	char s[40];
	size_t i, n;
	int round;
	bool ok = true;

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
	tap(!text_fold(&full, "a\xff", 2) && full.len == 0,
	    "what is not UTF-8 is not folded");
	/* A trailing mark, stripped again, sends ASCII the long way round. */
	for (round = 1; round <= 3000 && ok; round++) {
		srand((unsigned)round);
		n = (size_t)(rand() % 30) + 1;
		for (i = 0; i < n; i++)
			s[i] = (char)(' ' + rand() % 95);
		s[n - 1] = 'x';
		buf_reset(&ascii);
		buf_reset(&full);
		ok = text_fold(&ascii, s, n);
		memcpy(s + n, "\xcc\x81", 3);
		ok = ok && text_fold(&full, s, n + 2) &&
		     strcmp(ascii.data, full.data) == 0;
		if (!ok)
			printf(
			    "# '%s': '%s', '%s'\n", s, ascii.data, full.data);
	}
	tap(ok, "the short way for ASCII folds as the long one");
	buf_release(&ascii);
	buf_release(&full);
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
	len = 8;
	item = text_trim("\xc2\xa0 \t\xe2\x80\xafx", &len);
	tap(len == 1 && *item == 'x', "no-break spaces are trimmed");
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
	check_lists();
	check_numbers();
	check_map();
	return tap_end();
}
