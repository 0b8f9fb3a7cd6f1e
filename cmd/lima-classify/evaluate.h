/*
 * evaluate: the report of option --evaluate, on standard output: for all needs
 * of a gold file together, then for each language.
 */
#ifndef LIMA_EVALUATE_H
#define LIMA_EVALUATE_H

#include "calibration.h"
#include "gold.h"
#include "report.h"
#include "rules.h"

#include <stddef.h>

struct evaluation {
	size_t needs; /* that were compared */
	size_t right; /* that were given gold's criterion */
	size_t alone; /* that only one of two people has */
};

/* The needs as the rules judge them, the caller frees them: no confidence. */
struct outcome *evaluate_judge(const struct gold *, const struct rules *);

/*
 * A calibration fitted to such needs; where folds are given, to those that are
 * not in the fold but.
 */
struct calibration *evaluate_calibrate(
    const struct outcome *, size_t count, const size_t *folds, size_t but);

/*
 * The criteria that the rules give, with their confidence by the calibration;
 * the threshold is in hundredths. With folds above 0 the calibration is NULL:
 * the confidence of the needs of each fold is by one fitted to the other folds.
 */
struct evaluation evaluate_rules(const struct gold *, const struct rules *,
    const struct calibration *, size_t folds, unsigned threshold);

/* The criteria that another person gave, for the needs that both have. */
struct evaluation evaluate_other(
    const struct gold *, const struct rules *, const struct gold *other);

/*
 * Any criteria against any others as baseline, without the tables of
 * confidence. The outcomes are put in another order.
 */
struct evaluation evaluate_outcomes(
    struct outcome *, size_t count, const struct rules *);

#endif
