/*
 * word: eight bytes looked at in one step.
 *
 * A mark is the highest bit of a byte; the other bits of marks are 0.
 */
#ifndef LIMA_WORD_H
#define LIMA_WORD_H

#include <stddef.h>
#include <stdint.h>

#define WORD_BYTES 8

/* Of each byte the lowest bit, and the highest. */
#define WORD_ONES UINT64_C(0x0101010101010101)
#define WORD_HIGH UINT64_C(0x8080808080808080)

/* The first byte is the lowest, on any machine. */
static inline uint64_t
word_load(const char *bytes)
{
	const unsigned char *b = (const unsigned char *)bytes;

	return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 |
	       (uint64_t)b[3] << 24 | (uint64_t)b[4] << 32 |
	       (uint64_t)b[5] << 40 | (uint64_t)b[6] << 48 |
	       (uint64_t)b[7] << 56;
}

/*
 * Mark each byte that is a backslash or below 0x10: whatever of ASCII is more
 * to a stream than itself. No byte carries into the next.
 */
static inline uint64_t
word_special(uint64_t word)
{
	uint64_t seven = word & ~WORD_HIGH;
	uint64_t large = seven + WORD_ONES * 0x70;
	uint64_t other = (seven ^ WORD_ONES * '\\') + WORD_ONES * 0x7f;

	return ~((large & other) | word) & WORD_HIGH;
}

/* How many bytes come before the first that is marked; one is. */
static inline size_t
word_before(uint64_t marks)
{
	uint64_t first = marks & (~marks + 1);

	/* A one in each of those bytes, added up in the highest. */
	return (size_t)((((first >> 7) - 1) & WORD_ONES) * WORD_ONES >> 56);
}

#endif
