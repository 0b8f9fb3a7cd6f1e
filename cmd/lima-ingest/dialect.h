/*
 * dialect: what parts the cells of a CSV text, and where its header is.
 *
 * Each delimiter that is usual is tried. The one under which most names of a
 * header are known is taken; of several, the one under which more of the first
 * records are as wide as the header; of several still, the earlier of TAB,
 * semicolon, bar and comma. A sep= line goes before all this if names are known
 * under what it says.
 */
#ifndef INGEST_DIALECT_H
#define INGEST_DIALECT_H

#include "bytes.h"
#include "header.h"
#include "names.h"

#include <stddef.h>

#define DIALECT_TRIED 5 /* the usual four and that of a sep= line */

struct dialect_try {
	char delimiter;
	struct header header;
};

struct dialect {
	char delimiter;
	struct header header;
	const char *why; /* it is this delimiter, in words */
	char rival;      /* another that fits as well, or 0 */
	char false_sep;  /* what a sep= line says that is not followed, or 0 */
	struct dialect_try tried[DIALECT_TRIED];
	size_t count;
};

/*
 * Find it out for a text that was scanned, whose rows are longest bytes at
 * most. told: the delimiter, or 0.
 */
void dialect_find(struct dialect *, struct bytes *, const struct names *,
    char told, size_t longest);

/* A delimiter as it is written for people. It lives until the fourth next. */
const char *dialect_name(char delimiter);

#endif
