/*
 * ranking: codes by a figure, the greatest first; equal ones share a place and
 * are named together.
 */
#ifndef LIMA_EDITION_RANKING_H
#define LIMA_EDITION_RANKING_H

#include "paths.h"

#include <stddef.h>

struct place {
	const char *value; /* as the stream has it */
	double number;
	char **codes; /* in the order of the keys */
	size_t n;
};

struct ranking {
	struct place *places;
	size_t n, room;
	size_t n_above;      /* places whose number is greater than 0 */
	double total;        /* the sum over all codes */
	struct place absent; /* the codes for which there is no number */
};

/* The keys must outlive it. */
void ranking_init(struct ranking *, const struct edition *, const char *path,
    const struct keys *);
void ranking_release(struct ranking *);

#endif
