/*
 * sorter: records in the order of their keys.
 *
 * A record is its head, the key, and the data, without padding. Key and data
 * stand next to each other, so that one comparison of bytes orders both.
 */
#include "sorter.h"

#include "buf.h"
#include "mem.h"
#include "spill.h"

#include <stdlib.h>
#include <string.h>

struct head {
	size_t key_len, len;
};

struct run {
	uint64_t begin, end; /* in the file */
};

struct sorter {
	size_t memory;
	size_t count;
	struct buf gathered; /* records that are in no run yet */
	size_t *at;          /* where each of them begins */
	size_t n, room;
	struct spill *file; /* NULL: there are no runs */
	struct run *runs;
	size_t n_runs, room_runs;
};

struct sorter *
sorter_new(size_t memory)
{
	struct sorter *s = mem_new(1, sizeof(*s));

	s->memory = memory != 0 ? memory : SORTER_MEMORY;
	buf_init(&s->gathered);
	return s;
}

void
sorter_free(struct sorter *s)
{
	buf_release(&s->gathered);
	free(s->at);
	spill_free(s->file);
	free(s->runs);
	free(s);
}

static struct sorted
read_record(const char *bytes)
{
	struct head head;

	memcpy(&head, bytes, sizeof(head));
	bytes += sizeof(head);
	return (struct sorted){
	    bytes, head.key_len, bytes + head.key_len, head.len};
}

static int
compare(const struct sorted *a, const struct sorted *b)
{
	size_t n = a->key_len + a->len, m = b->key_len + b->len;
	int order = memcmp(a->key, b->key, n < m ? n : m);

	return order != 0 ? order : n < m ? -1 : n > m;
}

static int
compare_pointers(const void *a, const void *b)
{
	struct sorted x = read_record(*(const char *const *)a);
	struct sorted y = read_record(*(const char *const *)b);

	return compare(&x, &y);
}

/* Put what is gathered in order: turn the places into those of the sorted. */
static void
sort(struct sorter *s)
{
	const char **list = mem_new(s->n, sizeof(*list));
	size_t i;

	for (i = 0; i < s->n; i++)
		list[i] = s->gathered.data + s->at[i];
	qsort(list, s->n, sizeof(*list), compare_pointers);
	for (i = 0; i < s->n; i++)
		s->at[i] = (size_t)(list[i] - s->gathered.data);
	free(list);
}

static size_t
size_of(const struct sorted *r)
{
	return sizeof(struct head) + r->key_len + r->len;
}

/* What is gathered becomes a run. */
static void
spill_run(struct sorter *s)
{
	struct run *run;
	size_t i;

	if (s->n == 0)
		return;
	sort(s);
	if (s->file == NULL)
		s->file = spill_new();
	s->runs = mem_grow(s->runs, s->n_runs, &s->room_runs, sizeof(*run));
	run = &s->runs[s->n_runs++];
	run->begin = spill_end(s->file);
	for (i = 0; i < s->n; i++) {
		const char *bytes = s->gathered.data + s->at[i];
		struct sorted r = read_record(bytes);

		spill_write(s->file, bytes, size_of(&r));
	}
	run->end = spill_end(s->file);
	buf_reset(&s->gathered);
	s->n = 0;
}

void
sorter_add(struct sorter *s, const void *key, size_t key_len, const void *data,
    size_t len)
{
	const struct head head = {key_len, len};

	if (s->n > 0 &&
	    s->gathered.len + sizeof(head) + key_len + len > s->memory)
		spill_run(s);
	s->at = mem_grow(s->at, s->n, &s->room, sizeof(*s->at));
	s->at[s->n++] = s->gathered.len;
	buf_add(&s->gathered, &head, sizeof(head));
	buf_add(&s->gathered, key, key_len);
	buf_add(&s->gathered, data, len);
	s->count++;
}

/* A few records stay in memory; of many none does. */
void
sorter_end(struct sorter *s)
{
	if (s->n_runs == 0) {
		sort(s);
		return;
	}
	spill_run(s);
	buf_release(&s->gathered);
	buf_init(&s->gathered);
	free(s->at);
	s->at = NULL;
	s->room = 0;
}

