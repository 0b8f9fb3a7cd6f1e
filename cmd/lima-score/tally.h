/*
 * tally: what is counted from the stream, record by record.
 *
 * The order of the records does not matter. Memory grows with the states times
 * the mandates, with the different lists of mandates that needs were given for
 * and with the input files, not with the records.
 */
#ifndef LIMA_TALLY_H
#define LIMA_TALLY_H

#include "books.h"
#include "instrument.h"
#include "needs.h"
#include "tsv.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct reporter_tally {
	bool reported;
	uintmax_t needs;
	uintmax_t practices;
	uintmax_t superseded;
};

struct tally {
	struct books *books;
	struct reporter_tally *reporters[KINDS];
	struct needs_list *needs;
	uintmax_t *tags; /* needs of [pillar * tags + tag] */
	size_t
	    *levels; /* 1 + the level of [state * mandates + mandate], or 0 */
};

struct tallier;

/* Count what comes from this reader; ends with 65 if it lacks a column. */
struct tallier *tallier_new(const struct instrument *, struct tsv_reader *);

/*
 * Count the reader's current record. False, after a message, if it cannot
 * stand in a normalized stream of this profile.
 */
bool tallier_add(struct tallier *);

/* What was counted so far; it belongs to the tallier. */
const struct tally *tallier_tally(const struct tallier *);
void tallier_free(struct tallier *);

/* The level that a state gave for a mandate, or NO_LEVEL. */
size_t tally_level(const struct tally *, const struct instrument *,
    size_t state, size_t mandate);

#endif
