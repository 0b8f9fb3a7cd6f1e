/*
 * filter: a condition on records, made ready for many of them.
 */
#include "mem.h"
#include "record.h"
#include "where.h"

#include <stdlib.h>
#include <string.h>

struct term {
	size_t column;
	struct where_term term;
	bool last; /* of an alternative */
};

struct filter {
	char *condition; /* the terms point into it */
	struct term *terms;
	size_t n, room;
};

/* A term is legal: where_legal has seen it. */
static void
add_term(
    struct filter *f, const char *text, size_t len, const struct tsv_reader *in)
{
	struct term t = {.last = false};
	char *name;

	if (!where_parse(&t.term, text, len))
		return;
	name = mem_copy(t.term.name, t.term.name_len);
	t.column = tsv_reader_find(in, name);
	free(name);
	f->terms = mem_grow(f->terms, f->n, &f->room, sizeof(*f->terms));
	f->terms[f->n++] = t;
}

struct filter *
filter_new(const char *condition, const struct tsv_reader *in)
{
	struct filter *f = mem_new(1, sizeof(*f));
	const char *at;

	f->condition = mem_copy(condition, strlen(condition));
	for (at = f->condition; *at != '\0'; at += *at != '\0') {
		size_t len = strcspn(at, ",|");

		add_term(f, at, len, in);
		at += len;
		if (f->n > 0 && *at != ',')
			f->terms[f->n - 1].last = true;
	}
	return f;
}

void
filter_free(struct filter *f)
{
	free(f->condition);
	free(f->terms);
	free(f);
}

bool
filter_passes(const struct filter *f, const struct record *r)
{
	bool good = true;
	size_t i;

	for (i = 0; i < f->n; i++) {
		const struct term *t = &f->terms[i];

		good = good && where_holds(&t->term, record_get(r, t->column));
		if (t->last && good)
			return true;
		if (t->last)
			good = true;
	}
	return f->n == 0;
}
