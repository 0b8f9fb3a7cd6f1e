/*
 * wide: headers that name a mandate besides a question.
 *
 * With all numbers left out a header is a shape ("m#_q#"), to which belongs the
 * set of those that are the mandate's. With these alone left out it is a key
 * ("m#_q1"), to which belongs a meaning.
 */
#include "wide.h"

#include "anatomy.h"
#include "map.h"
#include "mem.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

#define PLACE "{m}"

struct pattern {
	char *printed; /* as it was given, with its {m} */
	char *folded;
	size_t meaning;
	unsigned worded; /* the set of numbers that need a word */
};

struct wide {
	struct anatomy_words *words;
	struct pattern *patterns;
	size_t count, room;
	struct map *by_shape; /* to the set of the mandate's numbers */
	struct map *by_key;   /* to the place in patterns */
};

struct wide *
wide_new(const char *words)
{
	struct wide *w = mem_new(1, sizeof(*w));

	w->words = anatomy_words_new(words);
	w->by_shape = map_new();
	w->by_key = map_new();
	return w;
}

void
wide_free(struct wide *w)
{
	size_t i;

	for (i = 0; i < w->count; i++) {
		free(w->patterns[i].printed);
		free(w->patterns[i].folded);
	}
	free(w->patterns);
	anatomy_words_free(w->words);
	map_free(w->by_shape);
	map_free(w->by_key);
	free(w);
}

/*
 * Take a folded pattern apart as the header whose mandate is 0, in sample, and
 * find the set of these 0s. NULL, or what is wrong.
 */
static const char *
understand(const struct wide *w, const char *pattern, struct buf *sample,
    struct anatomy *a, unsigned *set)
{
	size_t places[ANATOMY_NUMBERS];
	size_t i, k, count = 0, found = 0;
	const char *at;

	while (
	    (at = strstr(pattern, PLACE)) != NULL && count < ANATOMY_NUMBERS) {
		buf_add(sample, pattern, (size_t)(at - pattern));
		places[count++] = sample->len;
		buf_putc(sample, '0');
		pattern = at + strlen(PLACE);
	}
	buf_puts(sample, pattern);
	if (count == 0)
		return "no {m} in a pattern for headers";
	if (at != NULL || !anatomy_find(a, w->words, sample->data))
		return "too many numbers in a pattern for headers";
	*set = 0;
	for (i = 0; i < a->count; i++)
		for (k = 0; k < count; k++)
			if (places[k] == a->numbers[i].digits &&
			    places[k] + 1 == a->numbers[i].end) {
				*set |= 1U << i;
				found++;
			}
	return found == count ? NULL
			      : "a number beside {m} in a pattern for headers";
}

/* A pattern that is understood; folded becomes the wide's if it is kept. */
static const char *
keep(struct wide *w, const struct anatomy *a, unsigned set, const char *printed,
    char **folded, size_t meaning)
{
	struct buf text = BUF_INIT;
	unsigned worded = set & anatomy_worded(a);
	struct pattern *p;
	size_t of_shape, of_key;

	anatomy_leave_out(a, anatomy_all(a), &text);
	of_shape = map_add(w->by_shape, text.data, text.len, set);
	anatomy_leave_out(a, set, &text);
	of_key = map_add(w->by_key, text.data, text.len, w->count);
	buf_release(&text);
	if (of_shape != MAP_NONE && of_shape != set)
		return "two patterns for headers differ in the place of {m}";
	if (of_key != MAP_NONE) {
		p = &w->patterns[of_key];
		p->worded &= worded;
		return p->meaning == meaning
			   ? NULL
			   : "stands for another question as well";
	}
	w->patterns =
	    mem_grow(w->patterns, w->count, &w->room, sizeof(*w->patterns));
	p = &w->patterns[w->count++];
	p->printed = mem_copy(printed, strlen(printed));
	p->folded = *folded;
	p->meaning = meaning;
	p->worded = worded;
	*folded = NULL;
	return NULL;
}

const char *
wide_add(struct wide *w, const char *pattern, size_t meaning)
{
	struct buf text = BUF_INIT, sample = BUF_INIT;
	struct anatomy a;
	unsigned set;
	const char *trouble;
	char *folded;

	text_fold(&text, pattern, strlen(pattern));
	folded = buf_take(&text);
	trouble = understand(w, folded, &sample, &a, &set);
	if (trouble == NULL)
		trouble = keep(w, &a, set, pattern, &folded, meaning);
	free(folded);
	buf_release(&sample);
	return trouble;
}

/* The pattern that a header is made after, and the set of its mandate. */
static const struct pattern *
find_pattern(const struct wide *w, const struct anatomy *a, unsigned *set)
{
	struct buf text = BUF_INIT;
	const struct pattern *p = NULL;
	size_t of_shape, of_key = MAP_NONE;

	anatomy_leave_out(a, anatomy_all(a), &text);
	of_shape = map_find(w->by_shape, text.data, text.len);
	if (of_shape != MAP_NONE) {
		*set = (unsigned)of_shape;
		anatomy_leave_out(a, *set, &text);
		of_key = map_find(w->by_key, text.data, text.len);
	}
	buf_release(&text);
	if (of_key != MAP_NONE)
		p = &w->patterns[of_key];
	if (p != NULL && (p->worded & ~anatomy_worded(a)) != 0)
		p = NULL;
	return p;
}

size_t
wide_find(const struct wide *w, const char *header, struct buf *mandate)
{
	const struct pattern *p;
	struct anatomy a;
	unsigned set;

	buf_reset(mandate);
	if (!anatomy_find(&a, w->words, header))
		return WIDE_NONE;
	p = find_pattern(w, &a, &set);
	if (p != NULL && anatomy_value(&a, set, mandate))
		return p->meaning;
	buf_reset(mandate);
	return WIDE_NONE;
}

/* A pattern with a number, and perhaps its word, for its {m}. */
static void
fill(struct buf *out, const char *pattern, const char *number, size_t len)
{
	const char *at;

	buf_reset(out);
	while ((at = strstr(pattern, PLACE)) != NULL) {
		buf_add(out, pattern, (size_t)(at - pattern));
		buf_add(out, number, len);
		pattern = at + strlen(PLACE);
	}
	buf_puts(out, pattern);
}

/* Offer all patterns filled with one number of the header. */
static bool
offer_number(const struct wide *w, struct near *near,
    const struct anatomy_number *n, struct buf *best)
{
	struct buf candidate = BUF_INIT;
	const struct pattern *p;
	const char *number;
	bool better = false;
	size_t i, begin, len;

	for (i = 0; i < w->count; i++) {
		p = &w->patterns[i];
		begin = p->worded != 0 ? n->digits : n->begin;
		number = near->name + begin;
		len = n->end - begin;
		fill(&candidate, p->folded, number, len);
		if (!near_offer(near, candidate.data))
			continue;
		fill(best, p->printed, number, len);
		better = true;
	}
	buf_release(&candidate);
	return better;
}

bool
wide_offer(const struct wide *w, struct near *near, struct buf *text)
{
	struct anatomy a;
	bool better = false;
	size_t i;

	if (!anatomy_find(&a, w->words, near->name))
		return false;
	for (i = 0; i < a.count; i++)
		if (offer_number(w, near, &a.numbers[i], text))
			better = true;
	return better;
}
