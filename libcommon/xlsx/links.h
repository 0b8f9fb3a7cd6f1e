/*
 * links: which parts of a workbook a part of it refers to.
 */
#ifndef LIMA_XLSX_LINKS_H
#define LIMA_XLSX_LINKS_H

#include "map.h"
#include "parts.h"
#include "trouble.h"

#include <stdbool.h>
#include <stddef.h>

struct link {
	char *id;
	char *type; /* its last word, such as "worksheet" */
	char *part; /* the name of the part, or an address outside */
	bool outside;
};

struct links {
	struct link *list;
	size_t count, room;
	struct map *ids; /* where in the list */
};

/*
 * Read the links of a part, of the whole file if part is "". A part without
 * links has none. False, with *trouble filled in, if they are damaged.
 */
bool links_read(
    struct links *, struct parts *, const char *part, struct trouble *trouble);
void links_release(struct links *);

/* The link of that id or the first of that type, or NULL. */
const struct link *links_id(const struct links *, const char *id);
const struct link *links_type(const struct links *, const char *type);

#endif
