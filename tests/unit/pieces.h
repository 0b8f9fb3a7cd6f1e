/*
 * pieces: a text that is handed out in pieces, as files and pipes do.
 */
#ifndef LIMA_PIECES_H
#define LIMA_PIECES_H

#include <stddef.h>
#include <string.h>

/* The first piece may have a size of its own. */
struct pieces {
	const char *text;
	size_t len;
	size_t done;
	size_t first, size;
};

/* The context is a struct pieces. */
static inline size_t
read_pieces(void *context, char *into, size_t room)
{
	struct pieces *p = context;
	size_t n = p->done == 0 && p->first != 0 ? p->first : p->size;

	if (n > p->len - p->done)
		n = p->len - p->done;
	if (n > room)
		n = room;
	memcpy(into, p->text + p->done, n);
	p->done += n;
	return n;
}

#endif
