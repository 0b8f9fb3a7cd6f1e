/*
 * where: conditions in the tables of a profile, such as
 *
 *	rec=reject|rec=answer,aside!=
 *
 * Alternatives are separated by '|', what must hold together by ','. Nothing
 * at all is true.
 */
#ifndef LIMA_EDITION_WHERE_H
#define LIMA_EDITION_WHERE_H

#include <stdbool.h>

/* The value of a name; NULL counts as empty. */
typedef const char *where_get(const void *arg, const char *name);

bool where(const char *condition, where_get *, const void *arg);

/* Is it spelt as a condition? */
bool where_legal(const char *condition);

#endif
