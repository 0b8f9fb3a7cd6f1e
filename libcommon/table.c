/*
 * table: a small stream held in memory.
 */
#include "table.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

struct table {
	char *path;
	struct tsv_reader *header; /* kept for its columns' names */
	size_t columns;
	char **fields; /* row after row */
	size_t field_count, room;
};

struct table *
table_read(const char *path, struct tsv_trouble *trouble)
{
	struct table *t = mem_new(1, sizeof(*t));
	enum tsv_got got;
	const char *value;
	size_t i;

	t->path = mem_copy(path, strlen(path));
	t->header = tsv_reader_open(&t->path, 1);
	t->columns = tsv_reader_columns(t->header);
	while ((got = tsv_reader_next(t->header)) == TSV_ROW)
		for (i = 0; i < t->columns; i++) {
			value = tsv_reader_get(t->header, i);
			t->fields = mem_grow(t->fields, t->field_count,
			    &t->room, sizeof(*t->fields));
			t->fields[t->field_count++] =
			    mem_copy(value, strlen(value));
		}
	if (got == TSV_BAD) {
		*trouble = *tsv_reader_trouble(t->header);
		trouble->file = path;
		table_free(t);
		return NULL;
	}
	return t;
}

void
table_free(struct table *t)
{
	size_t i;

	if (t == NULL)
		return;
	for (i = 0; i < t->field_count; i++)
		free(t->fields[i]);
	free(t->fields);
	tsv_reader_free(t->header);
	free(t->path);
	free(t);
}

const char *
table_path(const struct table *t)
{
	return t->path;
}

size_t
table_rows(const struct table *t)
{
	return t->columns != 0 ? t->field_count / t->columns : 0;
}

size_t
table_column(const struct table *t, const char *name)
{
	return tsv_reader_find(t->header, name);
}

const char *
table_get(const struct table *t, size_t row, size_t col)
{
	return t->fields[row * t->columns + col];
}

/* A record is one line, and the header is the first. */
uintmax_t
table_line(const struct table *t, size_t row)
{
	(void)t;
	return row + 2;
}
