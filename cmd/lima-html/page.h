/*
 * page: the whole document.
 */
#ifndef LIMA_HTML_PAGE_H
#define LIMA_HTML_PAGE_H

#include "contents.h"

/* Add the page of an edition that was built with these contents. */
void page_write(struct buf *out, const struct edition *, const char *language,
    const struct contents *);

#endif
