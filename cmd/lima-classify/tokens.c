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
#define KEY_PARTS (KEY_BYTES / sizeof(uint64_t))

/* What is read behind a text: of the last block of 64 or the last key. */
#define PAD_BYTES 64

#define BUCKET_BITS 14
#define BUCKETS ((size_t)1 << BUCKET_BITS)

struct key {
	uint64_t part[KEY_PARTS];
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
	bool whole; /* the word is all that the run folds to */
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

/* The key of a run that is no longer than one; KEY_BYTES can be read. */
static struct key
key_of(const char *run, size_t len)
{
	static const unsigned char ones[2 * KEY_BYTES] = {0xff, 0xff, 0xff,
	    0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
	    0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff};
	struct key key, mask;

	memcpy(&key, run, KEY_BYTES);
	memcpy(&mask, ones + KEY_BYTES - len, KEY_BYTES);
	for (size_t i = 0; i < KEY_PARTS; i++)
		key.part[i] &= mask.part[i];
	return key;
}

static bool
same_key(const struct key *a, const struct key *b)
{
	uint64_t differ = 0;

	for (size_t i = 0; i < KEY_PARTS; i++)
		differ |= a->part[i] ^ b->part[i];
	return differ == 0;
}

/* The upper bits of a product depend on all of its factors' bits. */
static struct bucket *
bucket_of(const struct tokenizer *t, const struct key *key)
{
	static const uint64_t odd[KEY_PARTS] = {UINT64_C(0x9e3779b97f4a7c15),
	    UINT64_C(0xc2b2ae3d27d4eb4f), UINT64_C(0x165667b19e3779f9)};
	uint64_t hash = 0;

	for (size_t i = 0; i < KEY_PARTS; i++)
		hash ^= key->part[i] * odd[i];
	hash = (hash ^ hash >> 32) * odd[0];
	return &t->buckets[hash >> (64 - BUCKET_BITS)];
}

static void
add_token(struct tokenizer *t, const struct token *token, unsigned language)
{
	struct tokens *all = &t->tokens;

	if (all->count == all->room)
		all->list = mem_grow(
		    all->list, all->count, &all->room, sizeof(*all->list));
	all->list[all->count++] = *token;
	all->languages[language]++;
}

/* A run that is not remembered: add its words; what the last one is. */
static struct slot
read_words(struct tokenizer *t, struct token token)
{
	const struct languages *languages = vocabulary_languages(t->vocabulary);
	struct slot slot = {.words = 0};
	uint32_t i;

	buf_reset(&t->folded);
	text_fold(&t->folded, token.run, token.len);
	words_find(&t->words, t->folded.data);
	for (i = 0; i < t->words.count; i++) {
		const struct word *w = &t->words.list[i];

		token.part = w->len == t->folded.len ? TOKENS_WHOLE : i;
		token.fits = vocabulary_fit(t->vocabulary, w->text, w->len);
		slot.whole = token.part == TOKENS_WHOLE;
		slot.fits = token.fits;
		slot.language = languages_of(languages, w);
		add_token(t, &token, slot.language);
	}
	slot.words = i < 2 ? (unsigned char)i : 2;
	return slot;
}

static void
read_run(struct tokenizer *t, const char *run, size_t len)
{
	struct token token = {run, len, 0, VOCABULARY_NONE};
	struct key key;
	struct bucket *bucket;
	struct slot slot;

	if (len > KEY_BYTES) {
		read_words(t, token);
		return;
	}
	key = key_of(run, len);
	bucket = bucket_of(t, &key);
	if (!same_key(&bucket->first.key, &key)) {
		slot = bucket->second;
		if (!same_key(&slot.key, &key)) {
			slot = read_words(t, token);
			if (slot.words <= 1) {
				slot.key = key;
				bucket->second = slot;
			}
			return;
		}
		bucket->second = bucket->first;
		bucket->first = slot;
	}
	token.fits = bucket->first.fits;
	token.part = bucket->first.whole ? TOKENS_WHOLE : 0;
	if (bucket->first.words > 0)
		add_token(t, &token, bucket->first.language);
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
 * and all beyond ASCII. A sum reaches the uppermost bit of a byte if the byte
 * is as great as what was left out of it.
 */
static uint64_t
in_run(uint64_t bytes)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t ascii = bytes & ones * 0x7f;
	uint64_t small = ascii | ones * 0x20;
	uint64_t letters =
	    (small + ones * (0x80 - 'a')) & ~(small + ones * (0x7f - 'z'));
	uint64_t digits =
	    (ascii + ones * (0x80 - '0')) & ~(ascii + ones * (0x7f - '9'));

	return (letters | digits | bytes) >> 7 & ones;
}

/* Of 64 bytes: which belong to a run, the first in the lowest bit. */
static uint64_t
runs_of(const char *s)
{
	uint64_t bytes, mask = 0;

	for (size_t i = 0; i < 64; i += sizeof(bytes)) {
		memcpy(&bytes, s + i, sizeof(bytes));
		mask |= in_run(bytes) * GATHER >> 56 << i;
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
	const char *rest, *word = NULL;

	text_fold(out, token->run, token->len);
	if (token->part == TOKENS_WHOLE)
		return;
	rest = out->data + start;
	for (uint32_t i = 0; i <= token->part; i++)
		word = words_next(&rest, &len);
	memmove(out->data + start, word, len);
	out->len = start + len;
	out->data[out->len] = '\0';
}
