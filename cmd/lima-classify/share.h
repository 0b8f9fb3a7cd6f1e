/*
 * share: fractions of counts, printed as decimals.
 *
 * All have three decimals and are rounded half up, computed in integers: no
 * figure passes through binary floating point. Where the whole is 0 there is
 * no figure, and nothing is added to out.
 */
#ifndef LIMA_SHARE_H
#define LIMA_SHARE_H

#include "buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The greatest whole, and the greatest part, that these reckon with. */
#define SHARE_MAX (UINTMAX_MAX / 1000)

struct share {
	uintmax_t part;
	uintmax_t whole;
};

void share_put(struct buf *out, struct share);

/* (plus - minus) / whole; half up is upwards also below 0: -0.0005 is 0.000. */
void share_put_difference(
    struct buf *out, uintmax_t plus, uintmax_t minus, uintmax_t whole);

/*
 * The mean of n shares, none of them above 1; those without a whole are left
 * out of it. False, and nothing added, if the sum needs a denominator that is
 * too large.
 */
bool share_put_mean(struct buf *out, const struct share *, size_t n);

#endif
