/*
 * Blocks of sixty-four bytes: every answer against that of a plain loop, with
 * every byte in every place and at every alignment.
 */
#include "block.h"
#include "draw.h"
#include "tap.h"
#include "text.h"
#include "utf8.h"

#include <ctype.h>
#include <string.h>

/* What a block is asked, and the same of a byte. */
struct question {
	const char *what;
	uint64_t (*mask)(struct block);
	bool (*holds)(unsigned char);
};

static bool
is_high(unsigned char c)
{
	return c >= 0x80;
}

static uint64_t
mask_slash(struct block b)
{
	return block_equal(b, '\\');
}

static bool
is_slash(unsigned char c)
{
	return c == '\\';
}

static uint64_t
mask_last(struct block b)
{
	return block_equal(b, 0xff);
}

static bool
is_last(unsigned char c)
{
	return c == 0xff;
}

static uint64_t
mask_digits(struct block b)
{
	return block_within(b, '0', '9');
}

static bool
is_digit(unsigned char c)
{
	return c >= '0' && c <= '9';
}

static uint64_t
mask_middle(struct block b)
{
	return block_within(b, 0x7f, 0xbf);
}

static bool
is_middle(unsigned char c)
{
	return c >= 0x7f && c <= 0xbf;
}

static bool
is_special(unsigned char c)
{
	return c < 0x10 || c == '\\';
}

static bool
is_word(unsigned char c)
{
	return c >= 0x80 || isalnum(c);
}

static const struct question questions[] = {
    {"which bytes are 0x80 or above", block_high, is_high},
    {"which are a byte", mask_slash, is_slash},
    {"which are the last of all", mask_last, is_last},
    {"which are of a range", mask_digits, is_digit},
    {"which are of a range across the middle", mask_middle, is_middle},
    {"which are special", block_special, is_special},
    {"which are letters, digits or beyond ASCII", block_words, is_word}};

static bool
answers_alike(const struct question *q, const char *bytes)
{
	uint64_t want = 0;

	for (int i = 0; i < BLOCK_BYTES; i++)
		want |= (uint64_t)q->holds((unsigned char)bytes[i]) << i;
	return q->mask(block_load(bytes)) == want;
}

static void
check_questions(void)
{
	char bytes[2 * BLOCK_BYTES];

	for (size_t k = 0; k < sizeof(questions) / sizeof(*questions); k++) {
		bool ok = true;

		for (int shift = 0; ok && shift < 256; shift++) {
			for (size_t i = 0; i < sizeof(bytes); i++)
				bytes[i] = (char)(37 * i + (size_t)shift);
			for (size_t at = 0; ok && at <= BLOCK_BYTES; at++)
				ok = answers_alike(&questions[k], bytes + at);
		}
		tap(ok, questions[k].what);
	}
}

static void
check_store(void)
{
	char from[2 * BLOCK_BYTES], to[3 * BLOCK_BYTES];
	bool ok = true;

	for (size_t i = 0; i < sizeof(from); i++)
		from[i] = (char)(i + 1);
	for (size_t at = 0; at <= BLOCK_BYTES; at++) {
		memset(to, 0, sizeof(to));
		block_store(to + at, block_load(from + at));
		ok &= memcmp(to + at, from + at, BLOCK_BYTES) == 0 &&
		      to[at + BLOCK_BYTES] == 0 && (at == 0 || to[at - 1] == 0);
	}
	tap(ok, "a block is stored where it is told to, and nowhere else");
}

static void
check_key(void)
{
	char from[256 + PART_BYTES], want[PART_BYTES];
	bool ok = true;

	for (size_t i = 0; i < sizeof(from); i++)
		from[i] = (char)i;
	for (size_t at = 0; at <= 256; at++)
		for (size_t len = 0; len <= PART_BYTES; len++) {
			struct block_key key = block_key(from + at, len);

			memset(want, 0, sizeof(want));
			for (size_t i = 0; i < len; i++)
				want[i] =
				    (char)tolower((unsigned char)from[at + i]);
			ok &= memcmp(&key, want, sizeof(want)) == 0;
		}
	tap(ok, "the key of bytes: small, with 0 behind them");
}

