/*
 * package: tables that stand in one folder, and how they refer to each other.
 */
#ifndef LIMA_PACKAGE_H
#define LIMA_PACKAGE_H

#include "buf.h"
#include "profile.h"
#include "resource.h"
#include "told.h"

#include <stdbool.h>
#include <stddef.h>

struct package {
	struct profile *profile;
	struct resource **resources; /* in the order of their names, bytewise */
	size_t n;
	struct told told;
};

/*
 * Read the tables at these paths, n at least 1. Ends with 64, 65, 66 or 74 if
 * they are not one package.
 */
struct package *package_read(
    char *const paths[], size_t n, struct profile *profile);
void package_free(struct package *);

/*
 * The table of the package whose key the resource refers to, or NULL. Every
 * value that refers is then one of its keys.
 */
const struct resource *package_target(
    const struct package *, const struct resource *);

/* Add the descriptor, a Data Package 2.0 in JSON, to out. */
void package_describe(const struct package *, struct buf *out);

#endif
