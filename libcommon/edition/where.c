/*
 * where: conditions in the tables of a profile.
 */
#include "where.h"

#include "buf.h"
#include "text.h"

#include <string.h>

bool
where_parse(struct where_term *t, const char *term, size_t len)
{
	const char *equals = memchr(term, '=', len);

	if (equals == NULL)
		return false;
	t->name = term;
	t->name_len = (size_t)(equals - term);
	t->value = equals + 1;
	t->value_len = len - t->name_len - 1;
	t->sign = WHERE_IS;
	if (t->name_len > 0 && equals[-1] == '!')
		t->sign = WHERE_IS_NOT;
	else if (t->name_len > 0 && equals[-1] == '~')
		t->sign = WHERE_HAS;
	if (t->sign != WHERE_IS)
		t->name_len--;
	return t->name_len > 0;
}

static bool
has_code(const char *codes, const struct where_term *t)
{
	const char *code;
	size_t len;

	while ((code = text_next(&codes, ';', &len)) != NULL)
		if (len == t->value_len && memcmp(code, t->value, len) == 0)
			return true;
	return false;
}

bool
where_holds(const struct where_term *t, const char *value)
{
	bool same;

	if (t->sign == WHERE_HAS)
		return has_code(value, t);
	same = strncmp(value, t->value, t->value_len) == 0 &&
	       value[t->value_len] == '\0';
	return same != (t->sign == WHERE_IS_NOT);
}

static bool
holds(const char *text, size_t len, where_get *get, const void *arg)
{
	struct buf name = BUF_INIT;
	const char *value;
	struct where_term t;

	if (!where_parse(&t, text, len))
		return false;
	buf_add(&name, t.name, t.name_len);
	value = get(arg, name.data);
	buf_release(&name);
	return where_holds(&t, value != NULL ? value : "");
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
	while (*condition != '\0') {
		size_t len = strcspn(condition, ",|");
		struct where_term t;

		if (!where_parse(&t, condition, len))
			return false;
		condition += len;
		if (*condition != '\0' && *++condition == '\0')
			return false;
	}
	return true;
}