static void
check_copy_part(void)
{
	char from[256 + PART_BYTES], to[PART_BYTES];
	bool ok = true;

	for (size_t i = 0; i < sizeof(from); i++)
		from[i] = (char)i;
	for (size_t at = 0; at <= 256; at++) {
		unsigned want = 0;

		for (int i = 0; i < PART_BYTES; i++)
			want |= (unsigned)is_special(
				    (unsigned char)from[at + (size_t)i])
				<< i;
		ok &= block_copy_part(to, from + at) == want &&
		      memcmp(to, from + at, sizeof(to)) == 0;
	}
	tap(ok, "a part is copied, and which of its bytes are special");
}

static void
check_first(void)
{
	bool ok = block_first(0) == 0;

	for (size_t len = 1; len <= BLOCK_BYTES + 1; len++) {
		uint64_t want = 0;
		unsigned most = len < BLOCK_BYTES ? (unsigned)len : BLOCK_BYTES;

		for (unsigned i = 0; i < most; i++)
			want |= UINT64_C(1) << i;
		ok &= block_first(len) == want;
	}
	ok &= BLOCK_LAST == UINT64_MAX - block_first(BLOCK_BYTES - 1);
	tap(ok, "the mask of the first bytes, and that of the last");
}

static void
check_before(void)
{
	bool ok = true;

	for (unsigned i = 0; i < BLOCK_BYTES; i++)
		ok &= block_before(UINT64_C(1) << i) == i &&
		      block_before(UINT64_MAX << i) == i;
	tap(ok, "how many bytes come before the first of a mask");
}

/* Whatever bits are in a mask, it is as if they were counted one by one. */
static void
check_count(void)
{
	bool ok = block_count(0) == 0;

	for (unsigned i = 0; i < 100000; i++) {
		uint64_t mask = (uint64_t)draw(1U << 31) << 33 ^
				(uint64_t)draw(1U << 31) << 16 ^ draw(1U << 16);
		unsigned want = 0;

		for (uint64_t rest = mask; rest != 0; rest &= rest - 1)
			want++;
		ok &= block_count(mask) == want;
	}
	for (size_t len = 0; len <= BLOCK_BYTES; len++)
		ok &= block_count(block_first(len)) == len;
	tap(ok, "how many bytes are in a mask");
}

/* Whether two blocks are UTF-8 of the characters that are known by blocks. */
static bool
known(const char *bytes)
{
	size_t i, n;

	for (i = 0; i < 2 * BLOCK_BYTES; i += n) {
		n = text_char(bytes + i, 2 * BLOCK_BYTES - i);
		if (n == 0 || n > 3 || (unsigned char)bytes[i] == 0xe0 ||
		    (unsigned char)bytes[i] >= 0xed)
			return false;
	}
	return true;
}

static bool
strange_alike(const char *bytes)
{
	uint64_t due = 0, strange = utf8_strange(block_load(bytes), &due);

	strange |= utf8_strange(block_load(bytes + BLOCK_BYTES), &due);
	return (strange == 0) == known(bytes);
}

/* Two blocks of ASCII, but for three bytes in a place. */
static void
check_strange(void)
{
	static const unsigned char next[] = {
	    'a', 0x7f, 0x80, 0x9f, 0xa0, 0xbf, 0xc0, 0xc3, 0xe2};
	static const int places[] = {0, 60, 61, 62, 63, 64, 124};
	enum { NEXT = sizeof(next), PLACES = sizeof(places) / sizeof(*places) };
	char bytes[2 * BLOCK_BYTES];
	bool ok = true;

	for (int k = 0; k < 256 * NEXT * NEXT; k++) {
		char some[] = {(char)(k % 256), (char)next[k / 256 % NEXT],
		    (char)next[k / 256 / NEXT]};

		for (int i = 0; i < PLACES; i++) {
			memset(bytes, 'a', sizeof(bytes));
			memcpy(bytes + places[i], some, sizeof(some));
			ok &= strange_alike(bytes);
		}
	}
	tap(ok, "which bytes are not UTF-8, or not of the usual characters");
}

int
main(void)
{
	check_questions();
	check_store();
	check_key();
	check_copy_part();
	check_first();
	check_before();
	check_count();
	check_strange();
	return tap_end();
}
