/*
 * near: which of several names is most like one that is not known. It serves
 * messages only; nothing is ever understood by resemblance.
 */
#ifndef INGEST_NEAR_H
#define INGEST_NEAR_H

#include <stdbool.h>
#include <stddef.h>

/* Of longer names the distance is not computed. */
#define NEAR_BYTES 256

/* The name as it is compared, and the distance of the best so far. */
struct near {
	const char *name;
	size_t distance;
};

/* Nothing was offered yet. name stays the caller's. */
struct near near_to(const char *name);

/*
 * Is this one nearer than all before it? The distance is the number of bytes to
 * add, drop or change to make one of the other.
 */
bool near_offer(struct near *, const char *candidate);

#endif
