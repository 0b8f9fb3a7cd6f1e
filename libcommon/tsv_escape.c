/*
 * tsv_escape: a value in one pass, copied and searched at once.
 *
 * Bytes are tested on their way, as to read them again from where they were
 * just written is slow; and many at a time, as hardly any needs an escape.
 */
#include "tsv_escape.h"

#include "block.h"
#include "word.h"

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* The letter that a byte is escaped with, or 0. */
static const char letters[UCHAR_MAX + 1] = {
    ['\t'] = 't', ['\n'] = 'n', ['\r'] = 'r', ['\\'] = '\\'};

static inline char *
escape_byte(char *to, char byte)
{
	char letter = letters[(unsigned char)byte];

	if (letter != 0)
		*to++ = '\\';
	*to++ = letter != 0 ? letter : byte;
	return to;
}

/* Copy a block; marks what is special in it. */
static inline uint64_t
copy_block(char *to, const char *s)
{
	struct block block = block_load(s);

	block_store(to, block);
	return block_special(block);
}

char *
tsv_escape_padded(char *to, const char *s, size_t len)
{
	const char *end = s + len;
	uint64_t marks;
	size_t n;

	for (;;) {
		marks = copy_block(to, s);
		if (marks == 0) {
			if (end - s <= BLOCK_BYTES)
				return to + (end - s);
			to += BLOCK_BYTES;
			s += BLOCK_BYTES;
		} else {
			n = block_before(marks);
			if ((size_t)(end - s) <= n)
				return to + (end - s);
			to = escape_byte(to + n, s[n]);
			s += n + 1;
		}
	}
}

char *
tsv_escape(char *to, const char *s, size_t len)
{
	const char *end = s + len;
	uint64_t marks;
	size_t n;

	while (end - s >= BLOCK_BYTES) {
		marks = copy_block(to, s);
		if (marks == 0) {
			to += BLOCK_BYTES;
			s += BLOCK_BYTES;
		} else {
			n = block_before(marks);
			to = escape_byte(to + n, s[n]);
			s += n + 1;
		}
	}
	while (end - s > TSV_FEW) {
		marks = tsv_copy_word(to, s);
		if (marks == 0) {
			to += WORD_BYTES;
			s += WORD_BYTES;
		} else {
			n = word_before(marks);
			to = escape_byte(to + n, s[n]);
			s += n + 1;
		}
	}
	len = (size_t)(end - s);
	if (tsv_copy_few(to, s, len))
		return to + len;
	while (s < end)
		to = escape_byte(to, *s++);
	return to;
}
