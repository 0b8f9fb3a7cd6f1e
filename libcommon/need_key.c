/*
 * need_key: what a need is known by, its id and its text together.
 */
#include "need_key.h"

void
need_key(struct buf *key, const char *id, size_t id_len, const char *text,
    size_t text_len)
{
	buf_reset(key);
	buf_add(key, id, id_len);
	/* No field or cell holds one, so the id cannot run into the text. */
	buf_putc(key, '\0');
	buf_add(key, text, text_len);
}
