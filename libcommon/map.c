/*
 * map: an open-addressed hash table, at most half full.
 *
 * Each slot keeps its key's hash, so that growing and most misses do not touch
 * the keys. The hash is FNV-1a. Nothing is ever printed in its order.
 */
#include "map.h"

#include "buf.h"
#include "mem.h"
#include "text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct slot {
	uint64_t hash;
	char *key; /* NULL: free */
	size_t len;
	size_t value;
};

struct map {
	struct slot *slots;
	size_t size; /* a power of two */
	size_t used;
};

struct map *
map_new(void)
{
	struct map *m = mem_new(1, sizeof(*m));

	m->size = 64;
	m->slots = mem_new(m->size, sizeof(*m->slots));
	return m;
}

void
map_free(struct map *m)
{
	size_t i;

	if (m == NULL)
		return;
	for (i = 0; i < m->size; i++)
		free(m->slots[i].key);
	free(m->slots);
	free(m);
}

static uint64_t
hash_of(const char *key, size_t len)
{
	uint64_t hash = UINT64_C(14695981039346656037);
	size_t i;

	for (i = 0; i < len; i++) {
		hash ^= (unsigned char)key[i];
		hash *= UINT64_C(1099511628211);
	}
	return hash;
}

/* The slot that holds the key, or the free one where it would go. */
static struct slot *
slot_of(const struct map *m, uint64_t hash, const char *key, size_t len)
{
	size_t i = (size_t)hash & (m->size - 1);
	struct slot *s;

	for (;; i = (i + 1) & (m->size - 1)) {
		s = &m->slots[i];
		if (s->key == NULL || (s->hash == hash && s->len == len &&
					  memcmp(s->key, key, len) == 0))
			return s;
	}
}

static void
grow(struct map *m)
{
	struct map bigger = {NULL, m->size * 2, m->used};
	size_t i;

	bigger.slots = mem_new(bigger.size, sizeof(*bigger.slots));
	for (i = 0; i < m->size; i++)
		if (m->slots[i].key != NULL)
			*slot_of(&bigger, m->slots[i].hash, m->slots[i].key,
			    m->slots[i].len) = m->slots[i];
	free(m->slots);
	*m = bigger;
}

size_t
map_find(const struct map *m, const char *key, size_t len)
{
	const struct slot *s = slot_of(m, hash_of(key, len), key, len);

	return s->key != NULL ? s->value : MAP_NONE;
}

size_t
map_add(struct map *m, const char *key, size_t len, size_t value)
{
	uint64_t hash = hash_of(key, len);
	struct slot *s = slot_of(m, hash, key, len);

	if (s->key != NULL)
		return s->value;
	if (m->used >= m->size / 2) {
		grow(m);
		s = slot_of(m, hash, key, len);
	}
	s->hash = hash;
	s->key = mem_copy(key, len);
	s->len = len;
	s->value = value;
	m->used++;
	return MAP_NONE;
}

void
map_change(struct map *m, const char *key, size_t len, size_t value)
{
	struct slot *s = slot_of(m, hash_of(key, len), key, len);

	if (s->key != NULL)
		s->value = value;
}

/* A key that is not UTF-8 folds to itself: it matches nothing that is. */
static void
fold(struct buf *folded, const char *key, size_t len)
{
	if (!text_fold(folded, key, len))
		buf_add(folded, key, len);
}

size_t
map_find_folded(const struct map *m, const char *key, size_t len)
{
	struct buf folded = BUF_INIT;
	size_t value;

	fold(&folded, key, len);
	value = map_find(m, folded.data, folded.len);
	buf_release(&folded);
	return value;
}

size_t
map_add_folded(struct map *m, const char *key, size_t len, size_t value)
{
	struct buf folded = BUF_INIT;
	size_t had;

	fold(&folded, key, len);
	had = map_add(m, folded.data, folded.len, value);
	buf_release(&folded);
	return had;
}
