/*
 * check_cell: what is wrong with single cells.
 */
#ifndef LIMA_XLSX_CHECK_CELL_H
#define LIMA_XLSX_CHECK_CELL_H

#include "check_found.h"
#include "check_frame.h"
#include "check_look.h"
#include "check_shown.h"

#include <stddef.h>

/* A cell among those of its row. */
struct cell_place {
	const struct frame *frame;
	struct looks *looks;
	size_t sheet; /* its number from 0 */
	const struct shown_row *row;
	size_t cell; /* which of the row's */
};

/* The rules about it. Of how it looks it is told once a sheet for each style.
 */
void check_cell(const struct cell_place *, struct found *);

#endif
