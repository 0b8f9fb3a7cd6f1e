/*
 * control: control characters, of which text has only TAB, LF and CR.
 */
#ifndef INGEST_CONTROL_H
#define INGEST_CONTROL_H

#include "buf.h"

#include <stddef.h>

#define CONTROL_NONE ((size_t)-1)

/* Where the first of the others stands, NUL among them, or CONTROL_NONE. */
size_t control_find(const char *s, size_t len);

/*
 * Add the text with the Unicode picture of each of the others in its place, and
 * bytes that are not UTF-8 as \xff.
 */
void control_show(struct buf *, const char *s, size_t len);

#endif
