/*
 * told: what the run records of a stream tell about the edition.
 */
#ifndef LIMA_TOLD_H
#define LIMA_TOLD_H

#include "tsv.h"

#include <stddef.h>

/* An export; what is not told of it is NULL. */
struct source {
	char *file;
	char *sha256;
	char *bytes;
};

struct told {
	char *closing; /* NULL: no closing date */
	char *mark;    /* NULL: none */
	struct source *sources;
	size_t n_sources, sources_room;
};

void told_release(struct told *);

/* Take down what the reader's current record tells, if it is a run record. */
void told_take(struct told *, struct tsv_reader *);

#endif
