/*
 * need_key: what a need is known by, its id and its text together. Ids of
 * submissions may occur twice, and then those of their needs do.
 */
#ifndef LIMA_NEED_KEY_H
#define LIMA_NEED_KEY_H

#include "buf.h"

#include <stddef.h>

/* Put the key in place of what the buf holds. */
void need_key(struct buf *key, const char *id, size_t id_len, const char *text,
    size_t text_len);

#endif
