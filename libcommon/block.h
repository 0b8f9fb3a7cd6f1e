/*
 * block: sixty-four bytes looked at in one step.
 *
 * What is asked of a block is answered by a mask: a bit for each byte, that of
 * the first byte the lowest. SSE2 is part of every x86-64 and takes a few
 * instructions; elsewhere there is a loop that does the same. The loops over
 * the parts are unrolled by a pragma: left as loops they go through memory.
 */
#ifndef LIMA_BLOCK_H
#define LIMA_BLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BLOCK_BYTES 64

/* The mask of the last byte. */
#define BLOCK_LAST (UINT64_C(1) << (BLOCK_BYTES - 1))

/* A part of a block alone, for what is short as a rule. */
#define PART_BYTES 16

/* The bytes of a part, to be compared. */
struct block_key {
	uint64_t first, last;
};

#if defined(__SSE2__) && defined(__x86_64__)
#include <emmintrin.h>

struct block {
	__m128i part[4];
};

/* The bytes need not be aligned. */
static inline struct block
block_load(const char *bytes)
{
	const __m128i *from = (const void *)bytes;
	struct block b;

#pragma GCC unroll 4
	for (int i = 0; i < 4; i++)
		b.part[i] = _mm_loadu_si128(from + i);
	return b;
}

static inline void
block_store(char *bytes, struct block b)
{
	__m128i *to = (void *)bytes;

#pragma GCC unroll 4
	for (int i = 0; i < 4; i++)
		_mm_storeu_si128(to + i, b.part[i]);
}

/* Which bytes are 0x80 or above. */
static inline uint64_t
block_high(struct block b)
{
	uint64_t mask = 0;

#pragma GCC unroll 4
	for (int i = 3; i >= 0; i--)
		mask = mask << 16 | (uint32_t)_mm_movemask_epi8(b.part[i]);
	return mask;
}

/* Which bytes are that one. */
static inline uint64_t
block_equal(struct block b, unsigned char byte)
{
	const __m128i all = _mm_set1_epi8((char)byte);

#pragma GCC unroll 4
	for (int i = 0; i < 4; i++)
		b.part[i] = _mm_cmpeq_epi8(b.part[i], all);
	return block_high(b);
}

static inline __m128i
block_part_within(__m128i part, unsigned char first, unsigned char last)
{
	const __m128i span = _mm_set1_epi8((char)(last - first));

	part = _mm_sub_epi8(part, _mm_set1_epi8((char)first));
	return _mm_cmpeq_epi8(_mm_min_epu8(part, span), part);
}

/* Which bytes are from first to last. */
static inline uint64_t
block_within(struct block b, unsigned char first, unsigned char last)
{
#pragma GCC unroll 4
	for (int i = 0; i < 4; i++)
		b.part[i] = block_part_within(b.part[i], first, last);
	return block_high(b);
}

static inline __m128i
block_part_special(__m128i part)
{
	const __m128i low = _mm_set1_epi8(0x0f), slash = _mm_set1_epi8('\\');

	return _mm_or_si128(_mm_cmpeq_epi8(part, slash),
	    _mm_cmpeq_epi8(_mm_min_epu8(part, low), part));
}

/* Which bytes are a backslash or below 0x10. */
static inline uint64_t
block_special(struct block b)
{
#pragma GCC unroll 4
	for (int i = 0; i < 4; i++)
		b.part[i] = block_part_special(b.part[i]);
	return block_high(b);
}

/* Which bytes are letters and digits of ASCII, or beyond it. */
static inline uint64_t
block_words(struct block b)
{
	const __m128i small = _mm_set1_epi8('a' - 'A');

#pragma GCC unroll 4
	for (int i = 0; i < 4; i++) {
		__m128i letters =
		    block_part_within(_mm_or_si128(b.part[i], small), 'a', 'z');
		__m128i digits = block_part_within(b.part[i], '0', '9');

		b.part[i] =
		    _mm_or_si128(b.part[i], _mm_or_si128(letters, digits));
	}
	return block_high(b);
}

