/*
 * digest: the SHA-256 of a file.
 */
#include "digest.h"

#include <errno.h>
#include <sha2.h>
#include <stdio.h>
#include <sys/types.h>

_Static_assert(DIGEST_ROOM == SHA256_DIGEST_STRING_LENGTH,
    "a digest has the length that libmd gives it");

int
digest_file(const char *path, struct digest *digest)
{
	uint8_t block[1 << 16];
	SHA2_CTX sha;
	size_t n;
	FILE *file = fopen(path, "rb");
	int error = 0;

	if (file == NULL)
		return errno;
	SHA256Init(&sha);
	digest->bytes = 0;
	while ((n = fread(block, 1, sizeof(block), file)) > 0) {
		SHA256Update(&sha, block, n);
		digest->bytes += n;
	}
	if (ferror(file))
		error = errno;
	fclose(file);
	SHA256End(&sha, digest->sha256);
	return error;
}
