/*
 * map: from a key to the number that was put there for it.
 *
 * Keys are bytes and are copied. map_find_folded and map_add_folded compare
 * keys as text_fold levels them; the others byte for byte. One map is used in
 * one way or the other.
 */
#ifndef LIMA_MAP_H
#define LIMA_MAP_H

#include <stddef.h>

#define MAP_NONE ((size_t)-1)

struct map;

struct map *map_new(void);
void map_free(struct map *);

/* The value of a key, or MAP_NONE. */
size_t map_find(const struct map *, const char *key, size_t len);
size_t map_find_folded(const struct map *, const char *key, size_t len);

/*
 * Put value there for a key that has none yet and return MAP_NONE. If it has
 * one, change nothing and return the one it has.
 */
size_t map_add(struct map *, const char *key, size_t len, size_t value);
size_t map_add_folded(struct map *, const char *key, size_t len, size_t value);

/* Put another value there for a key that has one. */
void map_change(struct map *, const char *key, size_t len, size_t value);

#endif
