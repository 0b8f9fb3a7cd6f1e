/*
 * sorter: records in the order of their keys, more of them than fit into
 * memory.
 *
 * Records are gathered in memory; when SORTER_MEMORY is used up they are sorted
 * and written, as one run, to a temporary file in TMPDIR that has no name. A
 * walk merges the runs, and may be repeated. Failures end the tool, 73 or 74.
 */
#ifndef LIMA_EDITION_SORTER_H
#define LIMA_EDITION_SORTER_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes that a sorter gathers, and that a walk reads ahead, at most. */
#define SORTER_MEMORY ((size_t)8 << 20)

struct sorter;

/* memory: in place of SORTER_MEMORY, for tests; 0: that. */
struct sorter *sorter_new(size_t memory);
void sorter_free(struct sorter *);

/*
 * Add a record. The order is that of the bytes of the key, and of the data
 * where keys are equal; no key may be the beginning of another.
 */
void sorter_add(struct sorter *, const void *key, size_t key_len,
    const void *data, size_t len);

/* All are there. Only now may it be walked. */
void sorter_end(struct sorter *);

size_t sorter_count(const struct sorter *);

/* A record in a walk; it lives until the next one is asked for. */
struct sorted {
	const char *key;
	size_t key_len;
	const char *data;
	size_t len;
};

struct sorter_walk;

/* The sorter must outlive its walks; there may be several at once. */
struct sorter_walk *sorter_walk_open(const struct sorter *);
bool sorter_walk_next(struct sorter_walk *, struct sorted *);
void sorter_walk_close(struct sorter_walk *);

#endif
