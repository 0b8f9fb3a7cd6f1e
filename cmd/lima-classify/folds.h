/*
 * folds: labelled needs dealt into parts, for cross-validation.
 *
 * The needs are sorted by language, criterion and text, and dealt one after the
 * other to the folds 0, 1 and so on, as cards are: every language and criterion
 * is spread over the folds as evenly as can be. Needs that are the same in all
 * three go to one fold, so that none is judged by what was learnt from its
 * like. Nothing else matters, neither the order of the file nor chance.
 */
#ifndef LIMA_FOLDS_H
#define LIMA_FOLDS_H

#include "gold.h"

#include <stddef.h>

#define FOLDS_MAX 1000

/* The fold of each need, below k; the caller frees it. */
size_t *folds_deal(const struct gold *, size_t k);

#endif
