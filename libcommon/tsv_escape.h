/*
 * tsv_escape: values as they stand in a line, for tsv_writer.c and tsv_given.c.
 */
#ifndef LIMA_TSV_ESCAPE_H
#define LIMA_TSV_ESCAPE_H

#include "block.h"
#include "word.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/*
 * Copy a value, escaped, to where there is room for twice its length; returns
 * where it ends.
 */
char *tsv_escape(char *to, const char *value, size_t len);

/*
 * The same if BLOCK_BYTES more can be read behind the value, and written behind
 * the room.
 */
char *tsv_escape_padded(char *to, const char *value, size_t len);

/* Values of so many bytes can be tried with these first. */
#define TSV_FEW PART_BYTES

static inline uint64_t
tsv_copy_word(char *to, const char *s)
{
	memcpy(to, s, WORD_BYTES);
	return word_special(word_load(s));
}

/* Four to eight bytes, in halves that may overlap. */
static inline uint64_t
tsv_copy_halves(char *to, const char *s, size_t len)
{
	uint32_t head, tail;

	memcpy(&head, s, sizeof(head));
	memcpy(&tail, s + len - sizeof(tail), sizeof(tail));
	memcpy(to, &head, sizeof(head));
	memcpy(to + len - sizeof(tail), &tail, sizeof(tail));
	return word_special((uint64_t)head << 32 | tail);
}

/* Up to three bytes. */
static inline uint64_t
tsv_copy_bytes(char *to, const char *s, size_t len)
{
	uint64_t word = WORD_HIGH;

	for (size_t i = 0; i < len; i++)
		word = word << 8 | (unsigned char)(to[i] = s[i]);
	return word_special(word);
}

/* Copy a value; false if it may need an escape. */
static inline bool
tsv_copy_few(char *to, const char *s, size_t len)
{
	if (len >= WORD_BYTES)
		return (tsv_copy_word(to, s) |
			   tsv_copy_word(to + len - WORD_BYTES,
			       s + len - WORD_BYTES)) == 0;
	if (len >= WORD_BYTES / 2)
		return tsv_copy_halves(to, s, len) == 0;
	return tsv_copy_bytes(to, s, len) == 0;
}

/* The same as for tsv_escape_padded. */
static inline bool
tsv_copy_few_padded(char *to, const char *s, size_t len)
{
	return (block_copy_part(to, s) & ((1U << len) - 1)) == 0;
}

#endif
