/*
 * raw: a file's bytes as they lie on the disk.
 *
 * What can not be read twice, a pipe or a terminal, is copied to a temporary
 * file first.
 */
#ifndef INGEST_RAW_H
#define INGEST_RAW_H

#include "trouble.h"

#include <sha2.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* What identifies the file. */
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

/* Does it begin with these bytes? */
bool raw_begins(const struct raw *, const char *bytes, size_t len);

/* Go back to the first byte. */
void raw_rewind(struct raw *);

/*
 * Up to room of the next bytes; 0 is the end, or trouble. The first argument is
 * the struct raw: this is a lines_read.
 */
size_t raw_read(void *raw, char *into, size_t room);

/* What is wrong, or NULL. */
const struct trouble *raw_trouble(const struct raw *);

/*
 * The descriptor, for a library that reads it by itself; the first byte stands
 * at *start.
 */
int raw_fd(const struct raw *, off_t *start);

#endif
