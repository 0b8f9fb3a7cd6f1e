/*
 * names: what the columns of an export may be called, in every language of the
 * profile.
 *
 * Names are compared without regard to case, accents and spacing.
 */
#ifndef INGEST_NAMES_H
#define INGEST_NAMES_H

#include "profile.h"

#include <stddef.h>

enum names_role {
	NAMES_ID,
	NAMES_SUBMITTED,
	NAMES_REPORTER,
	NAMES_MANDATE,
	NAMES_QUESTION,
	NAMES_ROLES
};

/* What a column of that name holds. */
struct names_meaning {
	const char *code;
	const char *kind; /* of the reporters that stand in it; or "" */
	enum names_role role;
};

struct names;

/* Read questions.tsv; ends with 78 if it makes no sense. */
struct names *names_load(struct profile *);
void names_free(struct names *);

/* What a name means, or NULL if it is not known. It lives as the names do. */
const struct names_meaning *names_find(
    const struct names *, const char *name, size_t len);

/*
 * The known name that is most like this one, the first of several; NULL if this
 * one is very long.
 */
const char *names_nearest(const struct names *, const char *name, size_t len);

#endif
