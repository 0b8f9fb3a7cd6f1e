/*
 * check_body: the rows of a table below its headers.
 *
 * Only counts are held, a few for each column, and the ranges of blank rows.
 */
#ifndef LIMA_XLSX_CHECK_BODY_H
#define LIMA_XLSX_CHECK_BODY_H

#include "cellname.h"
#include "check_found.h"
#include "check_frame.h"
#include "check_opened.h"
#include "check_shown.h"

#include <stdbool.h>
#include <stdint.h>

struct body;

/* The range may have no rows. */
struct body *body_new(const struct cell_range *);
void body_free(struct body *);

/* A row of the sheet, in order; those that are not of the body are passed. */
void body_take(struct body *, const struct shown_row *, const struct opened *,
    const struct frame *);

/*
 * The sheet has ended: tell what is wrong with rows, columns and cells. Cells
 * may be empty if the sheet says why.
 */
void body_end(
    struct body *, uintmax_t header_row, bool blanks_explained, struct found *);

#endif
