/*
 * resource: one table of the package, read to its end: what it is, and that
 * every row is as it will be described.
 */
#ifndef LIMA_RESOURCE_H
#define LIMA_RESOURCE_H

#include "digest.h"
#include "fields.h"
#include "profile.h"
#include "told.h"
#include "values.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct column {
	char *name;
	const struct field_kind *kind; /* NULL: nothing is known of it */
	char *title;                   /* NULL if kind is */
};

struct resource {
	const char *path; /* as given, not copied */
	const char *file; /* its last part */
	char *name;       /* that without ".tsv" */
	const struct table_kind *kind;
	struct digest digest;
	struct column *columns;
	size_t n_columns;
	uintmax_t rows;
	struct values *keys; /* NULL: it has no key, or lacks a column of it */
	struct values *refers; /* what its reference field holds, or NULL */
};

/*
 * Read the file at path. Ends with 65, 66 or 74, having said why, if it cannot
 * be read or a row is not as the kind of table says.
 */
struct resource *resource_read(
    const char *path, struct profile *, struct told *);
void resource_free(struct resource *);

#endif
