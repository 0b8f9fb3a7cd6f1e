/*
 * input: everything that was read, in memory.
 */
#include "input.h"

#include "mem.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct input {
	size_t columns;
	char **names;
	char **fields; /* rows times columns */
	size_t rows;
	size_t room;
};

/* Most fields of a stream are empty; they share this one. */
static char empty[] = "";

static char *
copy(const char *s)
{
	return *s != '\0' ? mem_copy(s, strlen(s)) : empty;
}

struct input *
input_read(struct tsv_reader *in)
{
	struct input *t = mem_new(1, sizeof(*t));
	enum tsv_got got;
	size_t i;

	t->columns = tsv_reader_columns(in);
	t->names = mem_new(t->columns, sizeof(*t->names));
	for (i = 0; i < t->columns; i++)
		t->names[i] = copy(tsv_reader_name(in, i));
	while ((got = tsv_reader_next(in)) == TSV_ROW) {
		for (i = 0; i < t->columns; i++) {
			size_t at = t->rows * t->columns + i;

			t->fields = mem_grow(
			    t->fields, at, &t->room, sizeof(*t->fields));
			t->fields[at] = copy(tsv_reader_get(in, i));
		}
		t->rows++;
	}
	if (got == TSV_BAD) {
		input_free(t);
		return NULL;
	}
	return t;
}

static void
drop(char *s)
{
	if (s != empty)
		free(s);
}

void
input_free(struct input *t)
{
	size_t i;

	for (i = 0; i < t->columns; i++)
		drop(t->names[i]);
	for (i = 0; i < t->rows * t->columns; i++)
		drop(t->fields[i]);
	free(t->names);
	free(t->fields);
	free(t);
}

size_t
input_rows(const struct input *t)
{
	return t->rows;
}

size_t
input_columns(const struct input *t)
{
	return t->columns;
}

const char *
input_name(const struct input *t, size_t col)
{
	return t->names[col];
}

size_t
input_column(const struct input *t, const char *name)
{
	size_t i;

	for (i = 0; i < t->columns; i++)
		if (strcmp(t->names[i], name) == 0)
			return i;
	return TSV_NO_COLUMN;
}

const char *
input_get(const struct input *t, size_t row, size_t col)
{
	return col < t->columns ? t->fields[row * t->columns + col] : empty;
}

/* The digits that stand here without leading zeros; *rest is what follows. */
static size_t
number(const char **s, const char **rest)
{
	const char *end;

	while (**s == '0')
		(*s)++;
	for (end = *s; isdigit((unsigned char)*end); end++)
		continue;
	*rest = end;
	return (size_t)(end - *s);
}

static bool
both_digits(const char *a, const char *b)
{
	return isdigit((unsigned char)*a) && isdigit((unsigned char)*b);
}

static int
compare_text(const char *first, const char *second)
{
	const char *a = first, *b = second;

	while (*a != '\0' && *b != '\0') {
		const char *a_rest, *b_rest;
		size_t n, m;
		int order;

		if (!both_digits(a, b)) {
			if (*a != *b)
				break;
			a++;
			b++;
			continue;
		}
		n = number(&a, &a_rest);
		m = number(&b, &b_rest);
		order = n != m ? (n < m ? -1 : 1) : memcmp(a, b, n);
		if (order != 0)
			return order;
		a = a_rest;
		b = b_rest;
	}
	if (*a != *b)
		return (unsigned char)*a < (unsigned char)*b ? -1 : 1;
	return strcmp(first, second);
}

/* qsort has no argument for the comparison, so each row brings its own. */
struct sortable {
	const struct input *input;
	const size_t *columns;
	size_t n_columns;
	size_t row;
};

static int
compare_rows(const void *a, const void *b)
{
	const struct sortable *x = a, *y = b;
	const struct input *t = x->input;
	size_t i;

	for (i = 0; i < x->n_columns; i++) {
		size_t col = x->columns[i];
		int order = compare_text(
		    input_get(t, x->row, col), input_get(t, y->row, col));

		if (order != 0)
			return order;
	}
	for (i = 0; i < t->columns; i++) {
		int order =
		    strcmp(input_get(t, x->row, i), input_get(t, y->row, i));

		if (order != 0)
			return order;
	}
	return 0;
}

void
input_sort(const struct input *t, size_t rows[], size_t n,
    const size_t columns[], size_t n_columns)
{
	struct sortable *list = mem_new(n, sizeof(*list));
	size_t i;

	for (i = 0; i < n; i++)
		list[i] = (struct sortable){t, columns, n_columns, rows[i]};
	qsort(list, n, sizeof(*list), compare_rows);
	for (i = 0; i < n; i++)
		rows[i] = list[i].row;
	free(list);
}
