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

/* The items of a ranking one by one: "Asset recovery (2); Tax evasion (1)". */
static void
list_items(const struct sentence *s, const struct ranking *r, struct buf *list)
{
	const struct phrases here = {s->edition, s->part->label, list};
	size_t i, j;

	for (i = 0; i < r->n_above; i++)
		for (j = 0; j < r->places[i].n; j++) {
			if (list->len > 0)
				buf_puts(list, words_label(s->edition->words,
						   "grammar.semicolon"));
			phrases_say(&here, "item",
			    (const struct word_arg[]){
				{"code", r->places[i].codes[j]},
				{"n", r->places[i].value}, {NULL, NULL}});
		}
}

/* A paragraph for each part that there is anything of. */
void
sentence_areas(struct sentence *s)
{
	struct keys parts;
	bool any = false;
	size_t i;

	parts_of(s, &parts);
	for (i = 0; i < parts.n; i++) {
		struct buf list = BUF_INIT;
		struct ranking r;

		rank_part(s, parts.key[i], &r);
		list_items(s, &r, &list);
		if (list.len > 0 && !any)
			phrases_say(&s->phrases, "lead", NULL);
		sentence_end(s);
		if (list.len > 0)
			phrases_say(&s->phrases, "part",
			    (const struct word_arg[]){{"code", parts.key[i]},
				{"list", list.data}, {NULL, NULL}});
		sentence_end(s);
		any = any || list.len > 0;
		ranking_release(&r);
		buf_release(&list);
	}
	paths_keys_release(&parts);
}
