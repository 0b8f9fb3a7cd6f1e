/*
 * guess: what kind of text a file holds, by its first bytes.
 */
#ifndef INGEST_GUESS_H
#define INGEST_GUESS_H

#include "trouble.h"

#include <stdbool.h>
#include <stddef.h>

/* So many of the first bytes are enough. */
#define GUESS_BYTES (64 * 1024)

struct guess {
	const char *encoding; /* NULL: one of those that extend ASCII */
	bool marked;          /* it is certain, by a byte order mark */
	char evidence[120];   /* in words, if there is an encoding */
};

/*
 * Judge by the first bytes of a file, or by all there are. False, with *trouble
 * filled in, if it begins as what is no text.
 */
bool guess_text(
    const char *bytes, size_t len, struct guess *, struct trouble *trouble);

#endif
