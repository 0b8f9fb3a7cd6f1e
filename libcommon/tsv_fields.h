/*
 * tsv_fields: the fields of a line, for tsv_reader.c alone.
 */
#ifndef LIMA_TSV_FIELDS_H
#define LIMA_TSV_FIELDS_H

#include "tsv_input.h"

#include <stdbool.h>
#include <stddef.h>

/* What is known of a line. */
struct tsv_line_is {
	bool plain; /* nothing is wrong; if it is false, that is to be asked */
	bool escaped; /* it holds an escape */
};

/*
 * Find where the fields of a line begin, of which there should be so many, at
 * least one. starts has room for one more, which is where one would begin that
 * came behind the line. Behind the line's newline, which is returned,
 * BLOCK_BYTES can be read.
 */
const char *tsv_fields(const char *line, const char **starts, size_t columns,
    struct tsv_line_is *);

/* What is wrong with a line, the worst first, or NULL. */
const char *tsv_fields_fault(struct tsv_span line, size_t columns);

/*
 * What is wrong with a whole header line in which a name is none, or NULL: most
 * of them were saved by a program with other ideas of a table.
 */
const char *tsv_fields_header_fault(struct tsv_span line);

#endif
