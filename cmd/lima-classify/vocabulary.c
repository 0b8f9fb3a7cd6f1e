/*
 * vocabulary: the words that patterns are made of.
 */
#include "vocabulary.h"

#include "mem.h"
#include "tree.h"

#include <stdlib.h>

/* What ends at a place of the tree. */
struct ends {
	uint32_t exact;
	uint32_t stem;
};

struct vocabulary {
	const struct languages *languages;
	struct tree tree;
	struct ends *ends; /* by place */
	size_t ends_count, ends_room;
	uint32_t *wider; /* by word; right if linked is true */
	size_t count, room;
	bool linked;
};

static uint32_t
add_word(struct vocabulary *v)
{
	v->wider = mem_grow(v->wider, v->count, &v->room, sizeof(*v->wider));
	v->wider[v->count] = VOCABULARY_NONE;
	v->linked = false;
	return (uint32_t)v->count++;
}

/* Let every place of the tree have its ends. */
static void
cover_tree(struct vocabulary *v)
{
	while (v->ends_count < v->tree.count) {
		v->ends = mem_grow(
		    v->ends, v->ends_count, &v->ends_room, sizeof(*v->ends));
		v->ends[v->ends_count].exact = VOCABULARY_NONE;
		v->ends[v->ends_count].stem = VOCABULARY_NONE;
		v->ends_count++;
	}
}

struct vocabulary *
vocabulary_new(const struct languages *languages)
{
	struct vocabulary *v = mem_new(1, sizeof(*v));

	v->languages = languages;
	tree_init(&v->tree);
	cover_tree(v);
	add_word(v); /* VOCABULARY_NONE */
	return v;
}

void
vocabulary_free(struct vocabulary *v)
{
	if (v == NULL)
		return;
	tree_release(&v->tree);
	free(v->ends);
	free(v->wider);
	free(v);
}

const struct languages *
vocabulary_languages(const struct vocabulary *v)
{
	return v->languages;
}

size_t
vocabulary_count(const struct vocabulary *v)
{
	return v->count;
}

uint32_t
vocabulary_add(struct vocabulary *v, const char *text, size_t len, bool stem)
{
	size_t place = 0;
	uint32_t *end;

	for (size_t i = 0; i < len; i++)
		place = tree_add(&v->tree, place, (unsigned char)text[i]);
	cover_tree(v);
	end = stem ? &v->ends[place].stem : &v->ends[place].exact;
	if (*end == VOCABULARY_NONE)
		*end = add_word(v);
	return *end;
}

/* A place stands behind the one that it continues: one pass is enough. */
static void
link_words(struct vocabulary *v)
{
	uint32_t *longest = mem_new(v->tree.count, sizeof(*longest));

	for (size_t i = 0; i < v->tree.count; i++) {
		const struct ends *ends = &v->ends[i];

		v->wider[ends->stem] = longest[i];
		if (ends->stem != VOCABULARY_NONE)
			longest[i] = ends->stem;
		v->wider[ends->exact] = longest[i];
		for (size_t k = 0; k < 16; k++)
			longest[v->tree.places[i].next[k]] = longest[i];
	}
	v->wider[VOCABULARY_NONE] = VOCABULARY_NONE;
	free(longest);
	v->linked = true;
}

uint32_t
vocabulary_fit(struct vocabulary *v, const char *text, size_t len)
{
	uint32_t stem = VOCABULARY_NONE;
	size_t place = 0;

	if (!v->linked)
		link_words(v);
	for (size_t i = 0; i < len; i++) {
		place = tree_next(&v->tree, place, (unsigned char)text[i]);
		if (place == 0)
			return stem;
		if (v->ends[place].stem != VOCABULARY_NONE)
			stem = v->ends[place].stem;
	}
	return v->ends[place].exact != VOCABULARY_NONE ? v->ends[place].exact
						       : stem;
}

uint32_t
vocabulary_wider(struct vocabulary *v, uint32_t word)
{
	if (!v->linked)
		link_words(v);
	return v->wider[word];
}
