/*
 * outfile: a file that appears whole under its name, or not at all.
 *
 * It is written beside its final name, under a name that begins with a dot, and
 * renamed when it is complete. What is not committed when the process exits is
 * removed.
 */
#ifndef LIMA_OUTFILE_H
#define LIMA_OUTFILE_H

#include <stddef.h>

struct outfile;

/* NULL, with errno set, if the file cannot be created there. */
struct outfile *outfile_open(const char *path);

/* Where to write for now: as a descriptor, and as a path for a library. */
int outfile_fd(const struct outfile *);
const char *outfile_path(const struct outfile *);

/* Add all of these bytes. 0, or an errno. */
int outfile_write(struct outfile *, const void *bytes, size_t len);

/*
 * A library has put another file under the temporary name: hold that one from
 * now on. 0, or an errno.
 */
int outfile_renew(struct outfile *);

/* Make it durable, rename it, free. 0, or the errno of what failed. */
int outfile_commit(struct outfile *);

/* Remove it, free. */
void outfile_abort(struct outfile *);

#endif
