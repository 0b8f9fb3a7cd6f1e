/*
 * mem: memory, or the end of the process with status 71.
 *
 * These never return NULL. Sizes are multiplied with a check for overflow.
 * What they return is released with free(3).
 */
#ifndef LIMA_MEM_H
#define LIMA_MEM_H

#include <stddef.h>

/* Room for n things of that size, all bytes zero. */
void *mem_new(size_t n, size_t size);

/* The same block with room for n things; what is added is not cleared. */
void *mem_resize(void *block, size_t n, size_t size);

/* A copy of len bytes with a NUL after them. */
char *mem_copy(const char *bytes, size_t len);

/* For mem_grow alone: the block with twice the room. */
void *mem_double(void *block, size_t *room, size_t size);

/*
 * Make room for one more thing in an array that holds count of them: the
 * block, moved and doubled when *room is used up.
 */
static inline void *
mem_grow(void *block, size_t count, size_t *room, size_t size)
{
	return count < *room ? block : mem_double(block, room, size);
}

#endif
