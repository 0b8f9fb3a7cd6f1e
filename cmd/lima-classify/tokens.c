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
#define KEY_BYTES 16

#define BUCKET_BITS 14
#define BUCKETS ((size_t)1 << BUCKET_BITS)

/* How many runs are looked for at once; texts have some ten. */
#define BATCH 32

/* Not an array, which compilers do not keep in registers. */
struct key {
	uint64_t first, last;
};

/*
 * A run that stands for one word or none. What is behind its end is 0, which no
 * run holds: keys of different lengths differ, and a free slot fits nothing.
 */
struct slot {
	struct key key;
	uint32_t fits;
	uint16_t language;
	uint16_t words;
};

/* What is met once comes and goes in the second; met again, it is the first. */
struct bucket {
	struct slot first, second;
};

/* What a run may be known by. */
struct met {
	struct key key;
	struct bucket *bucket;
};

struct tokenizer {
	struct vocabulary *vocabulary;
	struct bucket *buckets;
	struct runs runs;
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
	runs_init(&t->runs);
	buf_init(&t->folded);
	return t;
}

void
tokenizer_free(struct tokenizer *t)
{
	if (t == NULL)
		return;
	free(t->buckets);
	runs_release(&t->runs);
	buf_release(&t->folded);
	words_release(&t->words);
	free(t->tokens.fits);
	free(t->tokens.runs);
	free(t);
}

static inline uint64_t
eight_of(const void *bytes)
{
	uint64_t eight;

	memcpy(&eight, bytes, sizeof(eight));
	return eight;
}

/* The key of a run that is no longer than one. */
static inline struct key
key_of(const char *run, size_t len)
{
	static const unsigned char ones[2 * KEY_BYTES] = {0xff, 0xff, 0xff,
	    0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
	    0xff, 0xff};
	const unsigned char *mask = ones + KEY_BYTES - len;

	return (struct key){eight_of(run) & eight_of(mask),
	    eight_of(run + 8) & eight_of(mask + 8)};
}

static inline bool
same_key(const struct key *a, const struct key *b)
{
	return ((a->first ^ b->first) | (a->last ^ b->last)) == 0;
}

/* The upper bits of a product depend on all of its factors' bits. */
static inline struct bucket *
bucket_of(struct bucket *buckets, const struct key *key)
{
	uint64_t hash = key->first * UINT64_C(0x9e3779b97f4a7c15) ^
			key->last * UINT64_C(0xc2b2ae3d27d4eb4f);

	return &buckets[hash >> (64 - BUCKET_BITS)];
}

/* There is room for it. */
static void
add_word(struct tokenizer *t, const struct run *run, const struct slot *slot)
{
	struct tokens *all = &t->tokens;

	all->fits[all->count] = slot->fits;
	all->runs[all->count++] = *run;
	all->languages[slot->language]++;
}

/* Have room for as many words more. */
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

/* Then it is a word, and folded. */
static bool
is_ascii(const struct run *run)
{
	unsigned char all = 0;

	for (const char *s = run->start; s < run->end; s++)
		all |= (unsigned char)*s;
	return all < 0x80;
}

/* What is known of a folded word. */
static void
look_up(const struct tokenizer *t, const char *s, size_t len, struct slot *slot)
{
	struct word word = {s, len};

	slot->fits = vocabulary_fit(t->vocabulary, s, len);
	slot->language =
	    languages_of(vocabulary_languages(t->vocabulary), &word);
}

/* Add the words of a run, and have room for more; what the last one is. */
static struct slot
read_words(struct tokenizer *t, const struct run *run, size_t more)
{
	struct slot slot = {.words = 1};

	if (is_ascii(run)) {
		look_up(t, run->start, run_length(run), &slot);
		add_word(t, run, &slot);
		return slot;
	}
	buf_reset(&t->folded);
	text_fold(&t->folded, run->start, run_length(run));
	words_find(&t->words, t->folded.data);
	make_room(&t->tokens, t->words.count + more);
	for (size_t i = 0; i < t->words.count; i++) {
		const struct word *w = &t->words.list[i];

		look_up(t, w->text, w->len, &slot);
		add_word(t, run, &slot);
	}
	slot.words = t->words.count < 2 ? (uint16_t)t->words.count : 2;
	return slot;
}

