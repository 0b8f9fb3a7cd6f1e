/*
 * passed: the columns that a person asked to be passed over.
 */
#include "passed.h"

#include "diag.h"
#include "map.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

struct column {
	const char *name;
	bool met;
};

struct passed {
	struct column *columns;
	size_t count, room;
	struct map *by_name; /* to the places in columns */
};

struct passed *
passed_new(void)
{
	struct passed *p = mem_new(1, sizeof(*p));

	p->by_name = map_new();
	return p;
}

void
passed_free(struct passed *p)
{
	free(p->columns);
	map_free(p->by_name);
	free(p);
}

void
passed_add(struct passed *p, const char *name)
{
	if (map_add_folded(p->by_name, name, strlen(name), p->count) !=
	    MAP_NONE)
		return;
	p->columns =
	    mem_grow(p->columns, p->count, &p->room, sizeof(*p->columns));
	p->columns[p->count++] = (struct column){name, false};
}

bool
passed_find(const struct passed *p, const char *header, size_t len)
{
	return p->count > 0 &&
	       map_find_folded(p->by_name, header, len) != MAP_NONE;
}

void
passed_meet(struct passed *p, const char *header, size_t len)
{
	size_t i = map_find_folded(p->by_name, header, len);

	if (i != MAP_NONE)
		p->columns[i].met = true;
}

void
passed_warn(const struct passed *p)
{
	size_t i;

	for (i = 0; i < p->count; i++)
		if (!p->columns[i].met)
			diag(DIAG_WARNING, NULL, "option --ignore",
			    "no file has such a column", "%s",
			    diag_quote(p->columns[i].name));
}
