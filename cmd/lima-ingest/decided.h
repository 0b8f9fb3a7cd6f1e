/*
 * decided: what people decided on the criteria of needs, by id and text: an id
 * alone may be that of several needs.
 */
#ifndef INGEST_DECIDED_H
#define INGEST_DECIDED_H

#include "form.h"
#include "tsv.h"

#include <stdbool.h>
#include <stddef.h>

struct decided;

struct decided *decided_new(void);
void decided_free(struct decided *);

/*
 * Take a row of a form, which is copied; the criterion is a code, or "" if
 * nothing is decided yet. The same id and text may be given again as long as
 * not more than one criterion is decided. False if it is decided otherwise:
 * none of these rows counts then.
 */
bool decided_take(struct decided *, const char *const fields[FORM_FIELDS]);

/*
 * Write a record for each id and text, in the order in which they were first
 * given.
 */
void decided_print(const struct decided *, struct tsv_writer *);

/* How many that are, and how many of these are decided. */
size_t decided_needs(const struct decided *);
size_t decided_made(const struct decided *);

#endif
