/*
 * phrases: the pieces that conclusions are made of.
 */
#include "phrases.h"

#include "mem.h"

#include <stdlib.h>

static char *
key_of(const struct phrases *p, const char *what)
{
	struct buf key = BUF_INIT;

	buf_printf(&key, "%s.%s", p->label, what);
	return buf_take(&key);
}

bool
phrases_can(const struct phrases *p, const char *what)
{
	char *key = key_of(p, what);
	bool can = words_find(p->edition->words, key) != NULL;

	free(key);
	return can;
}

void
phrases_say(
    const struct phrases *p, const char *what, const struct word_arg *args)
{
	char *key = key_of(p, what);

	words_fill(p->edition->words, p->out, key, args);
	free(key);
}

void
phrases_say_code(const struct phrases *p, const char *what, const char *code)
{
	phrases_say(
	    p, what, (const struct word_arg[]){{"code", code}, {NULL, NULL}});
}

static char *
digits(size_t n)
{
	struct buf text = BUF_INIT;

	buf_printf(&text, "%zu", n);
	return buf_take(&text);
}

static void
free_all(char *items[], size_t n)
{
	while (n > 0)
		free(items[--n]);
	free(items);
}

/* The names of codes, "pillars C and D", for the caller to free. */
static char *
names_of(const struct phrases *p, char *const codes[], size_t n)
{
	char **names = mem_new(n, sizeof(*names));
	char *k = digits(n);
	struct buf list = BUF_INIT, text = BUF_INIT;
	const struct phrases here = {p->edition, p->label, &text};
	size_t i;

	for (i = 0; i < n; i++) {
		phrases_say_code(&here, "name", codes[i]);
		names[i] = buf_take(&text);
	}
	words_list(p->edition->words, &list, names, n);
	phrases_say(&here, "names",
	    (const struct word_arg[]){
		{"list", list.data}, {"k", k}, {NULL, NULL}});
	free_all(names, n);
	free(k);
	buf_release(&list);
	return buf_take(&text);
}

void
phrases_say_place(const struct phrases *p, const char *what,
    const struct place *place, const struct ranking *r)
{
	char *names = names_of(p, place->codes, place->n);
	char *k = digits(place->n);
	struct buf total = BUF_INIT;

	buf_printf(&total, "%.0f", r->total);
	phrases_say(p, what,
	    (const struct word_arg[]){{"names", names}, {"k", k},
		{"n", place->value}, {"total", total.data}, {NULL, NULL}});
	free(names);
	free(k);
	buf_release(&total);
}

static const char *
item_label(const struct phrases *p, const struct place *place)
{
	bool one = !(place->number > 1) && !(place->number < 1);

	return one && phrases_can(p, "item_one") ? "item_one" : "item";
}

void
phrases_say_places(const struct phrases *p, const char *what,
    const struct ranking *r, size_t first, size_t last)
{
	char **items = mem_new(last - first, sizeof(*items));
	struct buf list = BUF_INIT, text = BUF_INIT;
	const struct phrases here = {p->edition, p->label, &text};
	char *leaders = digits(r->places->n), *others;
	size_t i, n = 0;

	for (i = first; i < last; i++) {
		const struct place *place = &r->places[i];

		phrases_say_place(&here, item_label(p, place), place, r);
		items[i - first] = buf_take(&text);
		n += place->n;
	}
	others = digits(n);
	words_list(p->edition->words, &list, items, last - first);
	phrases_say(p, what,
	    (const struct word_arg[]){{"list", list.data}, {"first", leaders},
		{"others", others}, {NULL, NULL}});
	free_all(items, last - first);
	free(leaders);
	free(others);
	buf_release(&list);
}

void
phrases_say_codes(
    const struct phrases *p, const char *what, char *const codes[], size_t n)
{
	char *names = names_of(p, codes, n);
	char *k = digits(n);

	phrases_say(p, what,
	    (const struct word_arg[]){
		{"names", names}, {"k", k}, {NULL, NULL}});
	free(names);
	free(k);
}
