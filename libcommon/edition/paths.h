/*
 * paths: the facts that a row of a sheet shows. In the paths of a layout '*'
 * stands for the key of the row; of alternatives, separated by '|', the first
 * that there is counts.
 */
#ifndef LIMA_EDITION_PATHS_H
#define LIMA_EDITION_PATHS_H

#include "edition.h"

#include <stddef.h>

/* The keys of rows. */
struct keys {
	char **key;
	size_t n, room;
};

/*
 * Add the keys that the part's column "rows" lists, separated by commas: all
 * codes of a table of the profile, those of "table:column=value" alone, all
 * rows of "figures/<table>", or "=key".
 */
void paths_keys(const struct edition *, const struct part *, struct keys *keys);
void paths_keys_release(struct keys *);

/* The fact of a path for this row, NULL if there is none. */
const char *paths_get(
    const struct edition *, const char *path, const char *key);

/* End with 78 if the path names a table that no figure of the stream is of. */
void paths_check(const struct edition *, const struct part *, const char *path);

/* For conditions on a row: "row" is its key, other names are paths. */
struct paths_row {
	const struct edition *edition;
	const char *key;
};

const char *paths_row_get(const void *paths_row, const char *name);

#endif
