/*
 * styles: the number formats that the styles of a workbook give to its cells.
 */
#ifndef INGEST_STYLES_H
#define INGEST_STYLES_H

#include "format.h"
#include "lines.h"
#include "trouble.h"

#include <stdbool.h>
#include <stddef.h>

struct styles;

/* None: every number is plain. */
struct styles *styles_new(void);
void styles_free(struct styles *);

/*
 * Read the part; false, with *trouble filled in, if it is damaged. The first
 * argument is the struct styles: this is a part_reader.
 */
bool styles_read(void *styles, const char *name, lines_read *read, void *from,
    struct trouble *trouble);

/* The format of a style, by its number from 0; plain if there is none. */
const struct format *styles_format(const struct styles *, size_t style);

#endif
