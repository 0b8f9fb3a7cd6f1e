/*
 * runs: what lies between the blanks and signs of a text.
 *
 * A run is letters and digits of ASCII, the letters made small, and all that is
 * beyond ASCII, but for the quotes, dashes and dots of U+2010 to U+2027: these
 * become what ASCII has for them. So a run may hold signs, and several words.
 */
#ifndef LIMA_RUNS_H
#define LIMA_RUNS_H

#include "buf.h"

#include <stddef.h>

/* From the start of a run on so many bytes can be read, whatever they are. */
#define RUNS_PAD 64

struct run {
	const char *start, *end;
};

struct runs {
	size_t count;
	struct buf text;    /* the copy that they are in, without a length */
	const char **edges; /* where a run starts and ends, and the next one */
	size_t room;
};

void runs_init(struct runs *);
void runs_release(struct runs *);

/*
 * Put the runs of a text without a NUL in place of those that were there. They
 * live until the next text, and do not point into this one.
 */
void runs_find(struct runs *, const char *text, size_t len);

/* The i-th of them. */
static inline struct run
runs_get(const struct runs *r, size_t i)
{
	return (struct run){r->edges[2 * i], r->edges[2 * i + 1]};
}

static inline size_t
run_length(const struct run *run)
{
	return (size_t)(run->end - run->start);
}

#endif
