/*
 * texts: the texts of a workbook, plain or rich, and those that its cells
 * share.
 *
 * Of a rich text the runs are put together; how it is pronounced, which East
 * Asian workbooks note beside it, is no part of it. What XML cannot say stands
 * as _xHHHH_ and is decoded.
 */
#ifndef LIMA_XLSX_TEXTS_H
#define LIMA_XLSX_TEXTS_H

#include "buf.h"
#include "lines_read.h"
#include "trouble.h"

#include <stdbool.h>
#include <stddef.h>

/* A text that is being read; the calls of markup within it are passed on. */
struct rich {
	struct buf text;
	bool open; /* what comes is text */
	bool spoken;
	bool raised;  /* the run is superscript */
	size_t began; /* where its text begins */
	bool noted;   /* a run so far is the superscript mark of a note */
};

/* Another text. */
void rich_reset(struct rich *);
void rich_start(struct rich *, const char *name, const char *const *attributes);
void rich_end(struct rich *, const char *name);
void rich_text(struct rich *, const char *bytes, size_t len);

/*
 * Are len bytes, which follow the byte before (0: none) and are superscript,
 * the mark of a note? Numbers, symbols and single letters are, but not the
 * exponent of a metre.
 */
bool texts_is_mark(char before, const char *s, size_t len);

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

/* Has that text a run that is the superscript mark of a note? */
bool texts_noted(const struct texts *, size_t i);

#endif
