/*
 * known: the runs of letters that were seen of late.
 */
#include "known.h"

#include "mem.h"

#include <stdlib.h>

void
known_init(struct known *k)
{
	k->buckets = mem_new((size_t)1 << KNOWN_BITS, sizeof(*k->buckets));
	k->folds = mem_new((size_t)1 << KNOWN_FOLD_BITS, sizeof(*k->folds));
}

void
known_release(struct known *k)
{
	free(k->buckets);
	free(k->folds);
}

void
known_add(struct known *k, const struct known_run *run)
{
	known_bucket(k, run->key)->second = *run;
}
