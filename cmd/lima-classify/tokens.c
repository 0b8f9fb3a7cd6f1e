/*
 * tokens: the words of a text and what is known about them.
 */
#include "tokens.h"

#include "block.h"
#include "known.h"
#include "mem.h"
#include "text.h"
#include "words.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* The first byte of a character from U+2000 to U+2FFF. */
#define MARK 0xe2

/* How many turns are put down in one step: of most blocks, all in two. */
#define TURNS 10

#define NO_RUNS SIZE_MAX

/* How many runs are fetched before the first of them is looked at. */
#define MOST_MET 32

/* By what a run may be known, and where. */
struct met {
	struct block_key key;
	struct known_bucket *bucket;
};

struct tokenizer {
	struct vocabulary *vocabulary;
	/* Where the runs of a text begin and end, in turn; and some more. */
	size_t *turns, turns_room;
	struct met met[MOST_MET];
	struct known known;
	struct buf plain;  /* a text, if its marks had to be made plain */
	struct buf folded; /* of one run */
	struct words words;
	struct tokens tokens;
};

struct tokenizer *
tokenizer_new(struct vocabulary *vocabulary)
{
	struct tokenizer *t = mem_new(1, sizeof(*t));

	t->vocabulary = vocabulary;
	known_init(&t->known);
	t->tokens.known = &t->known;
	buf_init(&t->plain);
	buf_init(&t->folded);
	return t;
}

void
tokenizer_free(struct tokenizer *t)
{
	if (t == NULL)
		return;
	known_release(&t->known);
	buf_release(&t->plain);
	buf_release(&t->folded);
	words_release(&t->words);
	free(t->turns);
	free(t->tokens.fits);
	free(t->tokens.runs);
	free(t);
}

/* Have room for as many words more, and those behind. */
static void
make_room(struct tokens *all, size_t more)
{
	if (more <= all->room - all->count)
		return;
	all->room = 2 * all->count + more;
	all->fits = mem_resize(
	    all->fits, all->room + TOKENS_BEHIND, sizeof(*all->fits));
	all->runs = mem_resize(all->runs, all->room, sizeof(*all->runs));
}

static size_t
run_length(const struct run *run)
{
	return (size_t)(run->end - run->start);
}

/* Add the word of a run of ASCII; false, and nothing, if it is not of that. */
static bool
add_ascii(struct buf *out, const struct run *run)
{
	const uint64_t high = UINT64_C(0x8080808080808080);
	size_t len = run_length(run), n;
	char *to;

	buf_reserve(out, len);
	to = out->data + out->len;
	for (size_t i = 0; i < len; i += n) {
		struct block_key part;

		n = len - i < PART_BYTES ? len - i : PART_BYTES;
		part = block_key(run->start + i, n);
		if (((part.first | part.last) & high) != 0) {
			*to = '\0';
			return false;
		}
		/* Behind what is reserved there are spare bytes. */
		memcpy(to + i, &part, sizeof(part));
	}
	out->len += len;
	out->data[out->len] = '\0';
	return true;
}

/*
 * Add a word, for which there is room: or none, without a branch, if it turns
 * out that there is none.
 */
static inline void
add_word(struct tokens *all, const struct run *run, const struct known_run *is)
{
	all->fits[all->count] = is->fits;
	all->runs[all->count] = *run;
	all->count += is->words;
	all->languages[is->language] += is->words;
}

/* What is known of a folded word. */
static void
look_up(
    const struct tokenizer *t, const struct word *word, struct known_run *is)
{
	is->words = 1;
	is->fits = vocabulary_fit(t->vocabulary, word->text, word->len);
	is->language = languages_of(vocabulary_languages(t->vocabulary), word);
}

/*
 * Add the words of a run that is not known, and know it if that can be. Then
 * there is room for as many more.
 */
static void
read_run(struct tokenizer *t, const struct run *run, size_t more)
{
	struct known_run is = {.words = 0};

	buf_reset(&t->folded);
	if (add_ascii(&t->folded, run)) {
		words_be(&t->words, t->folded.data, t->folded.len);
	} else {
		text_fold(&t->folded, run->start, run_length(run));
		words_find(&t->words, t->folded.data);
	}
	make_room(&t->tokens, t->words.count + more);
	for (size_t i = 0; i < t->words.count; i++) {
		look_up(t, &t->words.list[i], &is);
		add_word(&t->tokens, run, &is);
	}
	if (t->words.count > 1 || run_length(run) > KNOWN_BYTES)
		return;
	is.key = block_key(run->start, run_length(run));
	known_add(&t->known, &is);
}

/* Have room for the turns of a block more, and for one at the end. */
static inline void
make_turns(struct tokenizer *t, size_t count)
{
	if (t->turns_room - count > BLOCK_BYTES + TURNS)
		return;
	t->turns_room = 2 * (count + BLOCK_BYTES + TURNS);
	t->turns = mem_resize(t->turns, t->turns_room, sizeof(*t->turns));
}

/*
 * Put down the turns of a block; how many they are. So many at a time, as their
 * number is as good as chance; those too many are overwritten.
 */
static inline size_t
put_turns(size_t *to, size_t block, uint64_t turns)
{
	const size_t count = block_count(turns), *end = to + count;

	do {
#pragma GCC unroll 16
		for (int i = 0; i < TURNS; i++) {
			to[i] = block + block_before(turns | BLOCK_LAST);
			turns &= turns - 1;
		}
		to += TURNS;
	} while (to < end);
	return count;
}

