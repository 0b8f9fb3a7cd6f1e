/*
 * escape: text among the marks of HTML and XML.
 */
#ifndef LIMA_EDITION_ESCAPE_H
#define LIMA_EDITION_ESCAPE_H

#include "buf.h"

/*
 * Add text with those of its characters that stand in signs as references.
 * signs holds some of & < > " ' and newline.
 */
void escape(struct buf *out, const char *text, const char *signs);

#endif
