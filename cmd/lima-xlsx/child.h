/*
 * child: work that may crash, in a process of its own.
 */
#ifndef LIMA_XLSX_CHILD_H
#define LIMA_XLSX_CHILD_H

#include "buf.h"

#include <stdbool.h>

/* NULL, or what went wrong, in words. */
typedef const char *child_work(void *arg);

/*
 * Do the work in a child, which has nothing to say on standard error, and wait
 * for it. 0, or the status to end with: *why then says what went wrong. 74 is
 * that of words which the work returns, 71 that no process was to be had, 70
 * that a signal ended it; others are those that the work exited with.
 */
int child_run(child_work *work, void *arg, struct buf *why);

/*
 * End a child that is at work: child_run then returns. False if none is. A
 * signal handler may.
 */
bool child_kill(void);

#endif
