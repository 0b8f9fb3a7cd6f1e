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

/* How much of a text is looked at in one step: a block but for one byte. */
#define WINDOW (BLOCK_BYTES - 1)

/* The first byte of a character from U+2000 to U+2FFF. */
#define MARK 0xe2

/* A run that was found, and where it may be known. */
struct met {
	struct run run;
	struct block_key key;
	struct known_bucket *bucket;
};

struct tokenizer {
	struct met met[BLOCK_BYTES / 2], *met_end; /* of a window */
	struct vocabulary *vocabulary;
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
 * Add the words of a run that is not known, and know it if that can be. There
 * is room for one word, and then for as many more.
 */
static void
read_run(struct tokenizer *t, const struct run *run, size_t more)
{
	struct known_run is = {.words = 0};

	buf_reset(&t->folded);
	if (!add_ascii(&t->folded, run))
		text_fold(&t->folded, run->start, run_length(run));
	words_find(&t->words, t->folded.data);
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

/*
 * Find the runs of a window, up to one that is too long to be known, and fetch
 * what is known by their keys. Which bytes belong to runs the mask tells, whose
 * last bit is 0, so that each run ends. Which bytes are left.
 */
static uint64_t
find_runs(struct tokenizer *t, const char *text, uint64_t mask)
{
	struct met *met = t->met;

	while (mask != 0) {
		/* The carry goes through the first run, and stands behind. */
		uint64_t past = mask + (mask & (0 - mask));
		unsigned start = block_before(mask), end = block_before(past);

		if (end - start > KNOWN_BYTES)
			break;
		met->run = (struct run){text + start, text + end};
		met->key = block_key(text + start, end - start);
		met->bucket = known_bucket(&t->known, met->key);
		__builtin_prefetch(met->bucket);
		mask &= past;
		met++;
	}
	t->met_end = met;
	return mask;
}

/* Add the words of the runs that were found in a text that ends there. */
static void
read_runs(struct tokenizer *t, const char *end)
{
	for (const struct met *met = t->met; met < t->met_end; met++) {
		const struct known_run *is = known_find(met->bucket, met->key);

		if (is != NULL)
			add_word(&t->tokens, &met->run, is);
		else
			read_run(t, &met->run, (size_t)(end - met->run.end));
	}
}

static bool
belongs_to_run(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* Add the words of a run that is long, or that no window holds whole. */
static size_t
read_long(struct tokenizer *t, const char *text, size_t len)
{
	struct run run = {text, text};

	while (run.end < text + len && belongs_to_run(*run.end))
		run.end++;
	read_run(t, &run, len - run_length(&run));
	return run_length(&run);
}

/* Read a text; false, with some of its words, if it has marks. */
static bool
read_text(struct tokenizer *t, const char *text, size_t len, bool plain)
{
	size_t n;

	t->tokens.count = 0;
	memset(t->tokens.languages, 0, sizeof(t->tokens.languages));
	/* A run has a byte, and one to the next. */
	make_room(&t->tokens, len + 1);
	for (; len > 0; text += n, len -= n) {
		struct block b = block_load(text);
		uint64_t here = block_first(len < WINDOW ? len : WINDOW);
		uint64_t runs = block_words(b) & here, left;

		if (!plain && (block_equal(b, MARK) & runs) != 0)
			return false;
		n = len;
		/* A run that goes on behind the window is the next one's. */
		if (len > WINDOW) {
			n = block_up_to(~runs & here);
			runs &= block_first(n);
		}
		left = find_runs(t, text, runs);
		read_runs(t, text + len);
		if (left != 0)
			n = block_before(left);
		if (left != 0 || n == 0)
			n += read_long(t, text + n, len - n);
	}
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
