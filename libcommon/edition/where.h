/*
 * where: conditions in the tables of a profile, such as
 *
 *	rec=reject|rec=answer,aside!=
 *
 * Alternatives are separated by '|', what must hold together by ','. Nothing
 * at all is true. The signs:
 *
 *	=	is
 *	!=	is not
 *	~=	is among its codes, which ';' separates
 */
#ifndef LIMA_EDITION_WHERE_H
#define LIMA_EDITION_WHERE_H

#include <stdbool.h>
#include <stddef.h>

/* The value of a name; NULL counts as empty. */
typedef const char *where_get(const void *arg, const char *name);

bool where(const char *condition, where_get *, const void *arg);

/* One term of a condition: what stands on both sides of its sign. */
enum where_sign { WHERE_IS, WHERE_IS_NOT, WHERE_HAS };

struct where_term {
	const char *name, *value; /* within the condition */
	size_t name_len, value_len;
	enum where_sign sign;
};

/* False if it is spelt otherwise. */
bool where_parse(struct where_term *, const char *term, size_t len);

/* Does it hold for the value of its name? */
bool where_holds(const struct where_term *, const char *value);

/* Is it spelt as a condition? */
bool where_legal(const char *condition);

#endif
