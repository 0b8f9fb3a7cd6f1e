/*
 * decided: what people decided on the criteria of needs, by need.
 */
#include "decided.h"

#include "buf.h"
#include "map.h"
#include "mem.h"
#include "need_key.h"

#include <stdlib.h>
#include <string.h>

struct decision {
	char *fields[FORM_FIELDS];
	bool refused; /* another one contradicts it */
};

struct decided {
	struct map *needs; /* by id and text, to places in list */
	struct buf key;
	struct decision *list;
	size_t count, room;
};

struct decided *
decided_new(void)
{
	struct decided *d = mem_new(1, sizeof(*d));

	d->needs = map_new();
	buf_init(&d->key);
	return d;
}

static void
release(struct decision *d)
{
	size_t i;

	for (i = 0; i < FORM_FIELDS; i++)
		free(d->fields[i]);
}

static void
fill(struct decision *d, const char *const fields[FORM_FIELDS])
{
	size_t i;

	for (i = 0; i < FORM_FIELDS; i++)
		d->fields[i] = mem_copy(fields[i], strlen(fields[i]));
}

void
decided_free(struct decided *d)
{
	size_t i;

	for (i = 0; i < d->count; i++)
		release(&d->list[i]);
	free(d->list);
	map_free(d->needs);
	buf_release(&d->key);
	free(d);
}

/* The same again: what is decided counts, whichever came first. */
static bool
merge(struct decision *d, const char *const fields[FORM_FIELDS])
{
	const char *was = d->fields[FORM_CRITERION];
	const char *is = fields[FORM_CRITERION];

	if (*was != '\0' && *is != '\0' && strcmp(was, is) != 0) {
		d->refused = true;
		return false;
	}
	if (*was == '\0') {
		release(d);
		fill(d, fields);
	}
	return true;
}

bool
decided_take(struct decided *d, const char *const fields[FORM_FIELDS])
{
	const char *id = fields[FORM_ID], *text = fields[FORM_TEXT];
	size_t at;

	need_key(&d->key, id, strlen(id), text, strlen(text));
	at = map_add(d->needs, d->key.data, d->key.len, d->count);
	if (at != MAP_NONE)
		return merge(&d->list[at], fields);
	d->list = mem_grow(d->list, d->count, &d->room, sizeof(*d->list));
	d->list[d->count].refused = false;
	fill(&d->list[d->count++], fields);
	return true;
}

void
decided_print(const struct decided *d, struct tsv_writer *out)
{
	size_t columns[FORM_FIELDS], i, j;

	for (j = 0; j < FORM_FIELDS; j++)
		columns[j] = tsv_writer_column(out, form_names[j]);
	for (i = 0; i < d->count; i++) {
		if (d->list[i].refused)
			continue;
		for (j = 0; j < FORM_FIELDS; j++)
			tsv_writer_set(out, columns[j], d->list[i].fields[j]);
		tsv_writer_put(out, NULL);
	}
}

size_t
decided_needs(const struct decided *d)
{
	size_t i, n = 0;

	for (i = 0; i < d->count; i++)
		n += !d->list[i].refused;
	return n;
}

size_t
decided_made(const struct decided *d)
{
	size_t i, n = 0;

	for (i = 0; i < d->count; i++)
		n += !d->list[i].refused &&
		     *d->list[i].fields[FORM_CRITERION] != '\0';
	return n;
}
