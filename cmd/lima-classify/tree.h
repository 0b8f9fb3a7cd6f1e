/*
 * tree: strings of bytes, each known by the number of the place where it ends.
 *
 * Places are numbered from 0, the empty string, as they are added. A byte is
 * two steps of four bits, so that a place takes 64 bytes: what texts use most
 * stays in the cache.
 */
#ifndef LIMA_TREE_H
#define LIMA_TREE_H

#include <stddef.h>
#include <stdint.h>

struct tree_place {
	uint32_t next[16]; /* 0: nothing goes on so */
};

struct tree {
	struct tree_place *places;
	size_t count;
	size_t room;
};

void tree_init(struct tree *);
void tree_release(struct tree *);

/* The place behind that one by a byte, added if need be. */
size_t tree_add(struct tree *, size_t place, unsigned char byte);

/* The same, or 0 if there is none. */
static inline size_t
tree_next(const struct tree *t, size_t place, unsigned char byte)
{
	size_t half = t->places[place].next[byte >> 4];

	return half != 0 ? t->places[half].next[byte & 15] : 0;
}

#endif
