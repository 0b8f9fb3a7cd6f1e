/*
 * places: where records of the stream ended up in the workbook.
 */
#include "places.h"

#include "cellname.h"
#include "map.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

struct chain {
	struct place_block *head, *tail;
};

struct places {
	struct map *index; /* "code/key" to the number of a chain */
	struct chain *chains;
	size_t n, room;
	struct place_block **blocks; /* of all chains */
	size_t n_blocks, room_blocks;
};

struct places *
places_new(void)
{
	struct places *p = mem_new(1, sizeof(*p));

	p->index = map_new();
	return p;
}

void
places_free(struct places *p)
{
	size_t i;

	if (p == NULL)
		return;
	for (i = 0; i < p->n_blocks; i++)
		free(p->blocks[i]);
	free(p->blocks);
	free(p->chains);
	map_free(p->index);
	free(p);
}

static void
add_path(struct buf *path, const char *code, const char *key)
{
	buf_puts(path, code);
	if (*key != '\0')
		buf_printf(path, "/%s", key);
}

/* The chain of a path, made if it is not there. */
static struct chain *
chain_of(struct places *p, const char *code, const char *key)
{
	struct buf path = BUF_INIT;
	size_t at;

	add_path(&path, code, key);
	at = map_add(p->index, path.data, path.len, p->n);
	buf_release(&path);
	if (at != MAP_NONE)
		return &p->chains[at];
	p->chains = mem_grow(p->chains, p->n, &p->room, sizeof(*p->chains));
	p->chains[p->n] = (struct chain){NULL, NULL};
	return &p->chains[p->n++];
}

static struct place_block *
new_block(struct places *p, const struct sheet *sheet, size_t first)
{
	struct place_block *b = mem_new(1, sizeof(*b));

	b->sheet = sheet;
	b->first = first;
	p->blocks = mem_grow(p->blocks, p->n_blocks, &p->room_blocks,
	    sizeof(struct place_block *));
	p->blocks[p->n_blocks++] = b;
	return b;
}

void
places_note(struct places *p, const char *code, const char *key,
    const struct sheet *sheet, size_t first, size_t last)
{
	struct chain *chain = chain_of(p, code, key);

	if (chain->tail == NULL || chain->tail->sheet != sheet) {
		struct place_block *b = new_block(p, sheet, first);

		if (chain->tail != NULL)
			chain->tail->next = b;
		else
			chain->head = b;
		chain->tail = b;
	}
	chain->tail->last = last;
	chain->tail->n++;
}

const struct place_block *
places_find(const struct places *p, const char *code, const char *key)
{
	struct buf path = BUF_INIT;
	size_t at;

	add_path(&path, code, key);
	at = map_find(p->index, path.data, path.len);
	buf_release(&path);
	return at != MAP_NONE ? p->chains[at].head : NULL;
}

void
places_range(const struct place_block *b, struct buf *range)
{
	buf_printf(range, "A%zu:", b->first);
	cell_put_column(range, b->sheet->n_columns - 1);
	buf_printf(range, "%zu", b->last);
}
