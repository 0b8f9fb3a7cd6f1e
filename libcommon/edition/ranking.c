/*
 * ranking: codes by a figure, the greatest first.
 */
#include "ranking.h"

#include "guard.h"
#include "mem.h"

#include <stdlib.h>

/* The place of this number, made in front of the smaller ones if need be. */
static struct place *
find_place(struct ranking *r, double number, const char *value, size_t keys)
{
	size_t i, j;

	for (i = 0; i < r->n && r->places[i].number > number; i++)
		continue;
	if (i < r->n && !(r->places[i].number < number))
		return &r->places[i];
	r->places = mem_grow(r->places, r->n, &r->room, sizeof(*r->places));
	for (j = r->n++; j > i; j--)
		r->places[j] = r->places[j - 1];
	r->places[i] =
	    (struct place){value, number, mem_new(keys, sizeof(char *)), 0};
	return &r->places[i];
}

void
ranking_init(struct ranking *r, const struct edition *e, const char *path,
    const struct keys *keys)
{
	size_t i;

	*r = (struct ranking){.absent = {NULL, 0, NULL, 0}};
	r->absent.codes = mem_new(keys->n, sizeof(char *));
	for (i = 0; i < keys->n; i++) {
		const char *value = paths_get(e, path, keys->key[i]);
		struct place *place = &r->absent;
		double number = 0;

		if (value != NULL && guard_number(value, &number))
			place = find_place(r, number, value, keys->n);
		place->codes[place->n++] = keys->key[i];
		r->total += number;
	}
	while (r->n_above < r->n && r->places[r->n_above].number > 0)
		r->n_above++;
}

void
ranking_release(struct ranking *r)
{
	size_t i;

	for (i = 0; i < r->n; i++)
		free(r->places[i].codes);
	free(r->places);
	free(r->absent.codes);
}
