/*
 * needs: how many there are, without keeping each.
 */
#include "needs.h"

#include "buf.h"
#include "map.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

struct needs_list {
	struct needs *needs;
	size_t n, room;
	struct map *number;
	struct buf key;
};

struct needs_list *
needs_list_new(void)
{
	struct needs_list *list = mem_new(1, sizeof(*list));

	list->number = map_new();
	buf_init(&list->key);
	return list;
}

void
needs_list_free(struct needs_list *list)
{
	for (size_t i = 0; i < list->n; i++)
		free(list->needs[i].mandates);
	free(list->needs);
	map_free(list->number);
	buf_release(&list->key);
	free(list);
}

/* The entry that differs from these in the count alone, made if need be. */
static struct needs *
find(struct needs_list *list, const struct needs *like)
{
	size_t who[] = {like->kind, like->reporter, like->criterion};
	size_t bytes = like->named * sizeof(*like->mandates);
	struct needs *needs;
	size_t i;

	buf_reset(&list->key);
	buf_add(&list->key, who, sizeof(who));
	buf_add(&list->key, like->mandates, bytes);
	i = map_add(list->number, list->key.data, list->key.len, list->n);
	if (i != MAP_NONE)
		return &list->needs[i];

	list->needs =
	    mem_grow(list->needs, list->n, &list->room, sizeof(*list->needs));
	needs = &list->needs[list->n++];
	*needs = *like;
	needs->mandates = mem_new(like->named, sizeof(*needs->mandates));
	memcpy(needs->mandates, like->mandates, bytes);
	needs->count = 0;
	return needs;
}

void
needs_list_add(struct needs_list *list, const struct needs *needs)
{
	find(list, needs)->count += needs->count;
}

size_t
needs_list_length(const struct needs_list *list)
{
	return list->n;
}

const struct needs *
needs_list_get(const struct needs_list *list, size_t i)
{
	return &list->needs[i];
}
