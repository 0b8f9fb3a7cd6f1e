/*
 * names: what the columns of an export may be called, in every language of the
 * profile.
 *
 * Names are compared without regard to case, accents and spacing, and in no
 * other way. A header is a name, or made after a pattern that holds a name and
 * the number of a mandate (wide.h), or one of these behind the names of groups
 * of questions that the profile lists, as "pillar_a/m12_q1".
 */
#ifndef INGEST_NAMES_H
#define INGEST_NAMES_H

#include "buf.h"
#include "profile.h"

#include <stdbool.h>
#include <stddef.h>

enum names_role {
	NAMES_ID,
	NAMES_SUBMITTED,
	NAMES_REPORTER,
	NAMES_MANDATE,
	NAMES_QUESTION,
	NAMES_IGNORED, /* known, and carries nothing */
	NAMES_ROLES
};

/*
 * What a column of that name holds. Of two meanings the one that stands first
 * in the table has the lower address.
 */
struct names_meaning {
	const char *code;
	const char *kind; /* of the reporters that stand in it; or "" */
	enum names_role role;
};

struct names;

/*
 * Read questions.tsv and what belongs to it; ends with 78 if it makes no sense
 * or if a header could be read in two ways.
 */
struct names *names_load(struct profile *);
void names_free(struct names *);

/*
 * What a header means, or NULL if it is not known. It lives as the names do.
 * The mandate that a header names goes to mandate, as wide_find tells it; that
 * is empty if it names none.
 */
const struct names_meaning *names_find(
    const struct names *, const char *header, size_t len, struct buf *mandate);

/*
 * The known header that is most like this one, the first of several, in text;
 * false if this one is very long.
 */
bool names_nearest(
    const struct names *, const char *header, size_t len, struct buf *text);

/* Columns of that name are to be passed over, whatever it means. */
void names_ignore(struct names *, const char *column);

/* Was that said of this header? */
bool names_ignored(const struct names *, const char *header, size_t len);

/* Is it one that has a meaning or is to be passed over? */
bool names_known(const struct names *, const char *header, size_t len);

/* A file has a column of that name. */
void names_meet(struct names *, const char *header, size_t len);

/* Warn of those to be passed over that no file has. */
void names_warn_unused(const struct names *);

#endif
