/*
 * buf: bytes that grow.
 *
 * buf.data always ends in a NUL that buf.len does not count, also when nothing
 * was added yet, so it can be read as a string. The bytes belong to the buf;
 * a pointer into them lives until the next call that adds.
 */
#ifndef LIMA_BUF_H
#define LIMA_BUF_H

#include <stdarg.h>
#include <stddef.h>

struct buf {
	char *data;
	size_t len;
	size_t room;
};

extern char buf_empty[];

#define BUF_INIT                                       \
	{                                              \
		.data = buf_empty, .len = 0, .room = 0 \
	}

void buf_init(struct buf *);
void buf_release(struct buf *);

/* Forget the bytes, keep the room. */
void buf_reset(struct buf *);

/* Make sure that extra more bytes can be added without moving the data. */
void buf_reserve(struct buf *, size_t extra);

void buf_add(struct buf *, const void *bytes, size_t len);
void buf_puts(struct buf *, const char *);
void buf_putc(struct buf *, char);
void buf_printf(struct buf *, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *, const char *fmt, va_list)
    __attribute__((format(printf, 2, 0)));

/* Hand the bytes over: the caller frees them, the buf is empty again. */
char *buf_take(struct buf *);

#endif
