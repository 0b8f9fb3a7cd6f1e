/*
 * values: different values.
 */
#include "values.h"

#include "map.h"
#include "mem.h"

#include <stdlib.h>

struct value {
	char *value;
	uintmax_t line;
};

struct values {
	struct map *number;
	struct value *value;
	size_t n, room;
};

struct values *
values_new(void)
{
	struct values *v = mem_new(1, sizeof(*v));

	v->number = map_new();
	return v;
}

void
values_free(struct values *v)
{
	for (size_t i = 0; i < v->n; i++)
		free(v->value[i].value);
	free(v->value);
	map_free(v->number);
	free(v);
}

bool
values_add(struct values *v, const char *value, size_t len, uintmax_t line)
{
	if (map_add(v->number, value, len, v->n) != MAP_NONE)
		return false;
	v->value = mem_grow(v->value, v->n, &v->room, sizeof(*v->value));
	v->value[v->n++] = (struct value){mem_copy(value, len), line};
	return true;
}

bool
values_have(const struct values *v, const char *value, size_t len)
{
	return map_find(v->number, value, len) != MAP_NONE;
}

size_t
values_length(const struct values *v)
{
	return v->n;
}

const char *
values_get(const struct values *v, size_t i, uintmax_t *line)
{
	*line = v->value[i].line;
	return v->value[i].value;
}
