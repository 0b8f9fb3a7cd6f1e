/*
 * tsv_unescape: a field copied and searched at once.
 */
#include "tsv_unescape.h"

#include "block.h"

/* What a letter behind a backslash stands for. */
static char
meaning(char letter)
{
	switch (letter) {
	case 't':
		return '\t';
	case 'n':
		return '\n';
	case 'r':
		return '\r';
	default:
		return letter;
	}
}

/* Copy a block; how many of its bytes come before a backslash. */
static inline size_t
copy_block(char *to, const char *field)
{
	struct block block = block_load(field);
	uint64_t slashes = block_equal(block, '\\');

	block_store(to, block);
	return slashes != 0 ? block_before(slashes) : BLOCK_BYTES;
}

char *
tsv_unescape(char *to, const char *field, size_t len)
{
	const char *end = field + len;
	size_t n;

	while ((n = copy_block(to, field)) < (size_t)(end - field)) {
		to += n;
		field += n;
		if (n < BLOCK_BYTES) {
			*to++ = meaning(field[1]);
			field += 2;
		}
	}
	return to + (end - field);
}
