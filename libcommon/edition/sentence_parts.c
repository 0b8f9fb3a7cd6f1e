/*
 * sentence: what is said of a total and of its parts.
 */
#include "sentence.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

/* The path of a total, for one of its parts: "/all/" becomes "/<code>/". */
static void
rank_part(const struct sentence *s, const char *code, struct ranking *r)
{
	static const char all[] = "/all/";
	const char *from = s->part->from;
	const char *at = strstr(from, all);
	struct buf path = BUF_INIT;

	if (at != NULL) {
		buf_add(&path, from, (size_t)(at - from));
		buf_printf(&path, "/%s/%s", code, at + sizeof(all) - 1);
		ranking_init(r, s->edition, path.data, &s->keys);
	} else {
		layout_bad(s->part, "from", "not a path of totals: '%s'", from);
	}
	buf_release(&path);
}

/* How far what leads in all leads in the parts as well. */
struct leads {
	char **behind; /* parts where something else does */
	char **shared; /* parts where something else does, too */
	size_t n_behind, n_shared;
	size_t n; /* parts where there is anything */
};

static bool
has_code(const struct place *place, const char *code)
{
	size_t i;

	for (i = 0; i < place->n; i++)
		if (strcmp(place->codes[i], code) == 0)
			return true;
	return false;
}

static void
find_leads(const struct sentence *s, const char *leader,
    const struct keys *parts, struct leads *leads)
{
	size_t i;

	for (i = 0; i < parts->n; i++) {
		struct ranking r;

		rank_part(s, parts->key[i], &r);
		if (r.n_above > 0) {
			leads->n++;
			if (!has_code(r.places, leader))
				leads->behind[leads->n_behind++] =
				    parts->key[i];
			else if (r.places->n > 1)
				leads->shared[leads->n_shared++] =
				    parts->key[i];
		}
		ranking_release(&r);
	}
}

static void
say_leads(struct sentence *s, const char *leader, const struct leads *leads)
{
	const struct phrases *p = &s->phrases;

	if (leads->n_behind == leads->n) {
		phrases_say_code(p, "never", leader);
		return;
	}
	phrases_say_code(p, "always", leader);
	if (leads->n_behind > 0)
		phrases_say_codes(p, "except", leads->behind, leads->n_behind);
	if (leads->n_shared > 0)
		phrases_say_codes(p, "shared", leads->shared, leads->n_shared);
	buf_putc(&s->text, '.');
}

/* The codes of the table in the column "order". */
static void
parts_of(const struct sentence *s, struct keys *parts)
{
	struct part p = *s->part;

	p.rows = p.order;
	*parts = (struct keys){NULL, 0, 0};
	paths_keys(s->edition, &p, parts);
}

/* Of one part alone there is nothing to be said. */
void
sentence_leaders(struct sentence *s)
{
	struct leads leads = {NULL, NULL, 0, 0, 0};
	struct keys parts;
	struct ranking r;

	ranking_init(&r, s->edition, s->part->from, &s->keys);
	parts_of(s, &parts);
	leads.behind = mem_new(parts.n, sizeof(char *));
	leads.shared = mem_new(parts.n, sizeof(char *));
	if (r.n_above > 0 && r.places->n == 1) {
		const char *leader = r.places->codes[0];

		find_leads(s, leader, &parts, &leads);
		if (leads.n > 1)
			say_leads(s, leader, &leads);
	}
	free(leads.behind);
	free(leads.shared);
	paths_keys_release(&parts);
	ranking_release(&r);
}

/* A line for the codes of a place: "2 needs each: Asset recovery; Audit". */
static void
say_line(const struct phrases *p, const struct place *place)
{
	struct buf list = BUF_INIT, k = BUF_INIT;
	const struct phrases here = {p->edition, p->label, &list};
	size_t i;

	for (i = 0; i < place->n; i++) {
		if (i > 0)
			buf_puts(&list, words_label(p->edition->words,
					    "grammar.semicolon"));
		phrases_say_code(&here, "name", place->codes[i]);
	}
	buf_printf(&k, "%zu", place->n);
	buf_putc(p->out, '\n');
	phrases_say(p, "item",
	    (const struct word_arg[]){{"list", list.data}, {"k", k.data},
		{"n", place->value}, {NULL, NULL}});
	buf_release(&list);
	buf_release(&k);
}

/* A paragraph for each part that there is anything of. */
void
sentence_areas(struct sentence *s)
{
	struct keys parts;
	bool any = false;
	size_t i, j;

	parts_of(s, &parts);
	for (i = 0; i < parts.n; i++) {
		struct ranking r;

		rank_part(s, parts.key[i], &r);
		if (r.n_above > 0) {
			if (!any)
				phrases_say(&s->phrases, "lead", NULL);
			sentence_end(s);
			phrases_say_code(&s->phrases, "part", parts.key[i]);
			for (j = 0; j < r.n_above; j++)
				say_line(&s->phrases, &r.places[j]);
			sentence_end(s);
			any = true;
		}
		ranking_release(&r);
	}
	paths_keys_release(&parts);
}
