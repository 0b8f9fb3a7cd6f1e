/*
 * fill: what stands in each table. A function names the items of its table and
 * adds the rows.
 */
#ifndef LIMA_FILL_H
#define LIMA_FILL_H

#include "tables.h"

/* The row that sums up the others. */
#define FILL_ALL "all"

void fill_coverage(struct figures *, const struct findings *);
void fill_mandate(struct figures *, const struct findings *);
void fill_pillar(struct figures *, const struct findings *);
void fill_bands(struct figures *, const struct findings *);
void fill_needs_criterion(struct figures *, const struct findings *);
void fill_needs_level(struct figures *, const struct findings *);
void fill_needs_mandate(struct figures *, const struct findings *);
void fill_needs_tag(struct figures *, const struct findings *);
void fill_state(struct figures *, const struct findings *);
void fill_overall(struct figures *, const struct findings *);
void fill_books(struct figures *, const struct findings *);

/* One item for each code, with something before it. */
void fill_items(struct figures *, const char *before, const struct codes *);

#endif
