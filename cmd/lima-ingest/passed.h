/*
 * passed: the columns that a person asked to be passed over.
 */
#ifndef INGEST_PASSED_H
#define INGEST_PASSED_H

#include <stdbool.h>
#include <stddef.h>

struct passed;

struct passed *passed_new(void);
void passed_free(struct passed *);

/* Pass over columns of this name, compared folded. It is kept, not copied. */
void passed_add(struct passed *, const char *name);

/* Was that said of this header? */
bool passed_find(const struct passed *, const char *header, size_t len);

/* A file has such a column, if it is one of them. */
void passed_meet(struct passed *, const char *header, size_t len);

/* Warn of names that were never met. */
void passed_warn(const struct passed *);

#endif
