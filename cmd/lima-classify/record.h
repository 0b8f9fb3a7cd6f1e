/*
 * record: the records of answers and their needs.
 */
#ifndef LIMA_RECORD_H
#define LIMA_RECORD_H

#include "columns.h"
#include "need.h"
#include "rules.h"
#include "tsv.h"

#include <stddef.h>

struct record;

/* Records of that writer, which has the columns, with those criteria. */
struct record *record_new(
    struct tsv_writer *, const struct columns *, const struct rules *criteria);
void record_free(struct record *);

/* The needs to come are those of the reader's current record, an answer. */
void record_begin(struct record *, const struct tsv_reader *);

/*
 * Add a need to the lines of its answer, to be written behind it: its language
 * is known when all its needs are.
 */
void record_add_need(
    struct record *, const struct tsv_reader *, const struct need *);

/*
 * Write the current record, a text in that language (languages_detect), and the
 * needs that were added.
 */
void record_end(struct record *, const struct tsv_reader *, size_t lang);

#endif
