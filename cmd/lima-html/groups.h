/*
 * groups: a long table, folded by the codes of one of its columns.
 */
#ifndef LIMA_HTML_GROUPS_H
#define LIMA_HTML_GROUPS_H

#include "contents.h"

/*
 * Add a table for each code, one after the other, each to be unfolded by
 * itself. The rows of a code stand together. False, with nothing added, if the
 * section is not so folded or its table holds what is no such code.
 */
bool groups_add(struct buf *out, const struct words *, const struct section *,
    struct sheet *);

#endif