/* The same of one that is not remembered, but then is if that can be. */
static void
read_new(struct tokenizer *t, const struct run *run, size_t more)
{
	struct slot slot = read_words(t, run, more);

	if (slot.words > 1 || run_length(run) > KEY_BYTES)
		return;
	slot.key = key_of(run->start, run_length(run));
	bucket_of(t->buckets, &slot.key)->second = slot;
}

/*
 * What runs may be known by; of a long one, what it begins with. The buckets
 * are fetched all at once, and not each when the one before was looked at.
 */
static void
find_buckets(
    const struct tokenizer *t, struct met *met, size_t at, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct run run = runs_get(&t->runs, at + i);
		size_t len = run_length(&run);
		struct key key =
		    key_of(run.start, len < KEY_BYTES ? len : KEY_BYTES);

		met[i].key.first = key.first;
		met[i].key.last = key.last;
		met[i].bucket = bucket_of(t->buckets, &key);
		__builtin_prefetch(met[i].bucket);
	}
}

/*
 * Put in the first slot what is remembered under that key. What is found in the
 * second changes places with it.
 */
static inline bool
find_slot(struct bucket *bucket, const struct key *key)
{
	struct slot slot;

	if (same_key(&bucket->first.key, key))
		return true;
	slot = bucket->second;
	if (!same_key(&slot.key, key))
		return false;
	bucket->second = bucket->first;
	bucket->first = slot;
	return true;
}

/* Add the words of runs up to the first that is not remembered: which that is.
 */
static size_t
read_known(struct tokenizer *t, const struct met *met, size_t at, size_t count)
{
	struct tokens *all = &t->tokens;
	uint32_t *fits = all->fits + all->count;
	struct run *to = all->runs + all->count;
	size_t i;

	for (i = 0; i < count; i++) {
		struct run run = runs_get(&t->runs, at + i);
		const struct slot *slot = &met[i].bucket->first;

		if (run_length(&run) > KEY_BYTES ||
		    !find_slot(met[i].bucket, &met[i].key))
			break;
		/* No branch on whether it is a word: room there is. */
		*to = run;
		*fits = slot->fits;
		all->languages[slot->language] += slot->words;
		to += slot->words;
		fits += slot->words;
	}
	all->count = (size_t)(fits - all->fits);
	return i;
}

const struct tokens *
tokenizer_read(struct tokenizer *t, const char *text, size_t len)
{
	struct met met[BATCH];
	struct run run;
	size_t runs, count;

	runs_find(&t->runs, text, len);
	runs = t->runs.count;
	t->tokens.count = 0;
	memset(t->tokens.languages, 0, sizeof(t->tokens.languages));
	make_room(&t->tokens, runs + 1);
	for (size_t at = 0; at < runs; at += BATCH) {
		count = runs - at < BATCH ? runs - at : BATCH;
		find_buckets(t, met, at, count);
		for (size_t i = 0; i < count; i++) {
			i += read_known(t, met + i, at + i, count - i);
			if (i == count)
				break;
			run = runs_get(&t->runs, at + i);
			read_new(t, &run, runs - at - i);
		}
	}
	for (size_t i = 0; i < TOKENS_BEHIND; i++)
		t->tokens.fits[t->tokens.count + i] = VOCABULARY_NONE;
	return &t->tokens;
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

void
tokens_put_word(struct buf *out, const struct tokens *tokens, size_t word)
{
	const struct run *run = &tokens->runs[word];
	size_t len = run_length(run), start = out->len, first = word;
	const char *rest, *found;

	if (is_ascii(run)) {
		buf_add(out, run->start, len);
		return;
	}
	while (first > 0 && tokens->runs[first - 1].start == run->start)
		first--;
	text_fold(out, run->start, len);
	rest = out->data + start;
	do
		found = words_next(&rest, &len);
	while (first++ < word);
	memmove(out->data + start, found, len);
	buf_truncate(out, start + len);
}
