/*
 * sheet_rows: the rows of a sheet one after the other, and text that goes on in
 * the next.
 */
#include "sheet.h"

#include "buf.h"
#include "guard.h"

#include <stdlib.h>
#include <string.h>

/* Where text has to be cut so that the mark of a continuation fits after it. */
static size_t
cut(const char *text, const char *continued)
{
	/* No character takes more units than bytes. */
	if (text == NULL || strlen(text) <= GUARD_CELL_MAX ||
	    text[guard_fit(text, GUARD_CELL_MAX)] == '\0')
		return 0;
	return guard_fit(text, GUARD_CELL_MAX - 1 - strlen(continued));
}

size_t
sheet_rows(const char *text, const char *continued)
{
	struct buf whole = BUF_INIT;
	size_t rows = 1, fits;
	const char *rest;

	if (strlen(text) <= GUARD_CELL_MAX)
		return rows;
	guard_text(&whole, text);
	for (rest = whole.data; (fits = cut(rest, continued)) > 0; rest += fits)
		rows++;
	buf_release(&whole);
	return rows;
}

void
sheet_row_end(struct sheet *s, const char *continued)
{
	bool whole = true;
	size_t i;

	for (i = 0; i < s->n_columns; i++)
		if (cut(sheet_cell(s, s->n_held - 1, i)->text, continued) > 0)
			whole = false;
	if (whole)
		return;
	sheet_row(s);
	for (i = 0; i < s->n_columns; i++) {
		struct cell *above =
		    &s->cells[(s->n_held - 2) * s->n_columns + i];
		size_t fits = cut(above->text, continued);

		sheet_text(s, i, fits > 0 ? above->text + fits : continued);
		if (fits > 0) {
			struct buf head = BUF_INIT;

			buf_add(&head, above->text, fits);
			buf_printf(&head, " %s", continued);
			free(above->text);
			above->text = buf_take(&head);
		}
	}
	sheet_row_end(s, continued);
}

void
sheet_set_source(
    struct sheet *s, const struct sheet_source *source, size_t n_rows)
{
	s->source = *source;
	s->n_rows = n_rows;
}

void
sheet_walk_open(struct sheet_walk *w, struct sheet *s)
{
	*w = (struct sheet_walk){.sheet = s};
	if (s->source.next != NULL)
		s->source.begin(s->source.arg);
}

const struct cell *
sheet_walk_next(struct sheet_walk *w)
{
	struct sheet *s = w->sheet;

	if (w->next == s->n_held && s->source.next != NULL) {
		sheet_forget(s);
		w->next = 0;
		if (!s->source.next(s->source.arg, s))
			return NULL;
	}
	if (w->next == s->n_held)
		return NULL;
	return &s->cells[w->next++ * s->n_columns];
}

void
sheet_walk_close(struct sheet_walk *w)
{
	if (w->sheet->source.next != NULL)
		sheet_forget(w->sheet);
}
