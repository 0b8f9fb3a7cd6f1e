/*
 * longsheet: sheets of many rows, whose rows the library that writes workbooks
 * would all keep in memory. It writes such a sheet without them, and they are
 * put into the finished part.
 *
 * Only book.c and finish.c include this.
 */
#ifndef LIMA_XLSX_LONGSHEET_H
#define LIMA_XLSX_LONGSHEET_H

#include "buf.h"
#include "sheet.h"
#include "spill.h"
#include "style.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct longsheet {
	size_t number; /* of the sheet, from 1 */
	struct sheet *sheet;
	double *widths;          /* of the columns */
	int32_t xf[STYLE_CELLS]; /* the formats, as the file numbers them */
};

/*
 * Write the part of the sheet: it as the library wrote it, and in it the rows,
 * and their links. False if the part is not as it should be.
 */
bool longsheet_write(
    const struct longsheet *, const struct buf *part, struct spill *out);

#endif
