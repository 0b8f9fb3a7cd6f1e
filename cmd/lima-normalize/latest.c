/*
 * latest: of the answers to one question on the same mandates, the latest one.
 */
#include "latest.h"

#include "buf.h"
#include "map.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

struct held {
	struct answer answer; /* its strings point into text or record */
	char *text;
	char *record;
};

struct latest {
	struct tsv_writer *out;
	size_t aside;
	struct map *index;
	struct held *held;
	size_t count, room;
	uintmax_t superseded;
	struct buf key;
};

struct latest *
latest_new(struct tsv_writer *out, size_t aside)
{
	struct latest *l = mem_new(1, sizeof(*l));

	l->out = out;
	l->aside = aside;
	l->index = map_new();
	buf_init(&l->key);
	return l;
}

static const char *
base_name(const char *file)
{
	const char *slash = strrchr(file, '/');

	return slash != NULL ? slash + 1 : file;
}

static int
compare_numbers(uintmax_t a, uintmax_t b)
{
	return (a > b) - (a < b);
}

static int
compare_time(const struct answer *a, const struct answer *b)
{
	size_t len =
	    a->record_len < b->record_len ? a->record_len : b->record_len;
	int order = (a->instant > b->instant) - (a->instant < b->instant);

	if (order == 0)
		order = strcmp(base_name(a->file), base_name(b->file));
	if (order == 0)
		order = compare_numbers(a->line, b->line);
	if (order == 0)
		order = compare_numbers(a->col, b->col);
	if (order == 0)
		order = strcmp(a->file, b->file);
	if (order == 0)
		order = memcmp(a->record, b->record, len);
	if (order == 0)
		order = compare_numbers(a->record_len, b->record_len);
	return order;
}

static const char *
keep(char **end, const char *s)
{
	size_t len = strlen(s) + 1;
	const char *copy = memcpy(*end, s, len);

	*end += len;
	return copy;
}

static void
hold(struct held *h, const struct answer *a)
{
	size_t len = strlen(a->reporter) + strlen(a->question) +
		     strlen(a->mandate) + strlen(a->named) + strlen(a->file) +
		     5;
	char *end;

	h->answer = *a;
	h->text = end = mem_new(len, 1);
	h->answer.reporter = keep(&end, a->reporter);
	h->answer.question = keep(&end, a->question);
	h->answer.mandate = keep(&end, a->mandate);
	h->answer.named = keep(&end, a->named);
	h->answer.file = keep(&end, a->file);
	h->record = mem_copy(a->record, a->record_len);
	h->answer.record = h->record;
}

static void
release(struct held *h)
{
	free(h->text);
	free(h->record);
}

static void
supersede(struct latest *l, const struct answer *a)
{
	tsv_writer_patch(
	    l->out, a->record, a->record_len, l->aside, "superseded");
	l->superseded++;
}

void
latest_add(struct latest *l, const struct answer *a)
{
	struct held *h;
	size_t i;

	buf_reset(&l->key);
	buf_printf(&l->key, "%s\t%s\t%s", a->reporter, a->question, a->mandate);
	if (!a->level)
		buf_printf(&l->key, "\t%s", a->named);
	i = map_add(l->index, l->key.data, l->key.len, l->count);
	if (i == MAP_NONE) {
		l->held =
		    mem_grow(l->held, l->count, &l->room, sizeof(*l->held));
		hold(&l->held[l->count++], a);
		return;
	}
	h = &l->held[i];
	if (compare_time(a, &h->answer) <= 0) {
		supersede(l, a);
		return;
	}
	supersede(l, &h->answer);
	release(h);
	hold(h, a);
}

/* What does not count first; then the order that the stream promises. */
static int
compare_place(const void *left, const void *right)
{
	const struct answer *a = &((const struct held *)left)->answer;
	const struct answer *b = &((const struct held *)right)->answer;
	int order = b->aside - a->aside;

	/* Numbers without leading zeros: the longer one is the greater. */
	if (order == 0)
		order = compare_numbers(strlen(a->mandate), strlen(b->mandate));
	if (order == 0)
		order = strcmp(a->mandate, b->mandate);
	if (order == 0)
		order = strcmp(a->reporter, b->reporter);
	if (order == 0)
		order = strcmp(a->question, b->question);
	if (order == 0)
		order = strcmp(a->named, b->named);
	return order;
}

void
latest_write(struct latest *l)
{
	size_t i;

	if (l->count > 0)
		qsort(l->held, l->count, sizeof(*l->held), compare_place);
	for (i = 0; i < l->count; i++) {
		tsv_writer_line(l->out, l->held[i].answer.record,
		    l->held[i].answer.record_len);
		release(&l->held[i]);
	}
	free(l->held);
	map_free(l->index);
	buf_release(&l->key);
	free(l);
}

uintmax_t
latest_superseded(const struct latest *l)
{
	return l->superseded;
}

uintmax_t
latest_aside(const struct latest *l)
{
	uintmax_t n = 0;
	size_t i;

	for (i = 0; i < l->count; i++)
		n += l->held[i].answer.aside;
	return n;
}

uintmax_t
latest_counted(const struct latest *l)
{
	return l->count - latest_aside(l);
}
