/*
 * layout: from the names in an export's header to the profile's questions.
 *
 * A long export has a column for the mandate and one for each question; a wide
 * one has a column for each mandate and question instead.
 */
#ifndef INGEST_LAYOUT_H
#define INGEST_LAYOUT_H

#include "buf.h"
#include "map.h"
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
	char **mandates; /* by column: the one the header names, or NULL */
	bool *nameless;  /* by column: the header has no name there */
	bool *ignored;   /* by column: nothing that stands there matters */
	/* Reporters as written that are no names of columns, and how many. */
	struct map *reporters;
	size_t reporter_count;
};

/*
 * How many names of the header, the current row, are known, also as those of
 * columns to be passed over.
 */
size_t layout_known(const struct names *, const struct rows *header);

/*
 * Understand the header. Whatever is wrong with it is told, every unknown name
 * with the nearest known one; false if anything is. To be released either way.
 */
bool layout_read(struct layout *, struct names *, const struct rows *header,
    const char *file);
void layout_release(struct layout *);

/*
 * Is the current row a header again, as where exports were joined: does it hold
 * names of columns, and not much else? Of most rows two cells are looked at,
 * and what stands in them is remembered.
 */
bool layout_header_again(
    const struct names *, struct layout *, const struct rows *row);

/* Do the columns mean the same under this header, the current row? */
bool layout_same(
    const struct names *, const struct layout *, const struct rows *header);

/*
 * Does the current row, which is broken or of another width, end in a header
 * under which the columns mean something else? So it does where exports were
 * joined of which the first has no line end after its last row. The names of
 * three of the four kinds of column that a header must have are proof enough.
 */
bool layout_ends_in_other(
    const struct names *, const struct layout *, const struct rows *row);

/*
 * What a column of a header, the current row, is: its code, behind the mandate
 * if the header names one ("12.level"), or "ignored"; or why it is not known.
 * Neither is written if it has no name.
 */
void layout_explain(struct names *, const struct rows *header, size_t col,
    struct buf *what, struct buf *why);

#endif
