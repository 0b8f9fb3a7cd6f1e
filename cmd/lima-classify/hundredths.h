/*
 * hundredths: numbers from 0 to 1 with two decimals, such as a confidence.
 */
#ifndef LIMA_HUNDREDTHS_H
#define LIMA_HUNDREDTHS_H

#include "buf.h"

#include <stdbool.h>

#define HUNDREDTHS_WRONG "not a number from 0 to 1 with at most two decimals"

/* Read "0.6", "0.60" or "1"; false for all that HUNDREDTHS_WRONG is true of. */
bool hundredths_read(const char *, unsigned *hundredths);

void hundredths_put(struct buf *out, unsigned hundredths);

#endif
