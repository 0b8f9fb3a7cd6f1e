/*
 * The stream's reader: whatever a record may hold and whatever may be wrong
 * with it, in every place of a block, at every alignment, and read in pieces.
 */
#include "tap.h"
#include "tsv.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* More than two blocks. */
enum { PLACES = 140 };

/* How many bytes are read at once: few, about a block, all. */
static const size_t chunks[] = {7, 63, 64, 256 * 1024};

/* A reader of a text, which is not more than a pipe holds. */
static struct tsv_reader *
reader_of(const struct buf *text, size_t chunk)
{
	int ends[2];

	if (pipe(ends) == -1 ||
	    write(ends[1], text->data, text->len) != (ssize_t)text->len ||
	    dup2(ends[0], STDIN_FILENO) == -1)
		abort();
	close(ends[0]);
	close(ends[1]);
	tsv_reader_chunk(chunk);
	return tsv_reader_open(NULL, 0);
}

static void
put_many(struct buf *text, char c, int n)
{
	while (n-- > 0)
		buf_putc(text, c);
}

/*
 * A stream of two records. What is given stands in that place of the second, of
 * which the first is as long as to move it, and the next field some bytes
 * behind.
 */
static void
put_text(struct buf *text, int place, const char *bytes, size_t len)
{
	buf_reset(text);
	buf_puts(text, "a\tb\n");
	put_many(text, 'x', place * 7 % 64);
	buf_puts(text, "\t\n");
	put_many(text, ' ', place);
	buf_add(text, bytes, len);
	put_many(text, '.', place * 5 % 71);
	buf_puts(text, "\tz\n");
}

/* Whether as much can be read behind a field as is said, under a sanitizer. */
static bool
has_spare(const char *end)
{
	char spare[TSV_SPARE];

	return memcpy(spare, end, sizeof(spare)) != NULL;
}

/* Whether a field is the same with its length, asked for before or after. */
static bool
has_bytes(struct tsv_reader *in, size_t col)
{
	size_t len, again;
	const char *bytes = tsv_reader_get_bytes(in, col, &len);
	const char *value = tsv_reader_get(in, col);
	const char *same = tsv_reader_get_bytes(in, col, &again);

	return len == strlen(value) && memcmp(bytes, value, len) == 0 &&
	       same == bytes && again == len && has_spare(bytes + len);
}

/* Whether the current record is that of put_text. */
static bool
reads(struct tsv_reader *in, int place, const char *want)
{
	bool same = has_bytes(in, 0) && has_bytes(in, 1) && has_bytes(in, 2);
	const char *got = tsv_reader_get(in, 0), *raw;
	size_t n = strlen(want), end = 2, len;
	int i;

	if (!same)
		return false;
	for (i = 0; i < place; i++)
		if (got[i] != ' ')
			return false;
	if (strncmp(got + place, want, n) != 0 ||
	    strspn(got + place + n, ".") != strlen(got + place + n) ||
	    strlen(got + place + n) != (size_t)(place * 5 % 71))
		return false;
	raw = tsv_reader_run(in, 0, &end, &len);
	return end == 2 && memcmp(raw + len - 2, "\tz", 2) == 0 &&
	       has_spare(raw + len) && has_spare(got + strlen(got) + 1) &&
	       tsv_reader_get(in, 0) == got && tsv_reader_is(in, 1, "z") &&
	       !tsv_reader_is(in, 1, "") && !tsv_reader_is(in, 1, "y") &&
	       strcmp(tsv_reader_get(in, 1), "z") == 0 &&
	       tsv_reader_is(in, 2, "") && has_spare(tsv_reader_get(in, 2) + 1);
}

/* What a field may hold, and what is read of it. */
static void
check_good(const char *bytes, const char *want, const char *what)
{
	struct buf text = BUF_INIT;
	bool ok = true;

	for (int place = 0; place < PLACES; place++) {
		put_text(&text, place, bytes, strlen(bytes));
		for (size_t i = 0; i < sizeof(chunks) / sizeof(*chunks); i++) {
			struct tsv_reader *in = reader_of(&text, chunks[i]);

			ok &= tsv_reader_next(in) == TSV_ROW &&
			      tsv_reader_next(in) == TSV_ROW &&
			      reads(in, place, want) &&
			      tsv_reader_next(in) == TSV_END;
			tsv_reader_free(in);
		}
	}
	tap(ok, what);
	buf_release(&text);
}