/* Find the runs of a text; their number, or NO_RUNS if it has marks. */
static size_t
find_runs(struct tokenizer *t, const char *text, size_t len, bool plain)
{
	uint64_t inside = 0; /* 1: the block before ends within a run */
	size_t count = 0, at;

	for (at = 0; at < len; at += BLOCK_BYTES) {
		struct block b = block_load(text + at);
		uint64_t runs = block_words(b) & block_first(len - at);

		if (!plain && (block_equal(b, MARK) & runs) != 0)
			return NO_RUNS;
		make_turns(t, count);
		count += put_turns(
		    t->turns + count, at, runs ^ (runs << 1 | inside));
		inside = runs >> (BLOCK_BYTES - 1);
	}
	if (inside != 0)
		t->turns[count++] = at;
	return count / 2;
}

/* Fetch what is known by the keys of some runs. */
static void
meet(struct tokenizer *t, const char *text, const size_t *turns, size_t count)
{
	for (size_t i = 0; i < count; i++, turns += 2) {
		size_t len = turns[1] - turns[0];
		struct met *met = &t->met[i];

		met->key = len <= KNOWN_BYTES ? block_key(text + turns[0], len)
					      : known_by_nobody;
		met->bucket = known_bucket(&t->known, met->key);
		__builtin_prefetch(met->bucket);
	}
}

/* Add the words of the runs of a text, of which there are so many. */
static void
read_runs(struct tokenizer *t, size_t count, const char *text)
{
	const size_t *turns = t->turns;

	while (count > 0) {
		size_t some = count < MOST_MET ? count : MOST_MET;

		meet(t, text, turns, some);
		for (size_t i = 0; i < some; i++, turns += 2) {
			const struct met *met = &t->met[i];
			const struct run run = {
			    text + turns[0], text + turns[1]};
			const struct known_run *is =
			    known_find(met->bucket, met->key);

			if (is != NULL)
				add_word(&t->tokens, &run, is);
			else
				read_run(t, &run, count - i);
		}
		count -= some;
	}
}

/* Read a text; false, and no words, if it has marks. */
static bool
read_text(struct tokenizer *t, const char *text, size_t len, bool plain)
{
	size_t runs = find_runs(t, text, len, plain);

	if (runs == NO_RUNS)
		return false;
	t->tokens.count = 0;
	memset(t->tokens.languages, 0, sizeof(t->tokens.languages));
	make_room(&t->tokens, runs + 1);
	read_runs(t, runs, text);
	for (size_t i = 0; i < TOKENS_BEHIND; i++)
		t->tokens.fits[t->tokens.count + i] = VOCABULARY_NONE;
	return true;
}

/*
 * Quotes, dashes and dots of U+2010 to U+2027 in s, which never belong to a
 * word, become what ASCII has for them: "l’intégrité" is then two runs.
 */
static void
plain_marks(char *s)
{
	const unsigned char *u;

	for (; (s = strchr(s, MARK)) != NULL; s++) {
		u = (const unsigned char *)s;
		if (u[1] == 0x80 && u[2] >= 0x90 && u[2] <= 0xa7) {
			/* U+2012 to U+2015 are dashes, U+2026 is dots. */
			bool part =
			    (u[2] >= 0x92 && u[2] <= 0x95) || u[2] == 0xa6;

			memset(s, ' ', 3);
			*s = part ? ';' : ' ';
		}
	}
}

const struct tokens *
tokenizer_read(struct tokenizer *t, const char *text, size_t len)
{
	buf_reset(&t->plain);
	buf_add(&t->plain, text, len);
	plain_marks(t->plain.data);
	read_text(t, t->plain.data, len, true);
	return &t->tokens;
}

const struct tokens *
tokenizer_read_padded(struct tokenizer *t, const char *text, size_t len)
{
	return read_text(t, text, len, false) ? &t->tokens
					      : tokenizer_read(t, text, len);
}

bool
tokens_parted(const struct tokens *tokens, size_t word)
{
	const struct run *run = &tokens->runs[word];
	const char *s;

	if (word == 0 || run[-1].start == run->start)
		return false;
	s = run[-1].end;
	if (s + 1 == run->start && (*s == '.' || *s == ',') &&
	    isdigit((unsigned char)s[-1]) && isdigit((unsigned char)s[1]))
		return false;
	for (; s < run->start; s++)
		if (strchr(".,;:?!()", *s) != NULL)
			return true;
	return false;
}

/* Add one of the words of a run; whether it is all that the run folds to. */
static bool
fold_word(struct buf *out, const struct tokens *tokens, size_t word)
{
	const struct run *run = &tokens->runs[word];
	size_t len, start = out->len, first = word, whole;
	const char *rest, *found;

	while (first > 0 && tokens->runs[first - 1].start == run->start)
		first--;
	text_fold(out, run->start, run_length(run));
	whole = out->len - start;
	rest = out->data + start;
	do
		found = words_next(&rest, &len);
	while (first++ < word);
	memmove(out->data + start, found, len);
	buf_truncate(out, start + len);
	return len == whole;
}

void
tokens_put_word(struct buf *out, const struct tokens *tokens, size_t word)
{
	const struct run *run = &tokens->runs[word];
	size_t start = out->len;
	struct known_fold *fold;
	struct block_key key;

	if (add_ascii(out, run))
		return;
	if (run_length(run) > KNOWN_BYTES) {
		fold_word(out, tokens, word);
		return;
	}
	key = block_key(run->start, run_length(run));
	fold = known_fold(tokens->known, key);
	if (known_same(fold->key, key)) {
		buf_add(out, fold->word, fold->len);
	} else if (fold_word(out, tokens, word) &&
		   out->len - start <= KNOWN_FOLD_BYTES) {
		fold->key = key;
		fold->len = out->len - start;
		memcpy(fold->word, out->data + start, fold->len);
	}
}
