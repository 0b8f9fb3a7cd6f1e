/*
 * buf: bytes that grow.
 *
 * buf.data always ends in a NUL that buf.len does not count, also when nothing
 * was added yet, so it can be read as a string. The bytes belong to the buf;
 * a pointer into them lives until the next call that adds.
 *
 * Behind the bytes BUF_SPARE more can be read, and behind reserved ones
 * written: what is copied by blocks need not stop where it ends. They hold
 * nothing.
 */
#ifndef LIMA_BUF_H
#define LIMA_BUF_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define BUF_SPARE 64

struct buf {
	char *data;
	size_t len;
	size_t room;
};

/* No bytes, with the spare ones behind them; never written. */
extern char buf_empty[];

#define BUF_INIT                                       \
	{                                              \
		.data = buf_empty, .len = 0, .room = 0 \
	}

void buf_init(struct buf *);
void buf_release(struct buf *);

/* Forget the bytes, keep the room. */
static inline void
buf_reset(struct buf *b)
{
	b->len = 0;
	if (b->room != 0)
		b->data[0] = '\0';
}

/* Forget the bytes from len on. */
void buf_truncate(struct buf *, size_t len);

/* For buf_reserve alone: the data moves. */
void buf_enlarge(struct buf *, size_t extra);

/* Make sure that extra more bytes can be added without moving the data. */
static inline void
buf_reserve(struct buf *b, size_t extra)
{
	if (b->room - b->len <= extra)
		buf_enlarge(b, extra);
}

static inline void
buf_add(struct buf *b, const void *bytes, size_t len)
{
	if (len == 0)
		return;
	buf_reserve(b, len);
	memcpy(b->data + b->len, bytes, len);
	b->len += len;
	b->data[b->len] = '\0';
}

static inline void
buf_putc(struct buf *b, char c)
{
	buf_reserve(b, 1);
	b->data[b->len++] = c;
	b->data[b->len] = '\0';
}

void buf_puts(struct buf *, const char *);
/* A number in decimal digits. */
void buf_number(struct buf *, uintmax_t);

void buf_printf(struct buf *, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *, const char *fmt, va_list)
    __attribute__((format(printf, 2, 0)));

/* Hand the bytes over: the caller frees them, the buf is empty again. */
char *buf_take(struct buf *);

#endif
