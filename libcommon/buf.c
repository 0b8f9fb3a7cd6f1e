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
char buf_empty[1 + BUF_SPARE];

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
buf_truncate(struct buf *b, size_t len)
{
	if (len >= b->len)
		return;
	b->len = len;
	b->data[len] = '\0';
}

void
buf_enlarge(struct buf *b, size_t extra)
{
	const size_t most = SIZE_MAX - BUF_SPARE;
	size_t need, room;

	need = extra < most - b->len ? b->len + extra + 1 : most;
	room = b->room < most / 2 ? b->room * 2 : most;
	if (room < need)
		room = need;
	b->data =
	    mem_resize(b->room != 0 ? b->data : NULL, room + BUF_SPARE, 1);
	b->room = room;
	b->data[b->len] = '\0';
}

void
buf_puts(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void
buf_number(struct buf *b, uintmax_t number)
{
	char digits[3 * sizeof(number)];
	size_t at = sizeof(digits);

	do
		digits[--at] = (char)('0' + number % 10);
	while ((number /= 10) != 0);
	buf_add(b, digits + at, sizeof(digits) - at);
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
