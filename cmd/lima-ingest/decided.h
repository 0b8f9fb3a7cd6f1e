/*
 * decided: what people decided on the criteria of needs, by need.
 */
#ifndef INGEST_DECIDED_H
#define INGEST_DECIDED_H

#include "form.h"
#include "tsv.h"

#include <stddef.h>

struct decided;

struct decided *decided_new(void);
void decided_free(struct decided *);

enum decided_got { DECIDED_TAKEN, DECIDED_OTHER_TEXT, DECIDED_OTHERWISE };

/*
 * Take a row of a form, which is copied; the criterion is a code, or "" if
 * nothing is decided yet. A need may be given again as long as its text is the
 * same and not more than one criterion is decided. If not, none of its rows
 * counts.
 */
enum decided_got decided_take(
    struct decided *, const char *const fields[FORM_FIELDS]);

/* Write a record for each need, in the order in which they were first given. */
void decided_print(const struct decided *, struct tsv_writer *);

/* How many that are, and how many of these are decided. */
size_t decided_needs(const struct decided *);
size_t decided_made(const struct decided *);

#endif
