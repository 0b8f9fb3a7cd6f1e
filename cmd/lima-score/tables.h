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

#include <stdbool.h>

/* All that figures are made of. */
struct findings {
	const struct instrument *instrument;
	const struct tally *tally;
	const struct assessment *levels;
	const struct spread *needs;
};

bool tables_have(const char *name);

/* The names in order, separated by ", ", added to out. */
void tables_list(struct buf *out);

/* Make all tables. */
void tables_fill(struct figures *, const struct findings *);

#endif
