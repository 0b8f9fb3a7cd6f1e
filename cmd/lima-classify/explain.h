/*
 * explain: the table of option -x, one row per need and how it was judged.
 */
#ifndef LIMA_EXPLAIN_H
#define LIMA_EXPLAIN_H

#include "judge.h"
#include "need.h"
#include "rules.h"
#include "tsv.h"

struct explain;

/* A table on that writer, which has no columns yet. */
struct explain *explain_new(struct tsv_writer *, const struct rules *);
void explain_free(struct explain *);

/*
 * Write the row of a need and of what the rules say about it, those of tags as
 * tags_explain has it.
 */
void explain_put(struct explain *, const struct need *, const struct verdict *,
    const char *tags_fired);

#endif
