/*
 * unfinished: files that are not to outlive the process.
 *
 * They are removed when it exits, and when SIGHUP, SIGINT, SIGPIPE or SIGTERM
 * ends it, which it does as if nobody had caught the signal. One of them that
 * was ignored when the first file was made stays so.
 */
#ifndef LIMA_UNFINISHED_H
#define LIMA_UNFINISHED_H

#include <stdbool.h>

struct unfinished;

/* Make a file as mkstemp does. NULL, with errno set, if that fails. */
struct unfinished *unfinished_new(const char *pattern, int *fd);

const char *unfinished_path(const struct unfinished *);

/* Remove the file, if it is still there under that name, and free. */
void unfinished_remove(struct unfinished *);

/*
 * Until unfinished_let_end, a signal that is to end the process asks first
 * whether that is to be put off; then unfinished_let_end is the end. What is
 * asked must be fit for a signal handler.
 */
void unfinished_put_off_end(bool (*ask)(void));
void unfinished_let_end(void);

#endif
