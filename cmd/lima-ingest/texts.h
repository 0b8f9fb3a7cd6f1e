/*
 * texts: the texts of a workbook, plain or rich, and those that its cells
 * share.
 *
 * Of a rich text the runs are put together; how it is pronounced, which East
 * Asian workbooks note beside it, is no part of it. What XML cannot say stands
 * as _xHHHH_ and is decoded.
 */
#ifndef INGEST_TEXTS_H
#define INGEST_TEXTS_H

#include "buf.h"
#include "lines.h"
#include "trouble.h"

#include <stdbool.h>
#include <stddef.h>

/* A text that is being read; the calls of markup within it are passed on. */
struct rich {
	struct buf text;
	bool open; /* what comes is text */
	bool spoken;
};

void rich_start(struct rich *, const char *name);
void rich_end(struct rich *, const char *name);
void rich_text(struct rich *, const char *bytes, size_t len);

/* Decode from start to the end what XML cannot say. */
void texts_decode(struct buf *text, size_t start);

struct texts;

/*
 * Read the part with the shared texts; they stay in memory. False, with
 * *trouble filled in, if it is damaged or they are too many. The first argument
 * is the struct texts: this is a part_reader.
 */
bool texts_read(void *texts, const char *name, lines_read *read, void *from,
    struct trouble *trouble);

/* None. */
struct texts *texts_new(void);
void texts_free(struct texts *);

/* A text, by its number from 0; NULL: there is none of this number. */
const char *texts_get(const struct texts *, size_t i, size_t *len);

#endif
