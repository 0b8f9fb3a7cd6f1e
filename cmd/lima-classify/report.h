/*
 * report: how far the criteria that needs were given agree with gold's, as a
 * table.
 *
 * Its columns are lang, table, row, item, value and baseline. The baseline is
 * the same figure for what the needs would be given otherwise, such as always
 * the first criterion.
 * A cell is empty where there is no such figure.
 */
#ifndef LIMA_REPORT_H
#define LIMA_REPORT_H

#include "gold.h"
#include "rules.h"
#include "tsv.h"

#include <stddef.h>

/* A need of gold's, and what it was given. */
struct outcome {
	const struct gold_need *need;
	size_t given;
	size_t baseline; /* what it would be given otherwise */
	unsigned clarity;
	unsigned confidence; /* in hundredths */
};

/* Needs of one language, or of all. */
struct outcomes {
	const char *lang;
	const struct outcome *list;
	size_t count;
};

struct report;

/* A report on that writer, which has no columns yet. */
struct report *report_new(struct tsv_writer *, const struct rules *);
void report_free(struct report *);

/*
 * The tables overall, criterion and confusion. A macro-F1 that is beyond
 * share_put_mean is left empty, with a warning.
 */
void report_agreement(struct report *, const struct outcomes *);

/*
 * The table reliability: how many are right of those in each part of
 * confidence; and threshold: of those at or above it, in hundredths, and below.
 */
void report_confidence(
    struct report *, const struct outcomes *, unsigned threshold);

/* The table disagreement: a row for each need that was given another one. */
void report_disagreements(struct report *, const struct outcomes *);

#endif
