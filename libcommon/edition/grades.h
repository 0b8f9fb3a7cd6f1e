/*
 * grades: the levels of implementation, computed from the counts of responses
 * as the formulas of the method sheets compute them.
 *
 * Both use binary floating point, where the figures of the stream are exact.
 * For these two to agree, every step is one that binary numbers take without
 * harm: sums of whole numbers and one division for a mandate; for a mean of
 * means, which no binary number holds, a rounding to 12 decimals, that takes
 * away what the sum has gathered on the way. What is nearer to the middle
 * between two printed figures than that, and not in the middle, would be told
 * wrong. Where the least common multiple of the numbers of responses, times the
 * number of mandates, is less than 10^10, nothing is.
 */
#ifndef LIMA_EDITION_GRADES_H
#define LIMA_EDITION_GRADES_H

#include "edition.h"

#include <stdbool.h>
#include <stddef.h>

/* Of the mean of means, and of what is rounded to a printed figure. */
#define GRADES_DECIMALS 12
#define GRADES_GUARD 10

/* A number, or none. */
struct real {
	bool there;
	double number;
};

/* Is it there, and this number? */
bool real_is(struct real, double number);

/* The scale of levels, its bands, and the options of the run. */
struct scale {
	const char **levels; /* codes, ascending */
	double *values;
	size_t n_levels;
	double *bands, *limits; /* ascending */
	size_t n_bands;
	double at_or_above;
	bool exact; /* bands by the mean that is not rounded */
	bool all;   /* means of pillars are divided by all mandates */
};

/* Ends with 78 if the profile does not say. */
void scale_init(struct scale *, const struct edition *);
void scale_release(struct scale *);

/* Of a mandate, a pillar, or all pillars. */
struct grade {
	double *given; /* responses of each level; NULL: of no mandate */
	double n;      /* responses */
	double sum;    /* of their levels; of a pillar, of means */
	double parts;  /* its mandates, or pillars */
	double scored; /* those of them that have a mean */
	struct real mean, printed, band;
	struct real mode; /* the lowest, of a mandate */
	struct real index;
	double at_or_above; /* mandates */
};

/* A mandate, by the levels that the stream's answers give to it. */
void grade_mandate(struct grade *, const struct scale *, const struct edition *,
    const char *key);

/* A pillar of its mandates, or all of the pillars: add each, then finish. */
void grade_add(struct grade *, const struct grade *part);
void grade_finish(struct grade *, const struct scale *);

void grade_release(struct grade *);

#endif
