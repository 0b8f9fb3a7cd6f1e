/*
 * sentence: what is said of one figure of several codes.
 */
#include "sentence.h"

#include "mem.h"
#include "where.h"

#include <stdlib.h>

void
sentence_end(struct sentence *s)
{
	if (s->text.len > 0)
		s->take(s->arg, s->text.data);
	buf_reset(&s->text);
}

void
sentence_plain(struct sentence *s)
{
	words_fill(s->edition->words, &s->text, s->part->label, NULL);
}

void
sentence_groups(struct sentence *s)
{
	const struct phrases *p = &s->phrases;
	struct ranking r;

	ranking_init(&r, s->edition, s->part->from, &s->keys);
	if (r.n == 0) {
		phrases_say(p, "none", NULL);
	} else if (r.places->n > 1 && r.places->n == s->keys.n &&
		   phrases_can(p, "every")) {
		phrases_say_place(p, "every", r.places, &r);
	} else {
		phrases_say_places(p, "all", &r, 0, r.n);
		if (r.absent.n > 0 && phrases_can(p, "absent"))
			phrases_say_place(p, "absent", &r.absent, &r);
		buf_putc(&s->text, '.');
	}
	ranking_release(&r);
}

/* The label for a ranking of one place, NULL if it is told as any other. */
static const char *
sole_place(const struct sentence *s, const struct ranking *r)
{
	const char *label = NULL;

	if (r->places->n == 1)
		label = r->total > 1 ? "whole" : "only";
	else if (r->places->n == s->keys.n)
		label = "equal";
	return label != NULL && phrases_can(&s->phrases, label) ? label : NULL;
}

static void
say_order(struct sentence *s, const struct ranking *r)
{
	const struct phrases *p = &s->phrases;
	const struct place *top = r->places;
	bool majority = top->n == 1 && top->number * 2 > r->total;

	phrases_say_place(p,
	    majority && phrases_can(p, "majority") ? "majority" : "first", top,
	    r);
	if (r->n_above > 1)
		phrases_say_places(p, "next", r, 1, r->n_above);
	if (r->n_above < r->n && phrases_can(p, "zero"))
		phrases_say_place(p, "zero", &r->places[r->n_above], r);
	buf_putc(&s->text, '.');
}

void
sentence_ranking(struct sentence *s)
{
	struct ranking r;
	const char *sole = NULL;

	ranking_init(&r, s->edition, s->part->from, &s->keys);
	if (r.n_above == 1)
		sole = sole_place(s, &r);
	if (r.n_above == 0)
		phrases_say(&s->phrases, "none", NULL);
	else if (sole != NULL)
		phrases_say_place(&s->phrases, sole, r.places, &r);
	else
		say_order(s, &r);
	ranking_release(&r);
}

void
sentence_chosen(struct sentence *s)
{
	char **chosen = mem_new(s->keys.n, sizeof(*chosen));
	const struct phrases *p = &s->phrases;
	size_t i, n = 0;

	if (!where_legal(s->part->from))
		layout_bad(
		    s->part, "from", "not a condition: '%s'", s->part->from);
	for (i = 0; i < s->keys.n; i++) {
		const struct paths_row row = {s->edition, s->keys.key[i]};

		if (where(s->part->from, paths_row_get, &row))
			chosen[n++] = s->keys.key[i];
	}
	if (n > 0)
		phrases_say_codes(p,
		    n > 1 && n == s->keys.n && phrases_can(p, "every") ? "every"
								       : "some",
		    chosen, n);
	free(chosen);
}
