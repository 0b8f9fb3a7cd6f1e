/*
 * input: everything that was read, in memory, since a workbook is sorted.
 */
#ifndef LIMA_EDITION_INPUT_H
#define LIMA_EDITION_INPUT_H

#include "tsv.h"

#include <stddef.h>

struct input;

/* Read to the end. NULL if the reader returned TSV_BAD. */
struct input *input_read(struct tsv_reader *);
void input_free(struct input *);

size_t input_rows(const struct input *);
size_t input_columns(const struct input *);
const char *input_name(const struct input *, size_t col);

/* The number of a column, or TSV_NO_COLUMN, which is empty in every row. */
size_t input_column(const struct input *, const char *name);
const char *input_get(const struct input *, size_t row, size_t col);

/*
 * Order rows, given by their numbers, by these columns; where they are equal,
 * by all columns: runs of digits by their number, everything else byte for
 * byte. The order does not depend on that of the input.
 */
void input_sort(const struct input *, size_t rows[], size_t n,
    const size_t columns[], size_t n_columns);

#endif
