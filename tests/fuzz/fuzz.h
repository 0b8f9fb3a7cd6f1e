/*
 * fuzz: what a fuzz target is, and what it may ask for.
 *
 * A target is a program of its own, linked either with libFuzzer, which thinks
 * up inputs, or with replay.c, which takes them from files.
 */
#ifndef LIMA_FUZZ_H
#define LIMA_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Run the code under test on this input. Always 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* It holds, or the process ends: that is a finding. */
static inline void
must(bool ok, const char *what)
{
	if (ok)
		return;
	fprintf(stderr, "fuzz: not true: %s\n", what);
	abort();
}

/* A text that is handed out in pieces of a size. */
struct pieces {
	const uint8_t *data;
	size_t len, done, size;
};

/* A lines_read of the pieces. */
static inline size_t
pieces_read(void *context, char *into, size_t room)
{
	struct pieces *p = context;
	size_t n = p->len - p->done;

	if (n > p->size)
		n = p->size;
	if (n > room)
		n = room;
	if (n > 0)
		memcpy(into, p->data + p->done, n);
	p->done += n;
	return n;
}

#endif
