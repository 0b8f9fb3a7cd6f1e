/*
 * published: where the workbook prints a figure.
 */
#ifndef LIMA_EDITION_PUBLISHED_H
#define LIMA_EDITION_PUBLISHED_H

#include "formula.h"

#include <stdbool.h>

/* A figure by its path, in which '*' stands for the key. */
struct published {
	const struct edition *edition;
	char *figure;
	const char *key;
};

/* pattern: the path, in which '?' stands for code. */
void published_init(struct published *, const struct edition *,
    const char *pattern, const char *code, const char *key);
void published_release(struct published *);

/* What the stream says, or NULL. */
const char *published_value(const struct published *);

/* Does a sheet of figures that is filled already print it as a number? */
bool published_is_printed(const struct published *);

/* Add its cell there, and return what stands in it; NULL if there is none. */
const struct cell *published_cell(const struct published *, struct formula *);

#endif
