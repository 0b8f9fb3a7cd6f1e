/*
 * need: a need with what is said of it.
 */
#include "need.h"

const char *const need_marks[MARKS] = {
    [MARK_NONE] = "", [MARK_REVIEW] = "review", [MARK_OVERRIDE] = "override"};

void
need_key(struct buf *key, const char *id, size_t id_len, const char *text,
    size_t text_len)
{
	buf_reset(key);
	buf_add(key, id, id_len);
	/* No column holds one, so the id cannot run into the text. */
	buf_putc(key, '\0');
	buf_add(key, text, text_len);
}
