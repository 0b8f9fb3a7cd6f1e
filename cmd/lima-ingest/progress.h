/*
 * progress: how far the reading is, on a terminal and on SIGUSR1.
 *
 * There is one reading at a time in a process, so there is one progress.
 */
#ifndef INGEST_PROGRESS_H
#define INGEST_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

/*
 * From now on SIGUSR1 gives a line on standard error that tells how far it is.
 * show: so does a line that is kept up to date there, once it takes long, if
 * that is a terminal.
 */
void progress_begin(bool show);

/* A file is begun; name is not copied and lives until the next. */
void progress_file(const char *name);

/* How many bytes it has; not called if that is not known. */
void progress_size(uintmax_t bytes);

/* What is being done with it from its first byte on, such as "reading". */
void progress_step(const char *step);

/* So many bytes of it have passed. */
void progress_bytes(uintmax_t passed);

/* One more row was read. */
void progress_row(void);

/* Take the line from the terminal. */
void progress_end(void);

#endif
