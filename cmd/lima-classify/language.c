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
#include "tree.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The language of a pattern that is complete at a place, from 1 on, or 0. */
struct ends {
	uint16_t word;
	uint16_t ending;
};

/*
 * Patterns are read from their last byte to the first, so that one walk finds a
 * word and the longest of its endings.
 */
struct languages {
	struct tree tree;
	struct ends *ends; /* by place of the tree */
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

/* What ends where the text is complete, added if need be. */
static struct ends *
ends_of(struct languages *l, const char *text, size_t len)
{
	size_t place = 0;

	while (len > 0)
		place = tree_add(&l->tree, place, (unsigned char)text[--len]);
	while (l->count < l->tree.count) {
		l->ends =
		    mem_grow(l->ends, l->count, &l->room, sizeof(*l->ends));
		l->ends[l->count++] = (struct ends){0, 0};
	}
	return &l->ends[place];
}

static void
add_pattern(struct languages *l, const struct table *t, size_t row,
    const char *pattern, size_t language)
{
	bool ending = *pattern == '*';
	const char *text = pattern + ending;
	struct buf folded = BUF_INIT;
	struct words words = WORDS_INIT;
	struct ends *ends;
	uint16_t *is;

	text_fold(&folded, text, strlen(text));
	if (!is_word(&words, folded.data))
		cli_bad_table(t, row, "pattern",
		    "not a word, or a '*' and the ending of one: %s",
		    diag_quote(pattern));
	ends = ends_of(l, folded.data, folded.len);
	is = ending ? &ends->ending : &ends->word;
	if (*is != 0)
		cli_bad_table(t, row, "pattern", "pattern given twice: %s",
		    diag_quote(pattern));
	*is = (uint16_t)(language + 1);
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

	tree_init(&l->tree);
	ends_of(l, "", 0);
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
	tree_release(&l->tree);
	free(l->ends);
	free(l);
}

/* That of the word itself, else of its longest ending. */
uint16_t
languages_of(const struct languages *l, const struct word *w)
{
	uint16_t found = 0;
	size_t place = 0;

	if (l == NULL)
		return 0;
	/* Before the word's first byte an ending would be all of it. */
	for (size_t len = w->len; len > 0; len--) {
		if (l->ends[place].ending != 0)
			found = l->ends[place].ending;
		place =
		    tree_next(&l->tree, place, (unsigned char)w->text[len - 1]);
		if (place == 0)
			return found;
	}
	return l->ends[place].word != 0 ? l->ends[place].word : found;
}

size_t
languages_detect(const size_t counts[1 + PROFILE_LANGUAGES])
{
	size_t best = 0, second = 0, winner = LANGUAGE_UNKNOWN;

	/* Without a branch: texts in other languages follow each other. */
#pragma GCC unroll 4
	for (size_t i = 1; i <= PROFILE_LANGUAGES; i++) {
		size_t count = counts[i], less = count < best ? count : best;

		second = less > second ? less : second;
		winner = count > best ? i : winner;
		best = count > best ? count : best;
	}
	if (second >= 2 && 2 * second >= best)
		return LANGUAGE_MIXED;
	return best > second ? winner : LANGUAGE_UNKNOWN;
}

const char *
languages_code(size_t language)
{
	if (language == LANGUAGE_UNKNOWN)
		return "unknown";
	if (language == LANGUAGE_MIXED)
		return "mixed";
	return profile_languages[language - 1];
}
