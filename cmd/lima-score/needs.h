/*
 * needs: how many there are, without keeping each.
 */
#ifndef LIMA_NEEDS_H
#define LIMA_NEEDS_H

#include "instrument.h"

#include <stddef.h>
#include <stdint.h>

/* The needs of one reporter for the same mandates, under one criterion. */
struct needs {
	enum kind kind;
	size_t reporter;
	size_t criterion;
	size_t *mandates; /* as named; the first is the one they count under */
	size_t named;     /* how many mandates, at least 1 */
	uintmax_t count;
};

struct needs_list;

struct needs_list *needs_list_new(void);
void needs_list_free(struct needs_list *);

/* Add so many needs; the mandates are copied. */
void needs_list_add(struct needs_list *, const struct needs *);

size_t needs_list_length(const struct needs_list *);
const struct needs *needs_list_get(const struct needs_list *, size_t);

#endif
