/*
 * tokens: the words of a text and what is known about them.
 */
#include "tokens.h"

#include "mem.h"
#include "text.h"
#include "words.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* How many bytes of a run are remembered; few words are longer. */
#define KEY_BYTES 24

/* What is read behind a text: of the last block of 64 or the last key. */
#define PAD_BYTES 64

#define BUCKET_BITS 14
#define BUCKETS ((size_t)1 << BUCKET_BITS)

/* Not an array, which compilers do not keep in registers. */
struct key {
	uint64_t first, middle, last;
};

/*
 * A run that stands for one word or none. What is behind its end is 0, which no
 * run holds: keys of different lengths differ, and a free slot fits nothing.
 * It fills half a line of the processor's cache.
 */
struct slot {
	struct key key;
	uint32_t fits;
	uint16_t language;
	unsigned char words;
	int8_t part; /* of the token, if there is one */
};

/* What is met once comes and goes in the second; met again, it is the first. */
struct bucket {
	struct slot first, second;
};

struct tokenizer {
	struct vocabulary *vocabulary;
	struct bucket *buckets;
	struct buf text;   /* with PAD_BYTES of 0 behind it */
	struct buf folded; /* of one run */
	struct words words;
	struct tokens tokens;
};

struct tokenizer *
tokenizer_new(struct vocabulary *vocabulary)
{
	struct tokenizer *t = mem_new(1, sizeof(*t));

	t->vocabulary = vocabulary;
	t->buckets = mem_new(BUCKETS, sizeof(*t->buckets));
	buf_init(&t->text);
	buf_init(&t->folded);
	return t;
}

void
tokenizer_free(struct tokenizer *t)
{
	if (t == NULL)
		return;
	free(t->buckets);
	buf_release(&t->text);
	buf_release(&t->folded);
	words_release(&t->words);
	free(t->tokens.list);
	free(t);
}

static inline uint64_t
eight_of(const void *bytes)
{
	uint64_t eight;

	memcpy(&eight, bytes, sizeof(eight));
	return eight;
}

/* The key of a run that is no longer than one; KEY_BYTES can be read. */
static struct key
key_of(const char *run, size_t len)
{
	static const unsigned char ones[2 * KEY_BYTES] = {0xff, 0xff, 0xff,
	    0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
	    0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff};
	const unsigned char *mask = ones + KEY_BYTES - len;

	return (struct key){eight_of(run) & eight_of(mask),
	    eight_of(run + 8) & eight_of(mask + 8),
	    eight_of(run + 16) & eight_of(mask + 16)};
}

static bool
same_key(const struct key *a, const struct key *b)
{
	return ((a->first ^ b->first) | (a->middle ^ b->middle) |
		   (a->last ^ b->last)) == 0;
}

/* The upper bits of a product depend on all of its factors' bits. */
static struct bucket *
bucket_of(const struct tokenizer *t, const struct key *key)
{
	const uint64_t odd = UINT64_C(0x9e3779b97f4a7c15);
	uint64_t hash = key->first * odd ^
			key->middle * UINT64_C(0xc2b2ae3d27d4eb4f) ^
			key->last * UINT64_C(0x165667b19e3779f9);

	hash = (hash ^ hash >> 32) * odd;
	return &t->buckets[hash >> (64 - BUCKET_BITS)];
}

static inline void
add_token(struct tokenizer *t, const char *run, size_t len, int32_t part,
    uint32_t fits, unsigned language)
{
	struct tokens *all = &t->tokens;
	struct token *token;

	all->list =
	    mem_grow(all->list, all->count, &all->room, sizeof(*all->list));
	token = &all->list[all->count++];
	token->run = run;
	token->len = len;
	token->part = part;
	token->fits = fits;
	all->languages[language]++;
}

/* Which part of a run a word is that stands in it, folded, as the i-th. */
static int32_t
part_of(const struct buf *folded, const struct word *w, const char *run,
    size_t len, uint32_t i)
{
	if (w->len != folded->len)
		return (int32_t)i;
	return w->len == len && memcmp(w->text, run, len) == 0 ? TOKENS_SAME
							       : TOKENS_WHOLE;
}

/* A run that is not remembered: add its words; what the last one is. */
static struct slot
read_words(struct tokenizer *t, const char *run, size_t len)
{
	const struct languages *languages = vocabulary_languages(t->vocabulary);
	struct slot slot = {.words = 0};
	uint32_t i;

	buf_reset(&t->folded);
	text_fold(&t->folded, run, len);
	words_find(&t->words, t->folded.data);
	for (i = 0; i < t->words.count; i++) {
		const struct word *w = &t->words.list[i];
		int32_t part = part_of(&t->folded, w, run, len, i);

		slot.fits = vocabulary_fit(t->vocabulary, w->text, w->len);
		slot.language = languages_of(languages, w);
		add_token(t, run, len, part, slot.fits, slot.language);
		if (i == 0)
			slot.part = (int8_t)part;
	}
	slot.words = i < 2 ? (unsigned char)i : 2;
	return slot;
}

/*
 * The slot of a run that is remembered, or NULL. What is found in the second
 * changes places with the first.
 */
static const struct slot *
find_slot(struct bucket *bucket, const struct key *key)
{
	if (!same_key(&bucket->first.key, key)) {
		struct slot slot = bucket->second;

		if (!same_key(&slot.key, key))
			return NULL;
		bucket->second = bucket->first;
		bucket->first = slot;
	}
	return &bucket->first;
}

