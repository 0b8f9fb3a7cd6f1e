/*
 * where: conditions in the tables of a profile.
 */
#include "where.h"

#include "buf.h"
#include "text.h"

#include <string.h>

/* The '=' of a term, whose length this is; *differs: a '!' stands before. */
static const char *
find_sign(const char *term, size_t len, bool *differs)
{
	const char *sign = memchr(term, '=', len);

	*differs = sign != NULL && sign > term && sign[-1] == '!';
	return sign;
}

static bool
holds(const char *term, size_t len, where_get *get, const void *arg)
{
	struct buf name = BUF_INIT;
	bool differs, same;
	const char *sign = find_sign(term, len, &differs);
	const char *value;
	size_t rest = (size_t)(term + len - sign - 1);

	buf_add(&name, term, (size_t)(sign - term) - differs);
	value = get(arg, name.data);
	if (value == NULL)
		value = "";
	same = strlen(value) == rest && memcmp(value, sign + 1, rest) == 0;
	buf_release(&name);
	return same != differs;
}

static bool
all_hold(const char *terms, size_t len, where_get *get, const void *arg)
{
	struct buf copy = BUF_INIT;
	const char *list, *term;
	bool good = true;
	size_t n;

	buf_add(&copy, terms, len);
	list = copy.data;
	while (good && (term = text_next(&list, ',', &n)) != NULL)
		good = holds(term, n, get, arg);
	buf_release(&copy);
	return good;
}

bool
where(const char *condition, where_get *get, const void *arg)
{
	const char *terms;
	size_t len;

	if (*condition == '\0')
		return true;
	while ((terms = text_next(&condition, '|', &len)) != NULL)
		if (all_hold(terms, len, get, arg))
			return true;
	return false;
}

bool
where_legal(const char *condition)
{
	size_t len;

	while (*condition != '\0') {
		bool differs;
		const char *sign;

		len = strcspn(condition, ",|");
		sign = find_sign(condition, len, &differs);
		if (sign == NULL || sign - differs == condition)
			return false;
		condition += len;
		if (*condition != '\0' && *++condition == '\0')
			return false;
	}
	return true;
}
