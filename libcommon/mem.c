/*
 * mem: memory, or the end of the process with status 71.
 */
#include "mem.h"

#include "diag.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

static _Noreturn void
out_of_memory(void)
{
	/* Not through diag: that would ask for memory. */
	fprintf(stderr, "%s: error: out of memory\n", diag_program());
	exit(EX_OSERR);
}

void *
mem_new(size_t n, size_t size)
{
	void *block = calloc(n != 0 ? n : 1, size != 0 ? size : 1);

	if (block == NULL)
		out_of_memory();
	return block;
}

void *
mem_resize(void *block, size_t n, size_t size)
{
	if (size != 0 && n > SIZE_MAX / size)
		out_of_memory();
	n *= size;
	block = realloc(block, n != 0 ? n : 1);
	if (block == NULL)
		out_of_memory();
	return block;
}

char *
mem_copy(const char *bytes, size_t len)
{
	char *copy;

	if (len == SIZE_MAX)
		out_of_memory();
	copy = mem_resize(NULL, len + 1, 1);
	memcpy(copy, bytes, len);
	copy[len] = '\0';
	return copy;
}

void *
mem_double(void *block, size_t *room, size_t size)
{
	if (*room > SIZE_MAX / 2)
		out_of_memory();
	*room = *room != 0 ? *room * 2 : 16;
	return mem_resize(block, *room, size);
}
