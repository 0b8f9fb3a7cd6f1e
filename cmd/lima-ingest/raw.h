/*
 * raw: a file's bytes, decompressed if they are gzip.
 *
 * gzip is known by its first two bytes, whatever the file's name. What can not
 * be read twice, a pipe or a terminal, is copied to a temporary file first.
 */
#ifndef INGEST_RAW_H
#define INGEST_RAW_H

#include "trouble.h"

#include <sha2.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What identifies the file as it lies on the disk, compressed or not. */
struct raw_digest {
	char sha256[SHA256_DIGEST_STRING_LENGTH];
	uintmax_t bytes;
};

struct raw;

/* "-" is standard input. NULL, with *trouble filled in, if that fails. */
struct raw *raw_open(const char *file, struct trouble *trouble);
void raw_close(struct raw *);

/* Read the file to its end for its digest; false: see raw_trouble. */
bool raw_digest(struct raw *, struct raw_digest *);

/* Go back to the first byte. */
void raw_rewind(struct raw *);

/*
 * Up to room of the next bytes. 0 is the end, or trouble: a read that failed,
 * gzip data that is damaged or cut short, or bytes after it.
 */
size_t raw_read(struct raw *, char *into, size_t room);

/* What is wrong, or NULL. */
const struct trouble *raw_trouble(const struct raw *);

#endif
