/*
 * figures_kept: how the figures are kept.
 *
 * Only figures.c, which fills the tables, and figures_read.c include this.
 */
#ifndef LIMA_FIGURES_KEPT_H
#define LIMA_FIGURES_KEPT_H

#include "figures.h"

/* Strings are kept one behind the other, each with its NUL, and found by
 * offset. */
struct figure {
	const char *row;
	size_t value;
	size_t num;
	size_t den;
};

/* Row after row there is one figure for each item. */
struct sheet {
	const char *name;
	size_t first_item, items;
	size_t first_figure, rows;
};

struct figures {
	struct buf strings;
	struct sheet *sheets;
	size_t n_sheets, sheets_room;
	size_t *items;
	size_t n_items, items_room;
	struct figure *figures;
	size_t n_figures, figures_room;
	const char *row; /* the one begun last */
};

#endif
