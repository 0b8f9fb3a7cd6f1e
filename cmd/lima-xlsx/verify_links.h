/*
 * verify_links: the links of a sheet, as they were written and as they are
 * read.
 *
 * Only verify_sheet.c includes this.
 */
#ifndef LIMA_XLSX_VERIFY_LINKS_H
#define LIMA_XLSX_VERIFY_LINKS_H

#include "sheet.h"

#include <stdbool.h>
#include <stddef.h>

struct verify_link;

/* All zero: none is expected. */
struct verify_links {
	struct verify_link *list; /* in the order in which they are written */
	size_t n, room;
	size_t seen;
};

void verify_links_release(struct verify_links *);

/* A cell, rows and columns counted from 0, has a link if there is room for it.
 */
void verify_links_expect(
    struct verify_links *, const struct cell *, size_t row, size_t col);

/* A link is read. Is it the next one that is expected? */
bool verify_links_take(
    struct verify_links *, const char *reference, const char *location);

#endif
