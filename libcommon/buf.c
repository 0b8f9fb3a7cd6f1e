/*
 * buf: bytes that grow.
 */
#include "buf.h"

#include "mem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What an empty buf points to, so that data is never NULL; never written. */
char buf_empty[1];

void
buf_init(struct buf *b)
{
	b->data = buf_empty;
	b->len = 0;
	b->room = 0;
}

void
buf_release(struct buf *b)
{
	if (b->room != 0)
		free(b->data);
	buf_init(b);
}

void
buf_reset(struct buf *b)
{
	b->len = 0;
	if (b->room != 0)
		b->data[0] = '\0';
}

void
buf_reserve(struct buf *b, size_t extra)
{
	size_t need, room;

	if (b->room != 0 && extra < b->room - b->len)
		return;
	need = extra < SIZE_MAX - b->len ? b->len + extra + 1 : SIZE_MAX;
	room = b->room < SIZE_MAX / 2 ? b->room * 2 : SIZE_MAX;
	if (room < need)
		room = need;
	b->data = mem_resize(b->room != 0 ? b->data : NULL, room, 1);
	b->room = room;
	b->data[b->len] = '\0';
}

void
buf_add(struct buf *b, const void *bytes, size_t len)
{
	if (len == 0)
		return;
	buf_reserve(b, len);
	memcpy(b->data + b->len, bytes, len);
	b->len += len;
	b->data[b->len] = '\0';
}

void
buf_puts(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void
buf_putc(struct buf *b, char c)
{
	buf_add(b, &c, 1);
}

void
buf_vprintf(struct buf *b, const char *fmt, va_list args)
{
	va_list again;
	int n;

	va_copy(again, args);
	n = vsnprintf(NULL, 0, fmt, args);
	if (n > 0) {
		buf_reserve(b, (size_t)n);
		vsnprintf(b->data + b->len, (size_t)n + 1, fmt, again);
		b->len += (size_t)n;
	}
	va_end(again);
}

void
buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	buf_vprintf(b, fmt, args);
	va_end(args);
}

char *
buf_take(struct buf *b)
{
	char *data;

	buf_reserve(b, 0);
	data = b->data;
	buf_init(b);
	return data;
}
