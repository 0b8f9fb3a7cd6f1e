/*
 * order: where a record stands among others, as bytes to be compared.
 */
#include "cli.h"
#include "map.h"
#include "mem.h"
#include "record.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct by {
	size_t column;
	struct map *places; /* of codes in a table; NULL: by the text itself */
};

struct order {
	struct by *by;
	size_t n, room;
	size_t blocks;
};

/* The places of the codes in a table, the first column of which has them. */
static struct map *
read_places(struct profile *profile, const char *table)
{
	const struct table *t = cli_table(profile, table);
	struct map *places = map_new();
	size_t i;

	for (i = 0; i < table_rows(t); i++) {
		const char *code = table_get(t, i, 0);

		map_add(places, code, strlen(code), i);
	}
	return places;
}

static void
add_by(struct order *o, const char *item, size_t len, struct profile *profile,
    const struct tsv_reader *in)
{
	char *name = mem_copy(item, len);
	char *colon = strchr(name, ':');
	struct by by = {0, NULL};

	if (colon != NULL) {
		*colon = '\0';
		by.places = read_places(profile, name);
	}
	by.column = tsv_reader_find(in, colon != NULL ? colon + 1 : name);
	o->by = mem_grow(o->by, o->n, &o->room, sizeof(*o->by));
	o->by[o->n++] = by;
	free(name);
}

struct order *
order_new(
    const struct part *p, struct profile *profile, const struct tsv_reader *in)
{
	struct order *o = mem_new(1, sizeof(*o));
	const char *at;

	for (at = p->order; *at != '\0'; at += *at != '\0') {
		size_t len = strcspn(at, ",;");

		add_by(o, at, len, profile, in);
		at += len;
		if (*at == ';')
			o->blocks = o->n;
	}
	return o;
}

void
order_free(struct order *o)
{
	size_t i;

	for (i = 0; i < o->n; i++)
		map_free(o->by[i].places);
	free(o->by);
	free(o);
}

/* The most significant byte first. */
static void
add_number(struct buf *key, size_t number, size_t bytes)
{
	while (bytes-- > 0)
		buf_putc(key, (char)(number >> 8 * bytes & 0xFF));
}

/*
 * A run of digits becomes the sign '0', which orders it among other characters,
 * the number of its digits without leading zeros, and these.
 */
static const char *
add_digits(struct buf *key, const char *s)
{
	size_t n = 0;

	while (*s == '0')
		s++;
	while (isdigit((unsigned char)s[n]))
		n++;
	buf_putc(key, '0');
	add_number(key, n, sizeof(n));
	buf_add(key, s, n);
	return s + n;
}

void
order_text(struct buf *key, const char *text)
{
	while (*text != '\0')
		if (isdigit((unsigned char)*text))
			text = add_digits(key, text);
		else
			buf_putc(key, *text++);
	buf_putc(key, '\0');
}

/* Texts that the table does not have come after those that it has. */
static void
add_place(struct buf *key, const struct map *places, const char *text)
{
	size_t place = map_find(places, text, strlen(text));

	add_number(key, place, sizeof(place));
	if (place == MAP_NONE)
		order_text(key, text);
}

void
order_key(const struct order *o, const struct record *r, struct buf *key)
{
	size_t i;

	for (i = 0; i < o->n; i++) {
		const char *text = record_get(r, o->by[i].column);

		if (o->by[i].places != NULL)
			add_place(key, o->by[i].places, text);
		else
			order_text(key, text);
	}
}

size_t
order_blocks(const struct order *o)
{
	return o->blocks;
}

const char *
order_value(const struct order *o, const struct record *r, size_t i)
{
	return record_get(r, o->by[i].column);
}
