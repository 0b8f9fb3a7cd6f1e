/*
 * tables: which tables there are, and what stands in each.
 */
#ifndef LIMA_TABLES_H
#define LIMA_TABLES_H

#include "assess.h"
#include "figures.h"
#include "instrument.h"
#include "spread.h"
#include "tally.h"

/* All that figures are made of. */
struct findings {
	const struct instrument *instrument;
	const struct tally *tally;
	const struct assessment *levels;
	const struct spread *needs;
};

/* Ends with 64, naming those that there are, if there is no such table. */
void tables_check(const char *name);

/* Make all tables. */
void tables_fill(struct figures *, const struct findings *);

#endif
