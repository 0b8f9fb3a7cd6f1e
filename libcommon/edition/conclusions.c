/*
 * conclusions: sentences made from the figures. The words are labels, whose
 * keys begin with the label of the sentence:
 *
 *	plain     <label>
 *	groups    <label>.all of the items, .item for each value with its names
 *	ranking   <label>.first, or .majority if one has more than half; .next
 *	          of the items; .item; .zero for those with nothing; or .none
 *	leaders   <label>.always or .except
 *
 * In all of these .name is the name of one code, and .names that of several.
 */
#include "cells.h"
#include "cli.h"
#include "mem.h"
#include "ranking.h"
#include "where.h"

#include <stdlib.h>
#include <string.h>

/* Add the label "<label>.<what>", filled in. */
static void
say(const struct edition *e, struct buf *out, const char *label,
    const char *what, const struct word_arg *args)
{
	struct buf key = BUF_INIT;

	buf_printf(&key, "%s.%s", label, what);
	words_fill(e->words, out, key.data, args);
	buf_release(&key);
}

static bool
can_say(const struct edition *e, const char *label, const char *what)
{
	struct buf key = BUF_INIT;
	bool can;

	buf_printf(&key, "%s.%s", label, what);
	can = words_find(e->words, key.data) != NULL;
	buf_release(&key);
	return can;
}

/* Add the names of codes: "pillars C and D". */
static void
say_names(const struct edition *e, struct buf *out, const char *label,
    char *const codes[], size_t n)
{
	char **names = mem_new(n, sizeof(*names));
	struct buf list = BUF_INIT, k = BUF_INIT;
	size_t i;

	for (i = 0; i < n; i++) {
		const struct word_arg args[] = {
		    {"code", codes[i]}, {NULL, NULL}};
		struct buf name = BUF_INIT;

		say(e, &name, label, "name", args);
		names[i] = buf_take(&name);
	}
	words_list(e->words, &list, names, n);
	buf_printf(&k, "%zu", n);
	say(e, out, label, "names",
	    (const struct word_arg[]){
		{"list", list.data}, {"k", k.data}, {NULL, NULL}});
	for (i = 0; i < n; i++)
		free(names[i]);
	free(names);
	buf_release(&list);
	buf_release(&k);
}

/* Add what is said of one place of a ranking. */
static void
say_place(const struct edition *e, struct buf *out, const char *label,
    const char *what, const struct place *place, double total)
{
	struct buf names = BUF_INIT, k = BUF_INIT, sum = BUF_INIT;

	say_names(e, &names, label, place->codes, place->n);
	buf_printf(&k, "%zu", place->n);
	buf_printf(&sum, "%.0f", total);
	say(e, out, label, what,
	    (const struct word_arg[]){{"names", names.data}, {"k", k.data},
		{"n", place->value}, {"total", sum.data}, {NULL, NULL}});
	buf_release(&names);
	buf_release(&k);
	buf_release(&sum);
}

/* Add a list of places, from the first to before the last. */
static void
say_places(const struct edition *e, struct buf *out, const char *label,
    const char *what, const struct ranking *r, size_t first, size_t last)
{
	char **items = mem_new(last - first, sizeof(*items));
	struct buf list = BUF_INIT;
	size_t i;

	for (i = first; i < last; i++) {
		struct buf item = BUF_INIT;

		say_place(e, &item, label, "item", &r->places[i], r->total);
		items[i - first] = buf_take(&item);
	}
	words_list(e->words, &list, items, last - first);
	say(e, out, label, what,
	    (const struct word_arg[]){{"list", list.data}, {NULL, NULL}});
	for (i = first; i < last; i++)
		free(items[i - first]);
	free(items);
	buf_release(&list);
}

static void
say_ranking(const struct edition *e, struct buf *out, const char *label,
    const struct ranking *r)
{
	const struct place *top = r->places;
	size_t last = r->n;
	bool majority;

	if (r->n == 0 || !(top->number > 0)) {
		say(e, out, label, "none", NULL);
		return;
	}
	if (!(r->places[last - 1].number > 0))
		last--;
	majority = top->n == 1 && top->number * 2 > r->total &&
		   can_say(e, label, "majority");
	say_place(
	    e, out, label, majority ? "majority" : "first", top, r->total);
	if (last > 1)
		say_places(e, out, label, "next", r, 1, last);
	if (last < r->n && can_say(e, label, "zero"))
		say_place(e, out, label, "zero", &r->places[last], r->total);
	buf_putc(out, '.');
}