/* What it may not, and what is said of it. */
static void
check_bad(const char *bytes, size_t len, const char *want)
{
	struct buf text = BUF_INIT;
	bool ok = true;

	for (int place = 0; place < PLACES; place++) {
		put_text(&text, place, bytes, len);
		for (size_t i = 0; i < sizeof(chunks) / sizeof(*chunks); i++) {
			struct tsv_reader *in = reader_of(&text, chunks[i]);

			ok &= tsv_reader_next(in) == TSV_ROW &&
			      tsv_reader_next(in) == TSV_BAD &&
			      tsv_reader_trouble(in)->line == 3 &&
			      strcmp(tsv_reader_trouble(in)->what, want) == 0;
			tsv_reader_free(in);
		}
	}
	tap(ok, want);
	buf_release(&text);
}

#define CHECK_BAD(bytes, want) check_bad(bytes, sizeof(bytes) - 1, want)

/* What stands behind a record does not matter to it. */
static void
check_behind(void)
{
	struct buf text = BUF_INIT;
	bool ok = true;

	for (int place = 0; place < PLACES; place++) {
		struct tsv_reader *in;

		buf_reset(&text);
		buf_puts(&text, "a\tb\n");
		put_many(&text, 'x', place);
		buf_add(&text, "\tz\n\0\r\x80\\\t\t\t\xc3", 12);
		in = reader_of(&text, 256 * 1024);
		ok &= tsv_reader_next(in) == TSV_ROW &&
		      tsv_reader_is(in, 1, "z") &&
		      tsv_reader_next(in) == TSV_BAD &&
		      strcmp(tsv_reader_trouble(in)->what,
			  "the last line is cut short") == 0;
		tsv_reader_free(in);
	}
	tap(ok, "a record is good whatever stands behind it");
	buf_release(&text);
}

/* Nor do those that stood there before. */
static void
check_shorter(void)
{
	struct buf text = BUF_INIT;
	bool ok = true;

	buf_puts(&text, "a\n");
	for (int len = 300; len >= 0; len--) {
		put_many(&text, 'x', len);
		buf_putc(&text, '\n');
	}
	for (size_t i = 0; i < sizeof(chunks) / sizeof(*chunks); i++) {
		struct tsv_reader *in = reader_of(&text, chunks[i]);

		for (size_t len = 301; len-- > 0;)
			ok &= tsv_reader_next(in) == TSV_ROW &&
			      strlen(tsv_reader_get(in, 0)) == len;
		ok &= tsv_reader_next(in) == TSV_END;
		tsv_reader_free(in);
	}
	tap(ok, "records that become shorter");
	buf_release(&text);
}

int
main(void)
{
	static const char utf8[] = "bytes that are not UTF-8",
			  escape[] =
			      "a \\ that begins none of \\t \\n \\r \\\\";

	check_good("", "", "ASCII");
	check_good("\\t\\n\\r\\\\", "\t\n\r\\", "the four escapes");
	check_good("\\\\\\\\\\\\n", "\\\\\\n", "backslashes in a row");
	check_good("\\n and \\n and \\n", "\n and \n and \n",
	    "escapes with something between them");
	check_good("\x01\x0b\x7f", "\x01\x0b\x7f", "control characters");
	check_good(
	    "\xc3\xa9\xd0\x96", "\xc3\xa9\xd0\x96", "characters of two bytes");
	check_good("\xe2\x80\xa2\xe0\xa4\x85\xed\x9f\xbf\xee\x80\x80",
	    "\xe2\x80\xa2\xe0\xa4\x85\xed\x9f\xbf\xee\x80\x80",
	    "characters of three bytes");
	check_good(
	    "\xf0\x9f\x98\x80", "\xf0\x9f\x98\x80", "characters of four bytes");
	CHECK_BAD("\0", "a NUL byte");
	CHECK_BAD("\\\0", "a NUL byte");
	CHECK_BAD("\r", "a carriage return that is not escaped");
	CHECK_BAD("\x80", utf8);
	CHECK_BAD("\xc3", utf8);
	CHECK_BAD("\xe2\x80", utf8);
	CHECK_BAD("\xe2\x80\xa2\x80", utf8);
	CHECK_BAD("\xc1\xbf", utf8);
	CHECK_BAD("\xed\xa0\x80", utf8);
	CHECK_BAD("\xff", utf8);
	CHECK_BAD("\\x", escape);
	CHECK_BAD("\\\\\\ ", escape);
	CHECK_BAD("\\\t", escape);
	CHECK_BAD("\t", "more fields than the header");
	CHECK_BAD("\n", "fewer fields than the header");
	check_behind();
	check_shorter();
	return tap_end();
}
