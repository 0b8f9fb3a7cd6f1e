/*
 * explain: the records behind figures.
 */
#include "explain.h"

#include "cli.h"
#include "diag.h"
#include "mem.h"
#include "rules.h"
#include "tables.h"

#include <stdlib.h>
#include <string.h>

void
explain_ask(struct questions *q, const char *name)
{
	/* The name of a row may have a ':' in it. */
	const char *first = strchr(name, ':'), *last = strrchr(name, ':');
	struct question *new;

	if (first == last)
		cli_usage(
		    "--explain is TABLE:ROW:ITEM, not %s", diag_quote(name));
	q->question =
	    mem_grow(q->question, q->n, &q->room, sizeof(*q->question));
	new = &q->question[q->n++];
	new->table = mem_copy(name, (size_t)(first - name));
	new->row = mem_copy(first + 1, (size_t)(last - first - 1));
	new->item = mem_copy(last + 1, strlen(last + 1));
	tables_check(new->table);
}

void
explain_release(struct questions *q)
{
	for (size_t i = 0; i < q->n; i++) {
		free(q->question[i].table);
		free(q->question[i].row);
		free(q->question[i].item);
	}
	free(q->question);
}

static _Noreturn void
no_such(const char *what, const char *table, const char *name,
    const struct buf *there_are)
{
	cli_die(EX_USAGE, "no such %s of %s: %s; there are %s", what, table,
	    diag_quote(name), there_are->len > 0 ? there_are->data : "none");
}

static void
check(const struct figures *figures, const struct question *q)
{
	struct figure_text text;
	struct buf names = BUF_INIT;

	if (figures_get(figures, q->table, q->row, q->item, &text))
		return;
	if (!figures_have_row(figures, q->table, q->row)) {
		figures_list_rows(figures, q->table, &names);
		no_such("row", q->table, q->row, &names);
	}
	figures_list_items(figures, q->table, &names);
	no_such("item", q->table, q->item, &names);
}

void
explain(const struct questions *q, const struct explain_about *about)
{
	struct explainer x = {.about = about,
	    .from = {about->evidence, about->instrument, about->tally}};

	for (size_t i = 0; i < q->n; i++)
		check(about->figures, &q->question[i]);
	x.out = worksheet_new(&x.from);
	for (size_t i = 0; i < q->n; i++) {
		const struct question *asked = &q->question[i];

		x.written = map_new();
		rules_figure(&x, asked->table, asked->row, asked->item, "");
		map_free(x.written);
	}
	worksheet_close(x.out);
}
