/*
 * spread: how needs spread over mandates, pillars, criteria and levels.
 */
#ifndef LIMA_SPREAD_H
#define LIMA_SPREAD_H

#include "instrument.h"
#include "tally.h"

#include <stddef.h>
#include <stdint.h>

/* A need stands under each mandate named, but only once in everything else. */
struct spread {
	uintmax_t *mandates; /* [mandate * criteria + criterion] */
	uintmax_t *pillars;  /* [pillar * criteria + criterion] */
	uintmax_t *levels;   /* of the state on the need's first mandate */
	uintmax_t with_level;
	uintmax_t total;
	uintmax_t pairs; /* of a need and a mandate named */
};

struct spread *spread_needs(const struct instrument *, const struct tally *);
void spread_free(struct spread *);

/* The needs of a mandate, of a pillar, under any criterion. */
uintmax_t spread_of_mandate(
    const struct spread *, const struct instrument *, size_t mandate);
uintmax_t spread_of_pillar(
    const struct spread *, const struct instrument *, size_t pillar);

/*
 * Whole per cents that add up to 100 for counts that add up to total, which is
 * not 0: cut to whole ones, then one more each for those that lost most, the
 * earlier first where they lost the same.
 */
void spread_to_100(
    const uintmax_t *counts, size_t n, uintmax_t total, uintmax_t *percents);

#endif