size_t
sorter_count(const struct sorter *s)
{
	return s->count;
}

/* A run that is being read. */
struct cursor {
	uint64_t at, end; /* in the file, of what is not in the block */
	char *block;
	size_t start, have, room;
	struct sorted record; /* the one to be given out next */
};

struct sorter_walk {
	const struct sorter *sorter;
	size_t next;            /* of what is in memory */
	struct cursor *cursors; /* of the runs */
	struct cursor **heap;   /* of those that have records, least on top */
	size_t n;
	bool begun;
};

/* Have this many bytes in the block from its start on; false: at the end. */
static bool
fill(const struct sorter *s, struct cursor *c, size_t want)
{
	size_t more;

	if (c->have - c->start >= want)
		return true;
	memmove(c->block, c->block + c->start, c->have - c->start);
	c->have -= c->start;
	c->start = 0;
	if (want > c->room) {
		c->block = mem_resize(c->block, want, 1);
		c->room = want;
	}
	more = c->room - c->have;
	if (more > c->end - c->at)
		more = (size_t)(c->end - c->at);
	spill_read(s->file, c->at, c->block + c->have, more);
	c->at += more;
	c->have += more;
	return c->have >= want;
}

/* Go to the next record of a run; false if there is none. */
static bool
advance(const struct sorter *s, struct cursor *c)
{
	if (!fill(s, c, sizeof(struct head)))
		return false;
	c->record = read_record(c->block + c->start);
	fill(s, c, size_of(&c->record));
	c->record = read_record(c->block + c->start);
	c->start += size_of(&c->record);
	return true;
}

/* The cursor at place i may be greater than those below it. */
static void
sift(struct sorter_walk *w, size_t i)
{
	struct cursor *moved = w->heap[i];
	size_t child;

	while ((child = 2 * i + 1) < w->n) {
		if (child + 1 < w->n && compare(&w->heap[child + 1]->record,
					    &w->heap[child]->record) < 0)
			child++;
		if (compare(&moved->record, &w->heap[child]->record) <= 0)
			break;
		w->heap[i] = w->heap[child];
		i = child;
	}
	w->heap[i] = moved;
}

/* Bytes that are read ahead in each run: more runs, fewer bytes. */
static size_t
ahead(const struct sorter *s)
{
	size_t bytes = SORTER_MEMORY / s->n_runs;

	return bytes > 1 << 16 ? 1 << 16 : bytes < 1 << 12 ? 1 << 12 : bytes;
}

struct sorter_walk *
sorter_walk_open(const struct sorter *s)
{
	struct sorter_walk *w = mem_new(1, sizeof(*w));
	size_t i;

	w->sorter = s;
	w->cursors = mem_new(s->n_runs, sizeof(*w->cursors));
	w->heap = mem_new(s->n_runs, sizeof(struct cursor *));
	for (i = 0; i < s->n_runs; i++) {
		struct cursor *c = &w->cursors[i];

		c->at = s->runs[i].begin;
		c->end = s->runs[i].end;
		c->room = ahead(s);
		c->block = mem_new(c->room, 1);
		advance(s, c);
		w->heap[w->n++] = c;
	}
	for (i = w->n / 2; i-- > 0;)
		sift(w, i);
	return w;
}

/* The record on top was given out before: its bytes were still needed. */
static void
pass_top(struct sorter_walk *w)
{
	if (!advance(w->sorter, w->heap[0]))
		w->heap[0] = w->heap[--w->n];
	if (w->n > 0)
		sift(w, 0);
}

bool
sorter_walk_next(struct sorter_walk *w, struct sorted *r)
{
	const struct sorter *s = w->sorter;

	if (s->n_runs == 0) {
		if (w->next == s->n)
			return false;
		*r = read_record(s->gathered.data + s->at[w->next++]);
		return true;
	}
	if (w->begun)
		pass_top(w);
	w->begun = true;
	if (w->n == 0)
		return false;
	*r = w->heap[0]->record;
	return true;
}

void
sorter_walk_close(struct sorter_walk *w)
{
	size_t i;

	for (i = 0; i < w->sorter->n_runs; i++)
		free(w->cursors[i].block);
	free(w->cursors);
	free(w->heap);
	free(w);
}
