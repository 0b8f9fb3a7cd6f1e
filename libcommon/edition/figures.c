/*
 * figures: sheets whose rows are codes and whose columns are figures.
 */
#include "cells.h"
#include "cli.h"
#include "evidence.h"
#include "guard.h"
#include "mem.h"
#include "paths.h"
#include "where.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static const char total[] = "all";

/* A row for which the stream has no figure at all is not printed. */
static bool
has_figure(const struct cells *c, const char *key)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		if (strcmp(c->parts[i]->from, "*") != 0 &&
		    paths_get(c->edition, c->parts[i]->from, key) != NULL)
			return true;
	return false;
}

static void
put_row(const struct cells *c, const char *key)
{
	const struct paths_row row = {c->edition, key};
	size_t at = sheet_header_row(c->sheet) + 2 + c->sheet->n_rows, i;

	sheet_row(c->sheet);
	places_note(c->edition->places, c->sheet->code, key, c->sheet, at, at);
	for (i = 0; i < c->n; i++) {
		const struct part *p = c->parts[i];
		const char *value = where(p->where, paths_row_get, &row)
					? paths_get(c->edition, p->from, key)
					: NULL;
		double number;

		if (value != NULL && *value != '\0' && cells_is_number(p) &&
		    strcmp(p->from, "*") != 0 && !guard_number(value, &number))
			cli_die(EX_DATAERR,
			    "figure %s of '%s': not a number: '%s'", p->from,
			    key, value);
		cells_put(c, i, value);
		evidence_figure(c, i, key);
	}
	cells_row_end(c);
}

/* The sum of a column over the rows before the total, from the figures. */
static intmax_t
sum(const struct cells *c, const struct part *p, const struct keys *keys)
{
	intmax_t sum = 0;
	size_t i;

	for (i = 0; i < keys->n; i++) {
		const char *value =
		    paths_get(c->edition, p->from, keys->key[i]);

		if (value != NULL && strcmp(keys->key[i], total) != 0)
			sum += strtoimax(value, NULL, 10);
	}
	return sum;
}

/* The total of a column, as the stream has it; 0 if it has none. */
static intmax_t
total_of(const struct cells *c, const struct part *p)
{
	const char *value = paths_get(c->edition, p->from, total);

	return value != NULL ? strtoimax(value, NULL, 10) : 0;
}

static void
put_integer(const struct cells *c, size_t col, intmax_t n)
{
	struct buf digits = BUF_INIT;

	buf_printf(&digits, "%jd", n);
	cells_put(c, col, digits.data);
	buf_release(&digits);
}

/*
 * Two rows under the total: the sums of the rows above it, and by how much the
 * total differs from them.
 */
static void
put_sums(const struct cells *c, const struct keys *keys)
{
	static const char *const labels[] = {"check.sum", "check.difference"};
	const struct words *w = c->edition->words;
	intmax_t sums;
	size_t row, i;

	for (row = 0; row < 2; row++) {
		sheet_row(c->sheet);
		sheet_text(c->sheet, 0, words_label(w, labels[row]));
		for (i = 1; i < c->n; i++) {
			if (strcmp(c->parts[i]->kind, "count") != 0) {
				sheet_text(
				    c->sheet, i, words_label(w, "short.z"));
				continue;
			}
			sums = sum(c, c->parts[i], keys);
			put_integer(c, i,
			    row == 0 ? sums : total_of(c, c->parts[i]) - sums);
		}
		cells_row_end(c);
	}
}

/* A total that is not the sum of its parts must not be published. */
static void
check_totals(
    const struct cells *c, const struct part *check, const struct keys *keys)
{
	size_t i;

	for (i = 0; i < c->n; i++) {
		const struct part *p = c->parts[i];

		if (strcmp(p->kind, "count") != 0 ||
		    paths_get(c->edition, p->from, total) == NULL)
			continue;
		if (total_of(c, p) != sum(c, p, keys))
			cli_die(EX_SOFTWARE,
			    "sheet '%s': the total of %s is %jd, the sum is "
			    "%jd",
			    c->sheet->name, p->from, total_of(c, p),
			    sum(c, p, keys));
	}
	if (strcmp(check->kind, "quiet") == 0 || c->sheet->n_rows == 0)
		return;
	if (strcmp(check->kind, "shown") != 0)
		layout_bad(check, "kind", "no such check: '%s'", check->kind);
	put_sums(c, keys);
}

void
figures_fill(const struct edition *e, const struct part *p, struct sheet *s)
{
	struct keys all = {NULL, 0, 0};
	const char **printed;
	const struct part *check;
	struct cells c;
	size_t i, n = 0, at = 0;

	cells_init(&c, e, s);
	for (i = 0; i < c.n; i++)
		paths_check(e, c.parts[i], c.parts[i]->from);
	paths_keys(e, p, &all);
	printed = mem_new(all.n, sizeof(*printed));
	for (i = 0; i < all.n; i++) {
		const struct paths_row row = {e, all.key[i]};

		if (!has_figure(&c, all.key[i]) ||
		    !where(p->where, paths_row_get, &row))
			continue;
		put_row(&c, all.key[i]);
		printed[n++] = all.key[i];
	}
	check = layout_next(&e->layout, &at, s->code, "check");
	if (check != NULL)
		check_totals(&c, check, &all);
	cells_end(&c);
	charts_add(&c, printed, n);
	free(printed);
	paths_keys_release(&all);
	cells_release(&c);
}
