/*
 * style: how the page looks.
 */
#ifndef LIMA_HTML_STYLE_H
#define LIMA_HTML_STYLE_H

/* The style sheet in pieces, with NULL after the last. */
extern const char *const style_sheet[];

#endif
