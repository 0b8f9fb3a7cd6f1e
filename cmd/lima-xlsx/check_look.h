/*
 * check_look: how the cells of a workbook look, as far as the checker cares.
 */
#ifndef LIMA_XLSX_CHECK_LOOK_H
#define LIMA_XLSX_CHECK_LOOK_H

#include "lines_read.h"
#include "trouble.h"

#include <stdbool.h>
#include <stddef.h>

/* A colour is 0xRRGGBB or, where a theme or palette decides, not known. */
#define COLOUR_UNKNOWN (-1L)
#define COLOUR_BLACK 0x000000L
#define COLOUR_WHITE 0xffffffL

struct look_font {
	double points;
	bool bold, serif, raised;
	long colour;
	size_t told_small, told_serif; /* see struct look */
};

struct look {
	struct look_font *font;
	long paper; /* the colour behind the text */
	bool filled;
	bool wraps, shrinks;
	bool unlocked;        /* to fill in, where a sheet is protected */
	size_t told_contrast; /* the sheet, from 1, of which it was told */
};

struct looks;

/* None: all cells look as programs make them. */
struct looks *looks_new(void);
void looks_free(struct looks *);

/* Read the part with the styles; a part_reader of a struct looks. */
bool looks_read(void *looks, const char *name, lines_read *read, void *from,
    struct trouble *trouble);

/* The look of a style, by its number from 0. */
struct look *looks_get(struct looks *, size_t style);

/*
 * The contrast of two colours, from 1 to 21: (a + 0.05) / (b + 0.05) of their
 * relative luminances, WCAG 2.1, definition of "contrast ratio".
 */
double looks_contrast(long one, long other);

#endif
