/*
 * claim: what the process uses files for, by whatever names they go.
 *
 * An output is for nothing else: who wrote it over what is read, or over
 * another output, would lose that. Character devices are free for all, such as
 * a terminal or /dev/null.
 */
#ifndef LIMA_CLAIM_H
#define LIMA_CLAIM_H

#include <sys/stat.h>

enum claim {
	CLAIM_READ,
	CLAIM_STREAM, /* records on standard output, over what is read or not */
	CLAIM_OUTPUT
};

/*
 * Use a file for that until the process ends. NULL, or in words what it is
 * used for that does not go together with it.
 */
const char *claim_file(const struct stat *, enum claim);

/* The same of an output that is not there yet; or why there can be none. */
const char *claim_new(const char *path);

#endif
