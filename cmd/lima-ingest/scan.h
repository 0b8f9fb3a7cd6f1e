/*
 * scan: is a text UTF-8, and if it is not, could it be Windows-1252?
 */
#ifndef INGEST_SCAN_H
#define INGEST_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Where in a text the next character stands. Both begin with 1. */
struct place {
	uintmax_t line, col;
	bool after_cr;
};

/* Go over text; a column is a character, or a byte if it is not decoded. */
void place_pass(struct place *, const char *text, size_t len, bool decoded);

/* What was seen so far. */
struct scan {
	struct place place;
	uintmax_t beyond;        /* characters in UTF-8 but not ASCII */
	uintmax_t odd;           /* bytes that are not UTF-8 */
	uintmax_t odd_line;      /* of the first of them, or 0 */
	unsigned char undefined; /* the first byte not Windows-1252, or 0 */
	struct place undefined_place; /* where that is */
};

#define SCAN_INIT                               \
	{                                       \
		.place = {.line = 1, .col = 1 } \
	}

/*
 * Go over a block. The answer is how many bytes at its end begin a character
 * that the next block may complete, and which must be at the beginning of that;
 * after the last block none.
 */
size_t scan_block(struct scan *, const char *block, size_t len, bool last);

#endif
