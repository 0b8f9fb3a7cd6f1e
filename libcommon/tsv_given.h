/*
 * tsv_given: the fields that a writer was given for the next record, in any
 * order; for tsv_writer.c alone.
 */
#ifndef LIMA_TSV_GIVEN_H
#define LIMA_TSV_GIVEN_H

#include "buf.h"

#include <stddef.h>
#include <stdint.h>

/*
 * What was given for columns beside each other, in their order: a stretch of
 * the given bytes, escaped and with a TAB behind each field, but without a NUL
 * at the end.
 */
struct tsv_stretch {
	size_t end_col, col; /* from col on */
	size_t end, start;
};

struct tsv_given {
	/*
	 * In the order of their columns, with room for all. The first begins
	 * with column 0 and may be empty.
	 */
	struct tsv_stretch *stretches, *last;
	struct buf bytes;
};

void tsv_given_init(struct tsv_given *);
void tsv_given_release(struct tsv_given *);

/* Have room for so many columns. */
void tsv_given_columns(struct tsv_given *, size_t columns);

/* Give a field, as tsv_writer_set_bytes and the like do. */
void tsv_given_bytes(
    struct tsv_given *, size_t col, const char *value, size_t len);
void tsv_given_padded(
    struct tsv_given *, size_t col, const char *value, size_t len);
void tsv_given_number(struct tsv_given *, size_t col, uintmax_t value);

void tsv_given_forget(struct tsv_given *);

#endif
