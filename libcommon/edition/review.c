/*
 * review: the sheet of a working edition where a clerk decides.
 */
#include "review.h"

#include "cli.h"
#include "guard.h"
#include "places.h"

#include <stdbool.h>
#include <string.h>

/* Characters that a message about a cell has room for. */
#define MESSAGE_MAX 255

static bool
is_review(const struct part *p)
{
	return strcmp(p->part, "sheet") == 0 && strcmp(p->kind, "review") == 0;
}

static bool
is_of_review(const struct layout *l, const char *sheet)
{
	const struct part *p;
	size_t i = 0;

	while ((p = layout_next(l, &i, sheet, "sheet")) != NULL)
		if (is_review(p))
			return true;
	return false;
}

/* Its part "sheet" is the first of a sheet and so the last to be asked for. */
void
review_leave_out(struct layout *l)
{
	size_t i = l->n;

	while (i-- > 0)
		if (is_of_review(l, l->parts[i].sheet)) {
			memmove(&l->parts[i], &l->parts[i + 1],
			    (l->n - i - 1) * sizeof(*l->parts));
			l->n--;
		}
}

void
review_record(
    const struct cells *c, const struct part *p, const struct record *r)
{
	size_t answer, i;

	if (!is_review(p))
		return;
	answer = tsv_reader_find(c->edition->in, "answer");
	if (guard_holds(record_get(r, answer)))
		return;
	for (i = 0; i < c->n; i++)
		if (sheet_is_open(c->sheet, i))
			sheet_text(c->sheet, i,
			    words_label(c->edition->words, "short.z"));
}

/* The sheet named as that with the words must be one of all of them. */
static void
check_words(const struct edition *e, const struct part *p)
{
	size_t len = strlen(cells_choices(p)), i = 0;
	const struct part *sheet =
	    layout_next(&e->layout, &i, p->evidence, "sheet");

	if (sheet == NULL || strncmp(sheet->rows, cells_choices(p), len) != 0 ||
	    (sheet->rows[len] != '\0' && sheet->rows[len] != ','))
		layout_bad(p, "evidence", "no sheet with the rows '%s': '%s'",
		    cells_choices(p), p->evidence);
}

/*
 * The cells with the words of all codes, which stand one under the other; false
 * if the sheet has them not, since there are no figures.
 */
static bool
find_words(const struct edition *e, const struct part *p, struct buf *cells)
{
	const struct table *t = cli_table(e->profile, cells_choices(p));
	const struct place_block *first = NULL, *row;
	size_t i;

	for (i = 0; i < table_rows(t); i++) {
		row = places_find(e->places, p->evidence, table_get(t, i, 0));
		if (i == 0)
			first = row;
		if (row == NULL || row->first != first->first + i)
			return false;
	}
	if (first != NULL)
		buf_printf(cells, "'%s'!$A$%zu:$A$%zu", first->sheet->name,
		    first->first, first->first + i - 1);
	return first != NULL;
}

/* A message of the label "<label of the column>.<what>". */
static const char *
message(const struct edition *e, const struct part *p, const char *what)
{
	struct buf key = BUF_INIT;
	const char *label;

	buf_printf(&key, "%s.%s", p->label, what);
	label = words_label(e->words, key.data);
	if (label[guard_fit(label, MESSAGE_MAX)] != '\0')
		layout_bad(p, "label", "more than %d characters: '%s'",
		    MESSAGE_MAX, key.data);
	buf_release(&key);
	return label;
}

/* The number of a sheet's columns is that of its parts "column". */
static void
set_choices(const struct edition *e, struct sheet *s)
{
	const struct part *p;
	size_t i = 0, col = 0;

	for (; (p = layout_next(&e->layout, &i, s->code, "column")) != NULL;
	     col++) {
		struct buf cells = BUF_INIT;

		if (cells_choices(p) == NULL)
			continue;
		check_words(e, p);
		if (find_words(e, p, &cells))
			sheet_choices(s, col, cells.data,
			    message(e, p, "prompt"), message(e, p, "refusal"));
		buf_release(&cells);
	}
}

void
review_choices(const struct edition *e)
{
	size_t i;

	for (i = 0; i < e->n_sheets; i++)
		if (e->sheets[i]->use == SHEET_REVIEW)
			set_choices(e, e->sheets[i]);
}
