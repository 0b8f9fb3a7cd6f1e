/*
 * lines: a text that is read as it is needed, line by line, and kept until it
 * is dropped.
 *
 * A line ends with LF, CR LF or CR. The callers look into text and speak of
 * lines by where they begin in it; reading on may move the text, not what
 * stands where in it.
 */
#ifndef INGEST_LINES_H
#define INGEST_LINES_H

#include "buf.h"
#include "lines_read.h"

#include <stdbool.h>
#include <stddef.h>

struct lines {
	struct buf text; /* as far as it was read, without what was dropped */
	lines_read *read;
	void *context;
	size_t longest;
	bool ended;
};

/* A longer line is cut: of it longest + 1 bytes and its line end are kept. */
void lines_init(
    struct lines *, lines_read *read, void *context, size_t longest);
void lines_release(struct lines *);

/* Where the line after this one begins; start itself if no text is left. */
size_t lines_next(struct lines *, size_t start);

/*
 * The text before start is not needed any more. Where what stood at start
 * stands now.
 */
size_t lines_drop(struct lines *, size_t start);

#endif
