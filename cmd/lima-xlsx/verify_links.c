/*
 * verify_links: the links of a sheet.
 */
#include "verify_links.h"

#include "book.h"
#include "buf.h"
#include "cellname.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

struct verify_link {
	size_t row, col;
	const char *target;
	char *range; /* NULL: the first cell */
};

void
verify_links_release(struct verify_links *l)
{
	size_t i;

	for (i = 0; i < l->n; i++)
		free(l->list[i].range);
	free(l->list);
}

void
verify_links_expect(
    struct verify_links *l, const struct cell *cell, size_t row, size_t col)
{
	const char *range = cell->range;

	if (l->n == BOOK_LINKS_MAX)
		return;
	l->list = mem_grow(l->list, l->n, &l->room, sizeof(*l->list));
	l->list[l->n++] = (struct verify_link){row, col, cell->target,
	    range != NULL ? mem_copy(range, strlen(range)) : NULL};
}

/* "'Data'!A12:P49", as it was written. */
static bool
leads_to(const struct verify_link *link, const char *location)
{
	struct buf want = BUF_INIT;
	bool same;

	buf_printf(&want, "'%s'!%s", link->target,
	    link->range != NULL ? link->range : "A1");
	same = strcmp(want.data, location) == 0;
	buf_release(&want);
	return same;
}

bool
verify_links_take(
    struct verify_links *l, const char *reference, const char *location)
{
	const struct verify_link *link;
	uintmax_t row;
	size_t col;

	if (l->seen == l->n || !cell_read_name(reference, &col, &row))
		return false;
	link = &l->list[l->seen++];
	return row == link->row + 1 && col == link->col &&
	       leads_to(link, location);
}
