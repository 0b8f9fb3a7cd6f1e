/*
 * propose: the report of option --learn, on standard output.
 */
#ifndef LIMA_PROPOSE_H
#define LIMA_PROPOSE_H

#include "learn.h"
#include "profile.h"

#include <stddef.h>

struct proposed {
	size_t changed; /* weights */
	size_t terms;
};

/*
 * The rules of the profile with the weights that were learnt, then the terms,
 * those that mend the most needs first.
 */
struct proposed propose(
    const struct lesson *, struct profile *, const struct sign *signs);

#endif
