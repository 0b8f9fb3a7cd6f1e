/*
 * known: the runs of letters that were seen of late, and what they stand for.
 *
 * Most of what texts are made of comes again and again. What a run of at most
 * KNOWN_BYTES is known by are these bytes, the letters of ASCII small: so
 * "Talleres" is known as "talleres" is. There is a fixed number of places.
 */
#ifndef LIMA_KNOWN_H
#define LIMA_KNOWN_H

#include "block.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How long a run may be; 2 of 1000 are longer. */
#define KNOWN_BYTES PART_BYTES

#define KNOWN_BITS 14

/* Few words are looked at once more, when they stand for something. */
#define KNOWN_FOLD_BITS 9
#define KNOWN_FOLD_BYTES 24

/*
 * A run that stands for one word or none. What is behind its end is 0, which no
 * run holds: keys of different lengths differ, and a free slot fits nothing.
 */
struct known_run {
	struct block_key key;
	uint32_t fits; /* vocabulary_fit of the word */
	uint16_t language;
	uint16_t words; /* 0 or 1 */
};

/* A key that is none: a byte of 255 is in no text. */
static const struct block_key known_by_nobody = {UINT64_MAX, UINT64_MAX};

/* What is met once comes and goes in the second; met again, it is the first. */
struct known_bucket {
	struct known_run first, second;
};

/* A run that is folded to one word and nothing else: that word. */
struct known_fold {
	struct block_key key;
	char word[KNOWN_FOLD_BYTES];
	size_t len;
};

struct known {
	struct known_bucket *buckets;
	struct known_fold *folds;
};

void known_init(struct known *);
void known_release(struct known *);

/* The upper bits of a product depend on all of its factors' bits. */
static inline uint64_t
known_hash(struct block_key key)
{
	return key.first * UINT64_C(0x9e3779b97f4a7c15) ^
	       key.last * UINT64_C(0xc2b2ae3d27d4eb4f);
}

static inline struct known_bucket *
known_bucket(const struct known *k, struct block_key key)
{
	return &k->buckets[known_hash(key) >> (64 - KNOWN_BITS)];
}

static inline bool
known_same(struct block_key a, struct block_key b)
{
	return ((a.first ^ b.first) | (a.last ^ b.last)) == 0;
}

/*
 * What is known by the key that the bucket is for, or NULL; until the next call
 * with it. What is found in the second slot changes places with the first.
 */
static inline const struct known_run *
known_find(struct known_bucket *bucket, struct block_key key)
{
	struct known_run run;

	if (known_same(bucket->first.key, key))
		return &bucket->first;
	run = bucket->second;
	if (!known_same(run.key, key))
		return NULL;
	bucket->second = bucket->first;
	bucket->first = run;
	return &bucket->first;
}

/* Know a run that is not known yet; another may be forgotten. */
void known_add(struct known *, const struct known_run *);

/* Where the fold of a run is, if its key is that key, or may be put. */
static inline struct known_fold *
known_fold(const struct known *k, struct block_key key)
{
	return &k->folds[known_hash(key) >> (64 - KNOWN_FOLD_BITS)];
}

#endif
