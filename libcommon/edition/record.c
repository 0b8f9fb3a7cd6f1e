/*
 * record: a record of the stream at hand.
 */
#include "record.h"

#include "mem.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

void
record_init(struct record *r, const struct tsv_reader *in)
{
	r->n = tsv_reader_columns(in);
	r->fields = mem_new(r->n, sizeof(char *));
}

void
record_release(struct record *r)
{
	free(r->fields);
}

void
record_read(struct record *r, struct tsv_reader *in)
{
	size_t i;

	for (i = 0; i < r->n; i++)
		r->fields[i] = tsv_reader_get(in, i);
}

void
record_pack(const struct record *r, struct buf *bytes)
{
	size_t i;

	for (i = 0; i < r->n; i++)
		buf_add(bytes, r->fields[i], strlen(r->fields[i]) + 1);
}

void
record_unpack(struct record *r, const char *bytes)
{
	size_t i;

	for (i = 0; i < r->n; i++) {
		r->fields[i] = bytes;
		bytes += strlen(bytes) + 1;
	}
}

const char *
record_get(const struct record *r, size_t col)
{
	return col < r->n ? r->fields[col] : "";
}

size_t *
record_columns(
    const struct tsv_reader *in, const char *names, char sep, size_t *n)
{
	struct buf name = BUF_INIT;
	size_t *columns = NULL, room = 0, len;
	const char *one;

	*n = 0;
	while ((one = text_next(&names, sep, &len)) != NULL) {
		buf_reset(&name);
		buf_add(&name, one, len);
		columns = mem_grow(columns, *n, &room, sizeof(*columns));
		columns[(*n)++] = tsv_reader_find(in, name.data);
	}
	buf_release(&name);
	return columns;
}

const char *
record_first(const struct record *r, const size_t columns[], size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (*record_get(r, columns[i]) != '\0')
			return record_get(r, columns[i]);
	return "";
}
