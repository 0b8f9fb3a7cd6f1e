/*
 * gzip: what a gzip file holds.
 *
 * All members of a file are read, and every check that the format has is made.
 * Zero bytes after the last member are padding, as tapes have it; anything else
 * there is trouble, and so is a gzip file within.
 */
#ifndef INGEST_GZIP_H
#define INGEST_GZIP_H

#include "lines.h"
#include "trouble.h"

#include <stdint.h>

/* How such a file begins. */
#define GZIP_MAGIC "\x1f\x8b"
#define GZIP_MAGIC_BYTES 2

struct gzip;

/*
 * Unpack what read gives. To unpack more than max_bytes is trouble: a small
 * file may hold a thousand times its size. Memory does not grow with either.
 */
struct gzip *gzip_open(lines_read *read, void *context, uintmax_t max_bytes);
void gzip_close(struct gzip *);

/* Begin anew; what is read was put back to its beginning by the caller. */
void gzip_rewind(struct gzip *);

/* Up to room of the next bytes; 0 is the end, or trouble. */
size_t gzip_read(struct gzip *, char *into, size_t room);

/* What is wrong, or NULL. If reading itself failed, its reader knows. */
const struct trouble *gzip_trouble(const struct gzip *);

/* As far as was read: members begun, bytes unpacked, zero bytes after them. */
struct gzip_facts {
	uintmax_t members, bytes, padding;
};
struct gzip_facts gzip_facts(const struct gzip *);

#endif
