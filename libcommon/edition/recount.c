/*
 * recount: totals of the figures, counted once more from the records.
 */
#include "recount.h"

#include "cli.h"
#include "map.h"
#include "mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct check {
	const struct part *part;
	struct filter *filter;
	char **literals; /* what stands between the columns: one more than n */
	size_t *columns;
	size_t n, room, room_columns;
};

struct count {
	char *path;
	const struct check *check;
	uintmax_t n;
};

struct recount {
	struct check **checks;
	size_t n_checks, room_checks;
	struct map *index; /* paths to counts */
	struct count *counts;
	size_t n_counts, room_counts;
};

struct recount *
recount_new(void)
{
	struct recount *r = mem_new(1, sizeof(*r));

	r->index = map_new();
	return r;
}

void
recount_free(struct recount *r)
{
	size_t i, j;

	if (r == NULL)
		return;
	for (i = 0; i < r->n_checks; i++) {
		struct check *k = r->checks[i];

		filter_free(k->filter);
		for (j = 0; j <= k->n; j++)
			free(k->literals[j]);
		free(k->literals);
		free(k->columns);
		free(k);
	}
	for (i = 0; i < r->n_counts; i++)
		free(r->counts[i].path);
	free(r->checks);
	free(r->counts);
	map_free(r->index);
	free(r);
}

static void
add_literal(struct check *k, const char *text, size_t len)
{
	k->literals =
	    mem_grow(k->literals, k->n, &k->room, sizeof(*k->literals));
	k->literals[k->n] = mem_copy(text, len);
}

size_t
recount_add(
    struct recount *r, const struct part *p, const struct tsv_reader *in)
{
	struct check *k = mem_new(1, sizeof(*k));
	const char *text = p->from, *open;

	k->part = p;
	k->filter = filter_new(p->where, in);
	while ((open = strchr(text, '{')) != NULL) {
		size_t len = strcspn(open, "}");
		char *name;

		if (open[len] == '\0')
			layout_bad(
			    p, "from", "a brace is left open: '%s'", p->from);
		name = mem_copy(open + 1, len - 1);
		add_literal(k, text, (size_t)(open - text));
		k->columns = mem_grow(
		    k->columns, k->n, &k->room_columns, sizeof(*k->columns));
		k->columns[k->n++] = tsv_reader_find(in, name);
		text = open + len + 1;
		free(name);
	}
	add_literal(k, text, strlen(text));
	r->checks = mem_grow(
	    r->checks, r->n_checks, &r->room_checks, sizeof(struct check *));
	r->checks[r->n_checks] = k;
	return r->n_checks++;
}

void
recount_take(struct recount *r, size_t check, const struct record *record)
{
	const struct check *k = r->checks[check];
	struct buf path = BUF_INIT;
	size_t at, i;

	if (!filter_passes(k->filter, record))
		return;
	for (i = 0; i < k->n; i++) {
		buf_puts(&path, k->literals[i]);
		buf_puts(&path, record_get(record, k->columns[i]));
	}
	buf_puts(&path, k->literals[k->n]);
	at = map_add(r->index, path.data, path.len, r->n_counts);
	if (at == MAP_NONE) {
		at = r->n_counts++;
		r->counts = mem_grow(
		    r->counts, at, &r->room_counts, sizeof(*r->counts));
		r->counts[at] = (struct count){buf_take(&path), k, 0};
	}
	r->counts[at].n++;
	buf_release(&path);
}

/* Does the path go on as the check does from its literal i on? */
static bool
goes_on(const struct check *k, size_t i, const char *path)
{
	size_t len = strlen(k->literals[i]);

	if (strncmp(path, k->literals[i], len) != 0)
		return false;
	path += len;
	if (i == k->n)
		return *path == '\0';
	/* A column stands for anything, the names of files with slashes too. */
	for (; *path != '\0'; path++)
		if (goes_on(k, i + 1, path + 1))
			return true;
	return false;
}

static _Noreturn void
disagree(
    const struct check *k, const char *path, const char *value, uintmax_t n)
{
	cli_die(EX_SOFTWARE,
	    "figure %s is %s, the records on sheet '%s' make it %ju", path,
	    value != NULL && *value != '\0' ? value : "not given",
	    k->part->sheet, n);
}

/* A figure that nothing was counted for, and that a check names, is 0. */
static void
compare_uncounted(const void *recount, const char *path, const char *value)
{
	const struct recount *r = recount;
	size_t i;

	if (*value == '\0' || strcmp(value, "0") == 0 ||
	    map_find(r->index, path, strlen(path)) != MAP_NONE)
		return;
	for (i = 0; i < r->n_checks; i++)
		if (goes_on(r->checks[i], 0, path))
			disagree(r->checks[i], path, value, 0);
}

void
recount_compare(const struct recount *r, const struct ledger *ledger)
{
	struct buf digits = BUF_INIT;
	size_t i;

	for (i = 0; i < r->n_counts; i++) {
		const struct count *c = &r->counts[i];
		const char *value = ledger_get(ledger, c->path);

		if (!ledger_has_table(ledger, c->path, strcspn(c->path, "/")))
			continue;
		buf_reset(&digits);
		buf_printf(&digits, "%ju", c->n);
		if (value == NULL || strcmp(value, digits.data) != 0)
			disagree(c->check, c->path, value, c->n);
	}
	buf_release(&digits);
	ledger_each(ledger, compare_uncounted, r);
}
