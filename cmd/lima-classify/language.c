/*
 * language: in which language a text is written.
 */
#include "language.h"

#include "buf.h"
#include "cli.h"
#include "diag.h"
#include "map.h"
#include "mem.h"
#include "text.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/*
 * A place in the tree of all patterns, which are read from their last byte to
 * the first, so that one walk finds a word and the longest of its endings.
 */
struct node {
	uint32_t next[256]; /* by the byte before; 0: no pattern goes on */
	/* The language of a pattern that is complete here, from 1 on, or 0. */
	unsigned char word;
	unsigned char ending;
};

struct languages {
	struct node *nodes; /* the first is the end of all words */
	size_t count, room;
};

static size_t
find_language(const char *code)
{
	for (size_t i = 0; i < PROFILE_LANGUAGES; i++)
		if (strcmp(profile_languages[i], code) == 0)
			return i;
	return MAP_NONE;
}

/* Whether the folded pattern is one word and nothing else. */
static bool
is_word(struct words *w, const char *folded)
{
	words_find(w, folded);
	return w->count == 1 && w->list[0].len == strlen(folded);
}

static size_t
add_node(struct languages *l)
{
	l->nodes = mem_grow(l->nodes, l->count, &l->room, sizeof(*l->nodes));
	memset(&l->nodes[l->count], 0, sizeof(*l->nodes));
	return l->count++;
}

/* The node at which the text is complete, made if need be. */
static struct node *
node_of(struct languages *l, const char *text, size_t len)
{
	size_t at = 0;

	while (len > 0) {
		unsigned char byte = (unsigned char)text[--len];

		if (l->nodes[at].next[byte] == 0) {
			size_t added = add_node(l);

			l->nodes[at].next[byte] = (uint32_t)added;
		}
		at = l->nodes[at].next[byte];
	}
	return &l->nodes[at];
}

static void
add_pattern(struct languages *l, const struct table *t, size_t row,
    const char *pattern, size_t language)
{
	bool ending = *pattern == '*';
	const char *text = pattern + ending;
	struct buf folded = BUF_INIT;
	struct words words = WORDS_INIT;
	struct node *node;
	unsigned char *is;

	text_fold(&folded, text, strlen(text));
	if (!is_word(&words, folded.data))
		cli_bad_table(t, row, "pattern",
		    "not a word, or a '*' and the ending of one: %s",
		    diag_quote(pattern));
	node = node_of(l, folded.data, folded.len);
	is = ending ? &node->ending : &node->word;
	if (*is != 0)
		cli_bad_table(t, row, "pattern", "pattern given twice: %s",
		    diag_quote(pattern));
	*is = (unsigned char)(language + 1);
	words_release(&words);
	buf_release(&folded);
}

struct languages *
languages_load(struct profile *profile)
{
	const struct table *t = cli_table(profile, "languages");
	size_t language = cli_table_column(t, "language");
	size_t pattern = cli_table_column(t, "pattern");
	struct languages *l = mem_new(1, sizeof(*l));

	add_node(l);
	for (size_t row = 0; row < table_rows(t); row++) {
		const char *code = table_get(t, row, language);
		size_t number = find_language(code);

		if (number == MAP_NONE)
			cli_bad_table(t, row, "language",
			    "no such language: %s", diag_quote(code));
		add_pattern(l, t, row, table_get(t, row, pattern), number);
	}
	return l;
}

void
languages_free(struct languages *l)
{
	if (l == NULL)
		return;
	free(l->nodes);
	free(l);
}

/* The language of a word, else of its longest ending, from 1 on, or 0. */
static unsigned
language_of(const struct languages *l, const struct word *w)
{
	unsigned found = 0;
	size_t at = 0;

	/* Before the word's first byte an ending would be all of it. */
	for (size_t len = w->len; len > 0; len--) {
		if (l->nodes[at].ending != 0)
			found = l->nodes[at].ending;
		at = l->nodes[at].next[(unsigned char)w->text[len - 1]];
		if (at == 0)
			return found;
	}
	return l->nodes[at].word != 0 ? l->nodes[at].word : found;
}

const char *
languages_detect(const struct languages *l, const struct words *words)
{
	size_t counts[PROFILE_LANGUAGES] = {0};
	size_t best = 0, second = 0, winner = 0;

	for (size_t i = 0; i < words->count; i++) {
		unsigned language = language_of(l, &words->list[i]);

		if (language != 0)
			counts[language - 1]++;
	}
	for (size_t i = 0; i < PROFILE_LANGUAGES; i++) {
		if (counts[i] > best) {
			second = best;
			best = counts[i];
			winner = i;
		} else if (counts[i] > second) {
			second = counts[i];
		}
	}
	if (second >= 2 && 2 * second >= best)
		return LANGUAGE_MIXED;
	return best > second ? profile_languages[winner] : LANGUAGE_UNKNOWN;
}
