/*
 * explain: the table of option -x, one row per need and how it was judged.
 */
#ifndef LIMA_EXPLAIN_H
#define LIMA_EXPLAIN_H

#include "buf.h"
#include "judge.h"
#include "rules.h"
#include "tsv.h"

#include <stddef.h>

/* What a need is marked with for people. */
enum mark { MARK_NONE, MARK_REVIEW, MARK_OVERRIDE, MARKS };

/* The flags that it gains, "" if none. */
extern const char *const need_marks[MARKS];

/* A need with its criterion, be it from the rules or from a person. */
struct need {
	const struct buf *id;
	const char *text;
	size_t len;
	size_t criterion;
	const struct buf *confidence; /* as printed, "0.75" */
	const struct buf *terms;
	size_t lang;            /* as languages_detect has it */
	const struct buf *tags; /* codes, "ethics;youth" */
	enum mark mark;
};

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
