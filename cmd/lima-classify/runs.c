/*
 * runs: what lies between the blanks and signs of a text.
 */
#include "runs.h"

#include "block.h"
#include "mem.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* How many edges of runs are written at once. */
#define EDGES 8

/*
 * Quotes, dashes and dots of U+2010 to U+2027 in s, which never belong to a
 * word, become what ASCII has for them: "l’intégrité" is then two runs.
 */
static void
plain_marks(char *s, size_t len)
{
	char *end = s + len;
	const unsigned char *u;

	for (; (s = memchr(s, 0xe2, (size_t)(end - s))) != NULL; s++) {
		if (end - s < 3)
			return;
		u = (const unsigned char *)s;
		if (u[1] == 0x80 && u[2] >= 0x90 && u[2] <= 0xa7) {
			/* U+2012 to U+2015 are dashes, U+2026 is dots. */
			bool part =
			    (u[2] >= 0x92 && u[2] <= 0x95) || u[2] == 0xa6;

			memset(s, ' ', 3);
			*s = part ? ';' : ' ';
		}
	}
}

/*
 * Copy a block with small letters for the capitals of ASCII, so that "Talleres"
 * is remembered as "talleres"; which bytes belong to a run. Whether a mark may
 * be among them is added to *marks.
 */
static inline uint64_t
copy_block(char *to, const char *from, bool *marks)
{
	struct block b = block_load(from);
	uint64_t mask = block_words(&b);

	block_store(to, b);
	*marks |= block_has(b, 0xe2);
	return mask;
}

/* No instruction for it is in every x86-64. */
static inline unsigned
count_bits(uint64_t mask)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);

	mask -= mask >> 1 & ones * 0x55;
	mask = (mask & ones * 0x33) + (mask >> 2 & ones * 0x33);
	mask = (mask + (mask >> 4)) & ones * 0x0f;
	return (unsigned)(mask * ones >> 56);
}

/* Put the place of the first edge, or any if there is none; the others. */
static inline uint64_t
put_edge(const char **edge, const char *at, uint64_t edges)
{
	*edge = at + block_before(edges | UINT64_C(1) << 63);
	return edges & (edges - 1);
}

/*
 * Put the places of all, with room for EDGES more; the end of them. There is no
 * branch for each: where they end is as good as chance.
 */
static inline const char **
put_edges(const char **edge, const char *at, uint64_t edges)
{
	const char **end = edge + count_bits(edges);

	for (; edge < end; edge += EDGES) {
		edges = put_edge(edge, at, edges);
		edges = put_edge(edge + 1, at, edges);
		edges = put_edge(edge + 2, at, edges);
		edges = put_edge(edge + 3, at, edges);
		edges = put_edge(edge + 4, at, edges);
		edges = put_edge(edge + 5, at, edges);
		edges = put_edge(edge + 6, at, edges);
		edges = put_edge(edge + 7, at, edges);
	}
	return end;
}

/*
 * Copy the text, or what was copied once more, and find the edges of its runs:
 * how many there are. Of a text that does not end with a block, the last one
 * lies over the one before it.
 */
static size_t
find_edges(struct runs *r, const char *text, size_t len, bool *marks)
{
	char *to = r->text.data;
	const char **edge = r->edges;
	uint64_t mask, before = 0;
	size_t last = 0, at;

	if (len < BLOCK_BYTES) {
		memmove(to, text, len);
		memset(to + len, 0, BLOCK_BYTES - len);
		text = to;
	} else {
		last = len - BLOCK_BYTES;
	}
	*marks = false;
	for (size_t i = 0; i < len; i += BLOCK_BYTES) {
		at = i < last ? i : last;
		mask = copy_block(to + at, text + at, marks) >> (i - at);
		edge = put_edges(edge, to + i, mask ^ (mask << 1 | before));
		before = mask >> 63;
	}
	if (before != 0)
		*edge++ = to + len;
	return (size_t)(edge - r->edges);
}

void
runs_init(struct runs *r)
{
	memset(r, 0, sizeof(*r));
	buf_init(&r->text);
}

void
runs_release(struct runs *r)
{
	buf_release(&r->text);
	free(r->edges);
}

void
runs_find(struct runs *r, const char *text, size_t len)
{
	bool marks;
	size_t edges;

	/* As many as bytes, and one at the end. */
	if (len + 1 + EDGES > r->room) {
		r->room = len + len / 2 + 1 + EDGES;
		r->edges = mem_resize(r->edges, r->room, sizeof(*r->edges));
	}
	buf_reserve(&r->text, len + RUNS_PAD);
	edges = find_edges(r, text, len, &marks);
	if (marks) {
		plain_marks(r->text.data, len);
		edges = find_edges(r, r->text.data, len, &marks);
	}
	r->count = edges / 2;
}
