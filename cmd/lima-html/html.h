/*
 * html: text and numbers as a page spells them.
 */
#ifndef LIMA_HTML_HTML_H
#define LIMA_HTML_HTML_H

#include "buf.h"
#include "sheet.h"
#include "words.h"

/* Add text, escaped for content and for quoted attributes alike. */
void html_text(struct buf *out, const char *text);

/* Add a label, filled in and escaped. */
void html_label(struct buf *out, const struct words *, const char *key,
    const struct word_arg *args);

/*
 * Add a number, given by its digits, as the language writes it. Column NULL: as
 * many decimals as it has.
 */
void html_number(struct buf *out, const struct words *, const char *digits,
    const struct column *);

#endif
