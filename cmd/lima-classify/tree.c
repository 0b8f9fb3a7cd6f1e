/*
 * tree: strings of bytes, each known by the number of the place where it ends.
 */
#include "tree.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

static size_t
add_place(struct tree *t)
{
	t->places = mem_grow(t->places, t->count, &t->room, sizeof(*t->places));
	memset(&t->places[t->count], 0, sizeof(*t->places));
	return t->count++;
}

void
tree_init(struct tree *t)
{
	memset(t, 0, sizeof(*t));
	add_place(t);
}

void
tree_release(struct tree *t)
{
	free(t->places);
	memset(t, 0, sizeof(*t));
}

static size_t
add_half(struct tree *t, size_t place, unsigned half)
{
	if (t->places[place].next[half] == 0) {
		size_t added = add_place(t);

		t->places[place].next[half] = (uint32_t)added;
	}
	return t->places[place].next[half];
}

size_t
tree_add(struct tree *t, size_t place, unsigned char byte)
{
	return add_half(t, add_half(t, place, byte >> 4), byte & 15);
}
