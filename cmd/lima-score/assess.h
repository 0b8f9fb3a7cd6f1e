/*
 * assess: the level of implementation of mandates, pillars and the whole.
 */
#ifndef LIMA_ASSESS_H
#define LIMA_ASSESS_H

#include "frac.h"
#include "instrument.h"
#include "tally.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* With how many decimals a mean is printed. */
#define MEAN_DECIMALS 1

/* How figures are read where the method leaves a choice. */
struct method {
	bool exact_bands;  /* bands of exact means, not of printed ones */
	bool all_mandates; /* pillars divided by all their mandates */
};

/* A mean and the level of its band: NULL and NO_LEVEL if there is none. */
struct grade {
	struct frac *mean;
	size_t band;
};

struct mandate_grade {
	uintmax_t n;
	uintmax_t *given; /* how many states gave each level */
	struct grade grade;
	uintmax_t mode_count; /* how many gave each level of the mode, or 0 */
	bool tie;
	bool at_or_above;
	bool ge_mean;
	bool ge_literal;
	bool sensitive;
	bool few;
};

struct pillar_grade {
	uintmax_t scored;
	uintmax_t n;
	struct grade grade;
	uintmax_t at_or_above;
	uintmax_t ge_mean;
	uintmax_t ge_literal;
	uintmax_t *in_band; /* mandates in the band of each level */
	uintmax_t no_band;
};

struct assessment {
	struct mandate_grade *mandates;
	struct pillar_grade *pillars;
	struct grade overall;
	uintmax_t responses;
};

struct assessment *assess(
    const struct instrument *, const struct tally *, const struct method *);
void assessment_free(struct assessment *, const struct instrument *);

/* The mean of what one state gave, or NULL; *n is how many it gave. */
struct frac *assess_state(const struct instrument *, const struct tally *,
    size_t state, uintmax_t *n);

#endif
