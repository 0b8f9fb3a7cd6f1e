/*
 * dialect: what parts the cells of a CSV text, and where its header is.
 */
#include "dialect.h"

/* In the order in which they are preferred. */
static const char usual[] = {'\t', ';', '|', ','};

static const struct header *
try_delimiter(struct dialect *d, struct bytes *bytes, const struct names *names,
    char delimiter, size_t longest)
{
	struct dialect_try *t = &d->tried[d->count++];
	struct rows *rows;

	bytes_rewind(bytes);
	rows = rows_open(bytes_read, bytes, delimiter);
	rows_limit(rows, longest);
	t->delimiter = delimiter;
	header_find(&t->header, rows, names);
	rows_free(rows);
	return &t->header;
}

/* More than 0 if a fits better than b, 0 if they fit as well. */
static int
compare(const struct header *a, const struct header *b)
{
	size_t of_a = a->fitting * b->records, of_b = b->fitting * a->records;

	if (a->known != b->known)
		return a->known > b->known ? 1 : -1;
	return (of_a > of_b) - (of_a < of_b);
}

static void
take(struct dialect *d, const struct dialect_try *t, const char *why)
{
	d->delimiter = t->delimiter;
	d->header = t->header;
	d->why = why;
}

/* The best of those that were tried; of equal ones the first. */
static void
choose(struct dialect *d)
{
	const struct dialect_try *best = d->tried, *t;
	bool alike = false;

	for (t = d->tried + 1; t < d->tried + d->count; t++)
		if (compare(&t->header, &best->header) > 0)
			best = t;
	if (best->header.known == 0) {
		take(d, &d->tried[d->count - 1], "no name is known under any");
		return;
	}
	for (t = d->tried; t < d->tried + d->count; t++) {
		if (t == best || t->header.known != best->header.known)
			continue;
		alike = true;
		/* A header of one cell is the same under all. */
		if (d->rival == '\0' && best->header.cells > 1 &&
		    compare(&t->header, &best->header) == 0)
			d->rival = t->delimiter;
	}
	take(d, best,
	    d->rival != '\0' ? "fits as well as another, comes first"
	    : alike          ? "more records as wide as the header"
			     : "most names known");
}

/* The delimiter that the sep= line tells, tried. */
static const struct dialect_try *
find_sep(struct dialect *d, struct bytes *bytes, const struct names *names,
    char sep, size_t longest)
{
	size_t i;

	for (i = 0; i < d->count; i++)
		if (d->tried[i].delimiter == sep)
			return &d->tried[i];
	try_delimiter(d, bytes, names, sep, longest);
	return &d->tried[d->count - 1];
}

void
dialect_find(struct dialect *d, struct bytes *bytes, const struct names *names,
    char told, size_t longest)
{
	const struct dialect_try *t;
	char sep = '\0';
	size_t i;

	*d = (struct dialect){0};
	if (told != '\0') {
		sep = try_delimiter(d, bytes, names, told, longest)->sep;
		take(d, d->tried, "told");
	} else {
		for (i = 0; i < sizeof(usual); i++)
			sep = try_delimiter(d, bytes, names, usual[i], longest)
				  ->sep;
		choose(d);
		if (sep != '\0') {
			t = find_sep(d, bytes, names, sep, longest);
			if (t->header.known > 0)
				take(d, t, "told by a sep= line");
		}
	}
	if (sep != d->delimiter && d->header.known > 0)
		d->false_sep = sep;
	bytes_rewind(bytes);
}

const char *
dialect_name(char delimiter)
{
	static char names[4][2];
	static unsigned next;
	char *name = names[next++ % 4];

	if (delimiter == '\t')
		return "TAB";
	name[0] = delimiter;
	return name;
}
