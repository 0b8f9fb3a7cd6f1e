/*
 * told: what a stream tells about the edition.
 */
#include "told.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

void
told_release(struct told *t)
{
	for (size_t i = 0; i < t->n_sources; i++) {
		free(t->sources[i].file);
		free(t->sources[i].sha256);
		free(t->sources[i].bytes);
	}
	free(t->sources);
	free(t->closing);
	free(t->mark);
}

static void
replace(char **at, const char *value)
{
	free(*at);
	*at = value[0] != '\0' ? mem_copy(value, strlen(value)) : NULL;
}

static struct source *
source_of(struct told *t, const char *file)
{
	for (size_t i = 0; i < t->n_sources; i++)
		if (strcmp(t->sources[i].file, file) == 0)
			return &t->sources[i];
	t->sources = mem_grow(
	    t->sources, t->n_sources, &t->sources_room, sizeof(*t->sources));
	t->sources[t->n_sources] =
	    (struct source){.file = mem_copy(file, strlen(file))};
	return &t->sources[t->n_sources++];
}

static const char *
get(struct tsv_reader *in, const char *name)
{
	return tsv_reader_get(in, tsv_reader_find(in, name));
}

void
told_take(struct told *t, struct tsv_reader *in)
{
	const char *row, *item, *value;

	if (strcmp(get(in, "rec"), "run") != 0)
		return;
	row = get(in, "row");
	item = get(in, "item");
	value = get(in, "value");
	if (strcmp(row, "normalize") == 0 && strcmp(item, "closing") == 0)
		replace(&t->closing, value);
	else if (strcmp(row, "ingest") == 0 && strcmp(item, "mark") == 0)
		replace(&t->mark, value);
	else if (strcmp(item, "sha256") == 0)
		replace(&source_of(t, row)->sha256, value);
	else if (strcmp(item, "bytes") == 0)
		replace(&source_of(t, row)->bytes, value);
}
