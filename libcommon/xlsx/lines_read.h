/*
 * lines_read: how a text comes to those who read it piece by piece.
 */
#ifndef LIMA_LINES_READ_H
#define LIMA_LINES_READ_H

#include <stddef.h>

/* Put up to room of the next bytes of a text there; 0: there are no more. */
typedef size_t lines_read(void *context, char *into, size_t room);

#endif