static void
say_groups(const struct edition *e, struct buf *out, const char *label,
    const struct ranking *r)
{
	if (r->n == 0)
		say(e, out, label, "none", NULL);
	else
		say_places(e, out, label, "all", r, 0, r->n);
}

/* The path of a total, for one of its parts: "/all/" becomes "/<code>/". */
static void
part_path(struct buf *out, const struct part *p, const char *code)
{
	static const char all[] = "/all/";
	const char *at = strstr(p->from, all);

	if (at != NULL) {
		buf_add(out, p->from, (size_t)(at - p->from));
		buf_printf(out, "/%s/%s", code, at + sizeof(all) - 1);
	} else {
		layout_bad(p, "from", "not a path of totals: '%s'", p->from);
	}
}

/* Does the code that leads in all lead in this part as well, and alone? */
static bool
leads(const struct edition *e, const struct part *p, const struct keys *keys,
    const char *code, const char *leader, bool *any)
{
	struct buf path = BUF_INIT;
	struct ranking r;
	bool same;

	part_path(&path, p, code);
	ranking_init(&r, e, path.data, keys);
	*any = r.n > 0 && r.places->number > 0;
	same =
	    *any && r.places->n == 1 && strcmp(r.places->codes[0], leader) == 0;
	ranking_release(&r);
	buf_release(&path);
	return same;
}

/* Whether what leads in all does so in each part: the parts where not. */
static void
say_leaders(const struct edition *e, struct buf *out, const struct part *p,
    const struct keys *keys, const struct ranking *r)
{
	const struct table *t = cli_table(e->profile, p->order);
	char **others = mem_new(table_rows(t), sizeof(*others));
	struct buf names = BUF_INIT, k = BUF_INIT;
	size_t n = 0, i;

	for (i = 0; i < table_rows(t); i++) {
		const char *code = table_get(t, i, 0);
		bool any;

		if (!leads(e, p, keys, code, r->places->codes[0], &any) && any)
			others[n++] = mem_copy(code, strlen(code));
	}
	if (n > 0)
		say_names(e, &names, p->label, others, n);
	buf_printf(&k, "%zu", n);
	say(e, out, p->label, n > 0 ? "except" : "always",
	    (const struct word_arg[]){{"names", names.data}, {"k", k.data},
		{"code", r->places->codes[0]}, {NULL, NULL}});
	for (i = 0; i < n; i++)
		free(others[i]);
	free(others);
	buf_release(&names);
	buf_release(&k);
}

/* Add a sentence; nothing if there is nothing to be said. */
static void
say_sentence(const struct edition *e, struct buf *out, const struct part *p)
{
	struct keys keys = {NULL, 0, 0};
	struct ranking r;

	if (strcmp(p->kind, "plain") == 0) {
		words_fill(e->words, out, p->label, NULL);
		return;
	}
	paths_check(e, p, p->from);
	paths_keys(e, p, &keys);
	ranking_init(&r, e, p->from, &keys);
	if (strcmp(p->kind, "groups") == 0)
		say_groups(e, out, p->label, &r);
	else if (strcmp(p->kind, "ranking") == 0)
		say_ranking(e, out, p->label, &r);
	else if (strcmp(p->kind, "leaders") != 0)
		layout_bad(p, "kind", "no such sentence: '%s'", p->kind);
	else if (r.n > 0 && r.places->number > 0 && r.places->n == 1)
		say_leaders(e, out, p, &keys, &r);
	ranking_release(&r);
	paths_keys_release(&keys);
}

void
conclusions_fill(
    const struct edition *e, const struct part *part, struct sheet *s)
{
	const struct part *p;
	size_t i = 0;

	(void)part;
	sheet_column(s, words_label(e->words, "conclusions.number"), 10)
	    ->decimals = 0;
	sheet_column(s, words_label(e->words, "conclusions.text"), 125);
	while ((p = layout_next(&e->layout, &i, s->code, "sentence")) != NULL) {
		struct buf text = BUF_INIT, number = BUF_INIT;

		if (where(p->where, edition_fact, e))
			say_sentence(e, &text, p);
		if (text.len > 0) {
			sheet_row(s);
			buf_printf(&number, "%zu", s->n_rows);
			sheet_number(s, 0, number.data);
			sheet_text(s, 1, text.data);
		}
		buf_release(&text);
		buf_release(&number);
	}
}