static void
read_run(struct tokenizer *t, const char *run, size_t len)
{
	struct key key;
	struct bucket *bucket;
	const struct slot *known;
	struct slot slot;

	if (len > KEY_BYTES) {
		read_words(t, run, len);
		return;
	}
	key = key_of(run, len);
	bucket = bucket_of(t, &key);
	known = find_slot(bucket, &key);
	if (known == NULL) {
		slot = read_words(t, run, len);
		if (slot.words <= 1) {
			slot.key = key;
			bucket->second = slot;
		}
	} else if (known->words > 0) {
		add_token(
		    t, run, len, known->part, known->fits, known->language);
	}
}

/*
 * Quotes, dashes and dots of U+2010 to U+2027 in s, which never belong to a
 * word, become what ASCII has for them: "l’intégrité" is then two runs.
 */
static void
plain_marks(char *s)
{
	const unsigned char *u;

	while ((s = strchr(s, 0xe2)) != NULL) {
		u = (const unsigned char *)s;
		if (u[1] == 0x80 && u[2] >= 0x90 && u[2] <= 0xa7) {
			/* U+2012 to U+2015 are dashes, U+2026 is dots. */
			bool part =
			    (u[2] >= 0x92 && u[2] <= 0x95) || u[2] == 0xa6;

			memset(s, ' ', 3);
			*s = part ? ';' : ' ';
		}
		s++;
	}
}

/* Times this, eight bytes that are 0 or 1 are the bits of the uppermost. */
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define GATHER UINT64_C(0x8040201008040201)
#else
#define GATHER UINT64_C(0x0102040810204080)
#endif

/*
 * Of eight bytes: 1 in those that belong to a run, which are letters, digits
 * and all beyond ASCII; the letters of ASCII become small. A sum reaches the
 * uppermost bit of a byte if the byte is as great as what was left out of it.
 */
static uint64_t
in_run(uint64_t *eight)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t bytes = *eight;
	uint64_t ascii = bytes & ones * 0x7f;
	uint64_t small = ascii | ones * 0x20;
	uint64_t letters =
	    (small + ones * (0x80 - 'a')) & ~(small + ones * (0x7f - 'z'));
	uint64_t digits =
	    (ascii + ones * (0x80 - '0')) & ~(ascii + ones * (0x7f - '9'));

	*eight |= (letters & ~bytes) >> 2 & ones * 0x20;
	return (letters | digits | bytes) >> 7 & ones;
}

/*
 * Of 64 bytes: which belong to a run, the first in the lowest bit; the letters
 * of ASCII become small, so that "Talleres" is remembered as "talleres".
 */
static uint64_t
runs_of(char *s)
{
	uint64_t bytes, mask = 0;

	for (size_t i = 0; i < 64; i += sizeof(bytes)) {
		memcpy(&bytes, s + i, sizeof(bytes));
		mask |= in_run(&bytes) * GATHER >> 56 << i;
		memcpy(s + i, &bytes, sizeof(bytes));
	}
	return mask;
}

const struct tokens *
tokenizer_read(struct tokenizer *t, const char *text, size_t len)
{
	static const char end[PAD_BYTES];
	const char *run = NULL;
	uint64_t mask, edges, before = 0;

	buf_reset(&t->text);
	buf_add(&t->text, text, len);
	buf_add(&t->text, end, sizeof(end));
	plain_marks(t->text.data);
	t->tokens.count = 0;
	memset(t->tokens.languages, 0, sizeof(t->tokens.languages));
	/* Behind the text there is no run, so that the last one has an end. */
	for (size_t i = 0; i <= len; i += 64) {
		mask = runs_of(t->text.data + i);
		edges = mask ^ (mask << 1 | before);
		before = mask >> 63;
		for (; edges != 0; edges &= edges - 1) {
			const char *at =
			    t->text.data + i + __builtin_ctzll(edges);

			if (run == NULL) {
				run = at;
			} else {
				read_run(t, run, (size_t)(at - run));
				run = NULL;
			}
		}
	}
	return &t->tokens;
}

bool
tokens_parted(const struct tokens *tokens, size_t word)
{
	const struct token *token = &tokens->list[word], *before;
	const char *s;

	if (word == 0 || token[-1].run == token->run)
		return false;
	before = token - 1;
	s = before->run + before->len;
	if (s + 1 == token->run && (*s == '.' || *s == ',') &&
	    isdigit((unsigned char)s[-1]) && isdigit((unsigned char)s[1]))
		return false;
	for (; s < token->run; s++)
		if (strchr(".,;:?!()", *s) != NULL)
			return true;
	return false;
}

void
token_add(struct buf *out, const struct token *token)
{
	size_t len = 0, start = out->len;
	const char *rest, *word;

	if (token->part == TOKENS_SAME) {
		buf_add(out, token->run, token->len);
		return;
	}
	text_fold(out, token->run, token->len);
	if (token->part == TOKENS_WHOLE)
		return;
	rest = out->data + start;
	word = words_next(&rest, &len);
	for (int32_t i = 0; i < token->part; i++)
		word = words_next(&rest, &len);
	memmove(out->data + start, word, len);
	out->len = start + len;
	out->data[out->len] = '\0';
}
