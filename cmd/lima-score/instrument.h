/*
 * instrument: what a profile says about scoring, its words made numbers.
 *
 * Pillars, mandates, levels, criteria, tags and reporters are numbered from 0
 * in the order of the profile; the levels ascend. Everything lives as long as
 * the profile it was read from.
 */
#ifndef LIMA_INSTRUMENT_H
#define LIMA_INSTRUMENT_H

#include "frac.h"
#include "map.h"
#include "profile.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define NO_LEVEL ((size_t)-1)

enum kind { STATE, ORG, KINDS };

/* Codes in order, and the way back from a code to its number. */
struct codes {
	const char **code;
	size_t n;
	struct map *number;
};

struct reporters {
	struct codes codes;
	bool *participates;
	size_t participating;
};

struct instrument {
	struct codes pillars;
	struct codes mandates;
	struct codes levels;
	struct codes criteria;
	struct codes tags;
	struct reporters reporters[KINDS];
	size_t *pillar_of;      /* of each mandate */
	size_t *mandates_of;    /* how many each pillar has */
	uintmax_t *level_value; /* of each level */
	struct frac *
	    *band_lower;    /* of each level; NULL: no band of that name */
	size_t at_or_above; /* the level from which that test holds */
	uintmax_t few;      /* fewer responses are flagged */
};

/* Ends with 66 or 78 if the profile cannot be used. */
struct instrument *instrument_load(struct profile *);
void instrument_free(struct instrument *);

/* The number of a code, or MAP_NONE. */
size_t codes_find(const struct codes *, const char *code);

/* Whether s is one of the kinds of reporter, and which. */
bool kind_read(const char *s, enum kind *);

#endif
