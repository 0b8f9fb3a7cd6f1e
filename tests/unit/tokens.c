/*
 * The words that lima-classify finds in any text, against those of the text
 * folded whole.
 */
#include "tokens.h"

#include "draw.h"
#include "tap.h"
#include "text.h"
#include "words.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Add a character: mostly such as texts are made of, then any other. */
static void
draw_char(struct buf *b)
{
	static const char *const usual[] = {"a", "b", "e", "o", "s", " ", " ",
	    "-", ".", "'", "A", "Z", "0", "9", "@", "[", "`", "{", "/", ":",
	    u8"é", u8"ñ", u8"Ç", u8"ß", u8"’", u8"“", u8"–", u8"…", u8"\u00a0",
	    u8"½", u8"«", u8"ª", u8"\u00ad", u8"\u0301", u8"\u200b", u8"ﬁ"};
	unsigned c;

	if (draw(10) > 0) {
		buf_puts(b, usual[draw(sizeof(usual) / sizeof(usual[0]))]);
		return;
	}
	c = draw(4) > 0 ? 0x80 + draw(0x2f80) : 0x10000 + draw(0x20000);
	/* Quotes and dashes, and those that come before and behind. */
	if (draw(4) == 0)
		c = 0x2008 + draw(0x28);
	if (c < 0x800) {
		buf_putc(b, (char)(0xc0 | c >> 6));
	} else if (c < 0x10000) {
		buf_putc(b, (char)(0xe0 | c >> 12));
		buf_putc(b, (char)(0x80 | (c >> 6 & 0x3f)));
	} else {
		buf_putc(b, (char)(0xf0 | c >> 18));
		buf_putc(b, (char)(0x80 | (c >> 12 & 0x3f)));
		buf_putc(b, (char)(0x80 | (c >> 6 & 0x3f)));
	}
	buf_putc(b, (char)(0x80 | (c & 0x3f)));
}

/* A text that ends where its memory does, for the sanitizers. */
static const struct tokens *
read_exactly(struct tokenizer *t, const struct buf *s)
{
	char *text = malloc(s->len + 1);
	const struct tokens *tokens;

	memcpy(text + 1, s->data, s->len);
	tokens = tokenizer_read(t, text + 1, s->len);
	free(text);
	return tokens;
}

/* Whether the words of a text are those of the same text folded whole. */
static bool
check_words(struct tokenizer *t, const struct buf *s)
{
	const struct tokens *tokens = read_exactly(t, s);
	struct buf folded = BUF_INIT, word = BUF_INIT;
	struct words want = WORDS_INIT;
	bool ok;

	ok = text_fold(&folded, s->data, s->len);
	words_find(&want, folded.data);
	ok = ok && tokens->count == want.count;
	for (size_t i = 0; ok && i < want.count; i++) {
		buf_reset(&word);
		tokens_put_word(&word, tokens, i);
		ok = word.len == want.list[i].len &&
		     memcmp(word.data, want.list[i].text, word.len) == 0;
	}
	if (!ok)
		printf("# text: %s\n", s->data);
	words_release(&want);
	buf_release(&folded);
	buf_release(&word);
	return ok;
}

static void
check_any_text(void)
{
	struct vocabulary *vocabulary = vocabulary_new(NULL);
	struct tokenizer *t;
	struct buf s = BUF_INIT;
	bool ok = true;

	vocabulary_add(vocabulary, "a", 1, true);
	t = tokenizer_new(vocabulary);
	for (int i = 0; i < 20000 && ok; i++) {
		buf_reset(&s);
		for (unsigned n = draw(200); n > 0; n--)
			draw_char(&s);
		/* A run that is longer than a block, or nearly. */
		for (unsigned n = draw(20) == 0 ? draw(150) : 0; n > 0; n--)
			buf_putc(&s, 'x');
		for (unsigned n = draw(20); n > 0; n--)
			draw_char(&s);
		/* Once more, for what is remembered now. */
		ok = check_words(t, &s) && check_words(t, &s);
	}
	tap(ok, "the words of any text are those of the text folded whole");
	buf_release(&s);
	tokenizer_free(t);
	vocabulary_free(vocabulary);
}

/* More words than are remembered, again and again, and long ones. */
static void
check_many_words(void)
{
	struct vocabulary *vocabulary = vocabulary_new(NULL);
	uint32_t even = vocabulary_add(vocabulary, "even", 4, true);
	uint32_t odd = vocabulary_add(vocabulary, "odd", 3, true);
	struct tokenizer *t = tokenizer_new(vocabulary);
	bool ok = true;

	for (size_t i = 0; i < 200000 && ok; i++) {
		size_t n = i % 3 == 0 ? i % 100 : i;
		char word[80];
		int len = snprintf(word, sizeof(word), "%s%0*zu",
		    n % 2 == 0 ? "Even" : "Odd", (int)(n % 40), n);
		const struct tokens *tokens =
		    tokenizer_read(t, word, (size_t)len);

		ok = tokens->count == 1 &&
		     tokens->fits[0] == (n % 2 == 0 ? even : odd);
	}
	tap(ok, "what is forgotten, or too long to be kept, is read again");
	tokenizer_free(t);
	vocabulary_free(vocabulary);
}

/* Words that begin alike, up to one that is longer than what is remembered. */
static void
check_long_words(void)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyzabcdef";
	struct vocabulary *vocabulary = vocabulary_new(NULL);
	struct tokenizer *t;
	uint32_t numbers[sizeof(letters)];
	bool ok = true;

	for (size_t n = 1; n < sizeof(letters); n += 2)
		numbers[n] = vocabulary_add(vocabulary, letters, n, false);
	t = tokenizer_new(vocabulary);
	for (size_t i = 0; i < 3 * sizeof(letters) && ok; i++) {
		size_t n = 1 + i % (sizeof(letters) - 1);
		const struct tokens *tokens = tokenizer_read(t, letters, n);

		ok = tokens->count == 1 &&
		     tokens->fits[0] ==
			 (n % 2 == 1 ? numbers[n] : VOCABULARY_NONE);
	}
	tap(ok, "a word is not taken for another that it begins with");
	tokenizer_free(t);
	vocabulary_free(vocabulary);
}

int
main(void)
{
	check_any_text();
	check_many_words();
	check_long_words();
	return tap_end();
}
