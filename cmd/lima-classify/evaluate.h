/*
 * evaluate: the report of option --evaluate, on standard output: for all needs
 * of a gold file together, then for each language.
 */
#ifndef LIMA_EVALUATE_H
#define LIMA_EVALUATE_H

#include "gold.h"
#include "rules.h"

#include <stddef.h>

struct evaluation {
	size_t needs; /* that were compared */
	size_t right; /* that were given gold's criterion */
	size_t
	    alone; /* that another clerk's file has and gold not, or not it */
};

/* The criteria that the rules give; the threshold is in hundredths. */
struct evaluation evaluate_rules(
    const struct gold *, const struct rules *, unsigned threshold);

/* The criteria that another person gave, for the needs that both have. */
struct evaluation evaluate_other(
    const struct gold *, const struct rules *, const struct gold *other);

#endif