/*
 * The first bytes, at most PART_BYTES, with the letters of ASCII small, and 0
 * behind them. PART_BYTES can be read.
 */
static inline struct block_key
block_key(const char *bytes, size_t len)
{
	static const unsigned char ones[2 * PART_BYTES] = {0xff, 0xff, 0xff,
	    0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
	    0xff, 0xff};
	const __m128i small = _mm_set1_epi8('a' - 'A');
	__m128i part = _mm_loadu_si128((const void *)bytes);
	__m128i mask = _mm_loadu_si128((const void *)(ones + PART_BYTES - len));
	__m128i letters =
	    block_part_within(_mm_or_si128(part, small), 'a', 'z');
	struct block_key key;

	part = _mm_or_si128(part, _mm_and_si128(letters, small));
	_mm_storeu_si128((void *)&key, _mm_and_si128(part, mask));
	return key;
}

/* Copy a part; which of its bytes are special. */
static inline unsigned
block_copy_part(char *to, const char *from)
{
	__m128i part = _mm_loadu_si128((const void *)from);

	_mm_storeu_si128((void *)to, part);
	return (unsigned)_mm_movemask_epi8(block_part_special(part));
}

#else
#include <string.h>

struct block {
	unsigned char part[BLOCK_BYTES];
};

static inline struct block
block_load(const char *bytes)
{
	struct block b;

	memcpy(b.part, bytes, sizeof(b.part));
	return b;
}

static inline void
block_store(char *bytes, struct block b)
{
	memcpy(bytes, b.part, sizeof(b.part));
}

static inline uint64_t
block_within(struct block b, unsigned char first, unsigned char last)
{
	uint64_t mask = 0;

	for (int i = BLOCK_BYTES - 1; i >= 0; i--)
		mask = mask << 1 | (b.part[i] >= first && b.part[i] <= last);
	return mask;
}

static inline uint64_t
block_high(struct block b)
{
	return block_within(b, 0x80, 0xff);
}

static inline uint64_t
block_equal(struct block b, unsigned char byte)
{
	return block_within(b, byte, byte);
}

static inline uint64_t
block_special(struct block b)
{
	return block_within(b, 0, 0x0f) | block_equal(b, '\\');
}

static inline uint64_t
block_words(struct block b)
{
	return block_within(b, 'A', 'Z') | block_within(b, 'a', 'z') |
	       block_within(b, '0', '9') | block_high(b);
}

static inline struct block_key
block_key(const char *bytes, size_t len)
{
	unsigned char part[PART_BYTES] = {0};
	struct block_key key;

	for (size_t i = 0; i < len; i++) {
		part[i] = (unsigned char)bytes[i];
		if (part[i] >= 'A' && part[i] <= 'Z')
			part[i] += 'a' - 'A';
	}
	memcpy(&key, part, sizeof(key));
	return key;
}

static inline unsigned
block_copy_part(char *to, const char *from)
{
	struct block b = {{0}};

	memcpy(b.part, from, PART_BYTES);
	memcpy(to, b.part, PART_BYTES);
	return block_special(b) & 0xffff;
}
#endif

/* How many bytes come before the first of a mask that is not empty. */
static inline unsigned
block_before(uint64_t mask)
{
	return (unsigned)__builtin_ctzll(mask);
}

/* Of so many bytes, or of a block if they are more. */
static inline uint64_t
block_first(size_t len)
{
	return len < BLOCK_BYTES ? (UINT64_C(1) << len) - 1 : UINT64_MAX;
}

/* How many bytes are in a mask. */
static inline unsigned
block_count(uint64_t mask)
{
	/* Not every x86-64 has an instruction for this. */
	mask -= mask >> 1 & UINT64_C(0x5555555555555555);
	mask = (mask & UINT64_C(0x3333333333333333)) +
	       (mask >> 2 & UINT64_C(0x3333333333333333));
	mask = (mask + (mask >> 4)) & UINT64_C(0x0f0f0f0f0f0f0f0f);
	return (unsigned)(mask * UINT64_C(0x0101010101010101) >> 56);
}

#endif
