/*
 * svg: the charts of a sheet, as drawings within the page.
 */
#ifndef LIMA_HTML_SVG_H
#define LIMA_HTML_SVG_H

#include "buf.h"
#include "sheet.h"
#include "words.h"

#include <stddef.h>

/*
 * Add a figure: its title, a legend if there are several series, the drawing.
 * Lengths along the bars are shares of the page's width and letters have the
 * size of its text, so that it can be read on any screen. Bars lie, whatever
 * the chart: a page is narrow and long. number tells the charts of a sheet
 * apart.
 */
void svg_chart(struct buf *out, const struct words *, const struct sheet *,
    const struct chart *, size_t number);

#endif
