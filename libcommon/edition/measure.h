/*
 * measure: how much room text takes, since no program does it for us: widths
 * of columns and heights of rows are written down in the file.
 *
 * Lengths are in the unit of column widths, some 7 pixels. The letters are
 * those of Arial, and of the fonts made to its measures.
 */
#ifndef LIMA_EDITION_MEASURE_H
#define LIMA_EDITION_MEASURE_H

#include <stdbool.h>
#include <stddef.h>

/* The width of text up to its first newline, set in this many points. */
double measure_width(const char *text, double points, bool bold);

/* The width of its longest word. */
double measure_word(const char *text, double points, bool bold);

/* How many lines it takes in a column of this width. */
size_t measure_lines(const char *text, double points, bool bold, double width);

#endif
