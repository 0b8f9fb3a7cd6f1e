/*
 * widths: how wide the columns of a sheet are.
 */
#include "measure.h"
#include "mem.h"
#include "sheet.h"

#include <stddef.h>

#define HEADER_GAP 2

/* Columns that set their own width stay between these. */
#define NARROWEST 9.0
#define WIDEST 60.0

void
sheet_widen(struct column *c, const char *text)
{
	double width = measure_width(text, 12, false);

	if (width > c->widest)
		c->widest = width;
}

/* As wide as its widest cell, and for a header of up to three lines. */
static double
natural_width(const struct sheet *s, size_t col)
{
	const char *header = s->columns[col].header;
	double width = measure_width(header, 12, true) / 2.5;
	double w = measure_word(header, 12, true);
	size_t row;

	if (w > width)
		width = w;
	if (s->columns[col].widest > width)
		width = s->columns[col].widest;
	for (row = 0; row < s->n_held; row++) {
		const struct cell *c = sheet_cell(s, row, col);

		w = c->text != NULL ? measure_width(c->text, 12, false) : 0;
		if (w > width)
			width = w;
	}
	return width < NARROWEST ? NARROWEST : width > WIDEST ? WIDEST : width;
}

double *
sheet_widths(const struct sheet *s)
{
	double *widths = mem_new(s->n_columns, sizeof(*widths));
	size_t i;

	for (i = 0; i < s->n_columns; i++) {
		double word = measure_word(s->columns[i].header, 12, true);

		widths[i] = s->columns[i].width > 0 ? s->columns[i].width
						    : natural_width(s, i);
		if (widths[i] < word)
			widths[i] = word;
		/* A header that fills its column reads as one with the next. */
		if (measure_width(s->columns[i].header, 12, true) + HEADER_GAP >
		    widths[i])
			widths[i] += HEADER_GAP;
	}
	return widths;
}
