/*
 * outfile: a file that appears whole under its name, or not at all.
 *
 * It is written beside its final name, under a name that begins with a dot, and
 * renamed when it is complete. What is not committed when the process exits, or
 * a signal ends it, is removed (unfinished.h).
 *
 * Where the name is a symbolic link, what it leads to is replaced, and the link
 * stays. Nothing is replaced but a regular file: into a device or a FIFO, and
 * into the file that standard output or standard error go to already, the bytes
 * are copied at the end. If that fails, a part of them may be there.
 *
 * No output goes to what has another use (claim.h).
 */
#ifndef LIMA_OUTFILE_H
#define LIMA_OUTFILE_H

#include <stddef.h>

struct outfile;

/*
 * NULL if there can be no output there; *why then says why, in words. The path
 * is not copied. path NULL: standard output, to which nothing goes before the
 * end.
 */
struct outfile *outfile_open(const char *path, const char **why);

/* What messages call it: the path, or the words for standard output. */
const char *outfile_name(const struct outfile *);

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

/* Make it durable, rename or copy it, free. 0, or the errno of what failed. */
int outfile_commit(struct outfile *);

/* Remove it, free. */
void outfile_abort(struct outfile *);

#endif
