/*
 * utf8: the blocks of a text, and which of their bytes are not UTF-8.
 */
#ifndef LIMA_UTF8_H
#define LIMA_UTF8_H

#include "block.h"

/*
 * Which bytes stand where they must not, or may belong to a character that has
 * to be looked at by itself. None do in ASCII, characters of two bytes, and
 * U+1000 to U+CFFF, where any two bytes that continue may follow the first:
 * nearly all that is written. *due has those of the first bytes that continue a
 * character of the block before, none at first, and then those of the next.
 */
static inline uint64_t
utf8_strange(struct block b, uint64_t *due)
{
	uint64_t three = block_within(b, 0xe1, 0xec);
	uint64_t begin = block_within(b, 0xc2, 0xdf) | three;
	uint64_t more = block_within(b, 0x80, 0xbf);
	uint64_t strange = more ^ (*due | begin << 1 | three << 2);

	*due = begin >> 63 | three >> 62;
	return strange | (block_high(b) ^ (begin | more));
}

#endif
