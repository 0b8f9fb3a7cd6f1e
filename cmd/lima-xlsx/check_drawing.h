/*
 * check_drawing: what lies over the cells of a sheet: charts, images, shapes.
 */
#ifndef LIMA_XLSX_CHECK_DRAWING_H
#define LIMA_XLSX_CHECK_DRAWING_H

#include "check_found.h"
#include "links.h"
#include "parts.h"
#include "trouble.h"

#include <stdbool.h>

/*
 * The rules about the drawings that a sheet links to. False, with *trouble
 * filled in, if one is damaged.
 */
bool check_drawings(struct parts *, const struct links *links, struct found *,
    struct trouble *trouble);

#endif
