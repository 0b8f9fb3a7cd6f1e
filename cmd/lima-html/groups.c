/*
 * groups: a long table, folded by the codes of one of its columns.
 */
#include "groups.h"

#include "grid.h"
#include "html.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

struct group {
	char *code;
	size_t n; /* rows */
};

struct groups {
	struct group *list;
	size_t n, room;
};

/* A code that has a word, and had no rows before those of others. */
static bool
is_new(const struct groups *g, const struct words *w,
    const struct section *section, const char *code)
{
	struct buf room = BUF_INIT;
	bool is =
	    code != NULL && words_of(w, section->names, code, &room) != NULL;
	size_t i;

	for (i = 0; is && i < g->n; i++)
		is = strcmp(g->list[i].code, code) != 0;
	buf_release(&room);
	return is;
}

/* Does the row belong to the last group? */
static bool
goes_on(const struct groups *g, const struct words *w,
    const struct section *section, const struct cell *row)
{
	const char *text = row[section->group].text;

	return g->n > 0 && text != NULL &&
	       (strcmp(text, g->list[g->n - 1].code) == 0 ||
		   strcmp(text, words_label(w, "short.continued")) == 0);
}

/* Count the rows of each code; false if there is something else. */
static bool
find(struct groups *g, const struct words *w, const struct section *section,
    struct sheet *s)
{
	struct sheet_walk walk;
	const struct cell *row;
	bool good = true;

	sheet_walk_open(&walk, s);
	while ((row = sheet_walk_next(&walk)) != NULL) {
		const char *code = row[section->group].text;

		if (!goes_on(g, w, section, row)) {
			good = is_new(g, w, section, code);
			if (!good)
				break;
			g->list =
			    mem_grow(g->list, g->n, &g->room, sizeof(*g->list));
			g->list[g->n++] =
			    (struct group){mem_copy(code, strlen(code)), 0};
		}
		g->list[g->n - 1].n++;
	}
	sheet_walk_close(&walk);
	return good;
}

static void
open_group(struct buf *out, const struct words *w,
    const struct section *section, const struct sheet *s,
    const struct group *group)
{
	struct buf id = BUF_INIT, n = BUF_INIT, room = BUF_INIT,
		   name = BUF_INIT;

	buf_printf(&id, "%s-%s", s->code, group->code);
	buf_printf(&n, "%zu", group->n);
	words_fill(w, &name, "page.group",
	    (const struct word_arg[]){{"code", group->code},
		{"name", words_of(w, section->names, group->code, &room)},
		{"n", n.data}, {NULL, NULL}});
	buf_printf(out, "<details class=\"group\">\n<summary id=\"%s-title\">",
	    id.data);
	html_text(out, name.data);
	buf_puts(out, "</summary>\n");
	grid_open(out, w, section, s, id.data, name.data);
	buf_release(&id);
	buf_release(&n);
	buf_release(&room);
	buf_release(&name);
}

static void
add(struct buf *out, const struct words *w, const struct section *section,
    struct sheet *s, const struct groups *g)
{
	struct sheet_walk walk;
	size_t i, row;

	sheet_walk_open(&walk, s);
	for (i = 0; i < g->n; i++) {
		open_group(out, w, section, s, &g->list[i]);
		for (row = 0; row < g->list[i].n; row++)
			grid_row(out, w, section, s, sheet_walk_next(&walk));
		grid_close(out);
		buf_puts(out, "</details>\n");
	}
	sheet_walk_close(&walk);
}

bool
groups_add(struct buf *out, const struct words *w,
    const struct section *section, struct sheet *s)
{
	struct groups g = {NULL, 0, 0};
	bool good = section->group != NO_COLUMN && find(&g, w, section, s);

	if (good)
		add(out, w, section, s, &g);
	while (g.n > 0)
		free(g.list[--g.n].code);
	free(g.list);
	return good;
}
