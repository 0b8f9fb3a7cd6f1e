/*
 * layout: from the names in an export's header to the profile's questions.
 */
#ifndef INGEST_LAYOUT_H
#define INGEST_LAYOUT_H

#include "names.h"
#include "rows.h"

#include <stdbool.h>
#include <stddef.h>

#define LAYOUT_NONE ((size_t)-1)

struct layout {
	size_t width;
	/* Where the columns of the first four roles are, or LAYOUT_NONE. */
	size_t column[NAMES_QUESTION];
	const char *kind; /* of the reporters */
	/*
	 * By column: the question's code, as long-lived as the names, or NULL
	 * where the column is none.
	 */
	const char **questions;
	bool *nameless; /* by column: the header has no name there */
};

/* How many names of the header, the current row, are known. */
size_t layout_known(const struct names *, const struct rows *header);

/*
 * Understand the header. Whatever is wrong with it is told, every unknown name
 * with the nearest known one; false if anything is.
 */
bool layout_read(struct layout *, const struct names *,
    const struct rows *header, const char *file);
void layout_release(struct layout *);

#endif
