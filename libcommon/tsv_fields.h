/*
 * tsv_fields: the fields of a line, for tsv_reader.c alone.
 */
#ifndef LIMA_TSV_FIELDS_H
#define LIMA_TSV_FIELDS_H

#include "tsv_input.h"

#include <stddef.h>

/*
 * Find where the fields of a line begin, of which there should be so many, at
 * least one. starts has room for one more, which is where one would begin that
 * came behind the line. What is wrong with the line, the worst first, or NULL.
 */
const char *tsv_fields(
    struct tsv_span line, const char **starts, size_t columns);

#endif
