/*
 * calibration: how often needs that were judged with some clarity are right.
 *
 * It is fitted to needs whose criterion is known, and a profile holds it as
 * calibration.tsv, with the columns clarity, n, right and confidence: from that
 * clarity on, up to the next row's, right of n needs were right.
 *
 * The fit is isotonic. Needs of one clarity are a block. From the least clarity
 * on, a block whose share of right ones is not above that of the block before
 * is joined with it, until the shares rise from block to block: a need that is
 * judged more clearly is never taken for less sure. The confidence of a block
 * is (right + 1) / (n + 2), cut to hundredths: one right and one wrong need are
 * put to those that were seen, so that few needs do not make sure. Blocks whose
 * confidence does not rise are joined too. It stays below 1.
 */
#ifndef LIMA_CALIBRATION_H
#define LIMA_CALIBRATION_H

#include "profile.h"
#include "tsv.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct calibration;

/* A need that was judged. */
struct judged {
	unsigned clarity; /* judge.h */
	bool right;
};

/*
 * What a profile has, or the end with 78: there is no row, the first is not for
 * the clarity 0, clarities or confidences do not rise, something is no number.
 */
struct calibration *calibration_load(struct profile *);

/*
 * Fit to needs, at most CONFUSION_MAX, which are put in another order. Without
 * a need the confidence is 0.50.
 */
struct calibration *calibration_fit(struct judged *needs, size_t count);

void calibration_free(struct calibration *);

/* The confidence, in hundredths, in what was judged with that clarity. */
unsigned calibration_confidence(const struct calibration *, unsigned clarity);

/* Write it as a profile holds it, to a writer that has no columns yet. */
void calibration_write(const struct calibration *, struct tsv_writer *);

#endif
