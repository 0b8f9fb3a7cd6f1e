/*
 * text: UTF-8, white space, and the folding under which names are compared.
 */
#ifndef LIMA_TEXT_H
#define LIMA_TEXT_H

#include "buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The length of the character that s begins with, 1 to 4 bytes; 0 if len is 0
 * or it is not valid UTF-8 (overlong forms and surrogates are not).
 */
size_t text_char(const char *s, size_t len);

/* How many of the len bytes come before the first that is not UTF-8. */
size_t text_utf8_span(const char *bytes, size_t len);

/* How many characters (code points) stand in valid UTF-8. */
size_t text_length(const char *s);

/*
 * Add s as names are compared: case, accents, width, typographic quotes and
 * dashes are levelled (NFKD, case folding, marks stripped, LUMP), runs of
 * white space become one space, outer white space goes. Nothing else: two
 * names that differ in a letter or a full stop stay different. False, and
 * nothing added, if the bytes are not UTF-8.
 */
bool text_fold(struct buf *out, const char *s, size_t len);

/*
 * The part of s without outer white space (ASCII, NBSP, ideographic and the
 * zero-width characters); its length goes to *len.
 */
const char *text_trim(const char *s, size_t *len);

/*
 * The next of the items that sep separates in *list, trimmed; its length goes
 * to *len. NULL when no item is left. Empty items are passed over.
 */
const char *text_next(const char **list, char sep, size_t *len);

/* A number that is digits and nothing else, at most max. */
bool text_number(const char *s, size_t len, uintmax_t max, uintmax_t *value);

#endif
