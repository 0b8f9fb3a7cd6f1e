/*
 * bytes: the text of an export, in UTF-8, from whatever it was stored as.
 *
 * A file is opened, scanned once from end to end, and only then read: what is
 * cut short or damaged is known before anything of it is used. Nothing is held
 * in memory but a block.
 */
#ifndef INGEST_BYTES_H
#define INGEST_BYTES_H

#include "raw.h"
#include "trouble.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bytes;

struct bytes_facts {
	struct raw_digest digest;
	const char *encoding; /* its name */
	uintmax_t odd_line; /* of the first byte not UTF-8, 0: there is none */
};

/* "-" is standard input. NULL, with *trouble filled in, if that fails. */
struct bytes *bytes_open(const char *file, struct trouble *trouble);
void bytes_close(struct bytes *);

/*
 * Read the whole file for the facts about it and go back to its beginning.
 * False, with *trouble filled in, if it can not be read as text. UTF-8 is told
 * by being valid throughout; what is not is Windows-1252 unless a byte occurs
 * that has no meaning there.
 */
bool bytes_scan(
    struct bytes *, struct bytes_facts *facts, struct trouble *trouble);

/* Go back to the beginning of the text. */
void bytes_rewind(struct bytes *);

/*
 * Up to room bytes of the text, at least 3 of room; no byte order mark. 0 is
 * the end, or trouble. The first argument is the struct bytes: this is a
 * lines_read.
 */
size_t bytes_read(void *bytes, char *into, size_t room);

/* What went wrong in reading, or NULL. */
const struct trouble *bytes_trouble(const struct bytes *);

#endif
