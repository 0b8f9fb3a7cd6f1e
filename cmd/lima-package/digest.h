/*
 * digest: how long a file is, and its SHA-256, by way of libmd.
 */
#ifndef LIMA_DIGEST_H
#define LIMA_DIGEST_H

#include <stdint.h>

/* 64 hexadecimal digits and a NUL. */
#define DIGEST_ROOM 65

struct digest {
	uintmax_t bytes;
	char sha256[DIGEST_ROOM];
};

/* Of the file at this path. 0, or the errno of what failed. */
int digest_file(const char *path, struct digest *);

#endif
