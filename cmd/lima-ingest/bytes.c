/*
 * bytes: the text of an export, in UTF-8, from whatever it was stored as.
 */
#include "bytes.h"

#include "decode.h"
#include "guess.h"
#include "mem.h"
#include "scan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sysexits.h>

#define BLOCK_BYTES GUESS_BYTES

#define BOM "\xef\xbb\xbf"
#define BOM_BYTES 3

struct bytes {
	struct raw *raw;
	struct gzip *gzip; /* NULL: it is none */
	const char *encoding;
	char name[64]; /* of the encoding, with what else there is to tell */
	struct decoder *decoder;
	struct trouble trouble; /* of the decoding */
	char block[BLOCK_BYTES];
	size_t done, len; /* of the block */
	bool ended;       /* nothing comes after the block */
	bool begun;       /* a byte order mark would have been read */
	bool marked;      /* there was one */
};

struct bytes *
bytes_open(struct raw *raw, const char *encoding, uintmax_t max_bytes)
{
	struct bytes *b = mem_new(1, sizeof(*b));

	b->raw = raw;
	b->encoding = encoding;
	if (raw_begins(raw, GZIP_MAGIC, GZIP_MAGIC_BYTES))
		b->gzip = gzip_open(raw_read, raw, max_bytes);
	bytes_rewind(b);
	return b;
}

void
bytes_close(struct bytes *b)
{
	if (b->gzip != NULL)
		gzip_close(b->gzip);
	decoder_close(b->decoder);
	free(b);
}

void
bytes_rewind(struct bytes *b)
{
	raw_rewind(b->raw);
	if (b->gzip != NULL)
		gzip_rewind(b->gzip);
	if (b->decoder != NULL)
		decoder_reset(b->decoder);
	b->trouble = (struct trouble){0};
	b->done = b->len = 0;
	b->ended = b->begun = b->marked = false;
}

const struct trouble *
bytes_trouble(const struct bytes *b)
{
	if (raw_trouble(b->raw) != NULL)
		return raw_trouble(b->raw);
	if (b->gzip != NULL && gzip_trouble(b->gzip) != NULL)
		return gzip_trouble(b->gzip);
	return b->trouble.what != NULL ? &b->trouble : NULL;
}

/* The text as it is stored. */
static size_t
read_stored(struct bytes *b, char *into, size_t room)
{
	return b->gzip != NULL ? gzip_read(b->gzip, into, room)
			       : raw_read(b->raw, into, room);
}

/* Put more behind what is left in the block. */
static void
fill(struct bytes *b)
{
	size_t n;

	memmove(b->block, b->block + b->done, b->len - b->done);
	b->len -= b->done;
	b->done = 0;
	n = read_stored(b, b->block + b->len, BLOCK_BYTES - b->len);
	b->len += n;
	b->ended = n == 0;
}

static void
undecodable(struct bytes *b)
{
	char detail[sizeof(b->trouble.detail)];

	snprintf(detail, sizeof(detail), "0x%02x is not %s",
	    (unsigned char)b->block[b->done], b->encoding);
	trouble_set(&b->trouble, EX_DATAERR, "undecodable byte", detail);
	b->trouble.field = "encoding";
}

/* The next of the text with the byte order mark, if there is one. */
static size_t
read_decoded(struct bytes *b, char *into, size_t room)
{
	size_t used, made;

	for (;;) {
		made = decoder_run(b->decoder, b->block + b->done,
		    b->len - b->done, &used, into, room);
		b->done += used;
		if (made > 0)
			return made;
		if (used > 0)
			continue;
		if (bytes_trouble(b) != NULL)
			return 0;
		if (b->len - b->done >= DECODE_CHAR_MAX ||
		    (b->ended && b->done < b->len)) {
			undecodable(b);
			return 0;
		}
		if (b->ended)
			return 0;
		fill(b);
	}
}

size_t
bytes_read(void *bytes, char *into, size_t room)
{
	struct bytes *b = bytes;
	size_t n;

	while (!b->begun && !b->ended && b->len < DECODE_CHAR_MAX)
		fill(b);
	n = read_decoded(b, into, room);
	if (b->begun || n < BOM_BYTES || memcmp(into, BOM, BOM_BYTES) != 0) {
		b->begun = true;
		return n;
	}
	b->begun = b->marked = true;
	memmove(into, into + BOM_BYTES, n - BOM_BYTES);
	return n > BOM_BYTES ? n - BOM_BYTES : read_decoded(b, into, room);
}

/* What is wrong with how the text is stored, and how far it was good. */
static bool
trouble_after(
    const struct bytes *b, const struct place *p, struct trouble *trouble)
{
	*trouble = *bytes_trouble(b);
	if (b->gzip == NULL || gzip_trouble(b->gzip) == NULL)
		return false;
	snprintf(trouble->detail, sizeof(trouble->detail),
	    "%.80s%safter %ju whole lines, of which none was used",
	    gzip_trouble(b->gzip)->detail,
	    gzip_trouble(b->gzip)->detail[0] != '\0' ? ", " : "", p->line - 1);
	return false;
}

static bool
not_1252(const struct scan *s, struct trouble *t)
{
	trouble_set(t, EX_DATAERR, "neither UTF-8 nor Windows-1252", NULL);
	snprintf(t->detail, sizeof(t->detail),
	    "byte 0x%02x here, not UTF-8 on line %ju", s->undefined,
	    s->odd_line);
	t->field = "encoding";
	t->line = s->undefined_place.line;
	t->col = s->undefined_place.col;
	return false;
}

static bool
not_uniform(const struct scan *s, struct trouble *t)
{
	trouble_set(t, EX_DATAERR, "partly UTF-8, partly not", NULL);
	snprintf(t->detail, sizeof(t->detail),
	    "%ju characters are, %ju bytes are not, the first on this line: "
	    "say with -e how to read it",
	    s->beyond, s->odd);
	t->field = "encoding";
	t->line = s->odd_line;
	return false;
}

/* Is it UTF-8, which may be certain, or else Windows-1252? */
static bool
scan_bytes(struct bytes *b, bool certain, struct bytes_facts *facts,
    struct trouble *trouble)
{
	struct scan s = SCAN_INIT;
	size_t left = 0;

	while (fill(b), !b->ended) {
		left = scan_block(&s, b->block, b->len, false);
		b->done = b->len - left;
	}
	scan_block(&s, b->block + b->done, left, true);
	if (bytes_trouble(b) != NULL)
		return trouble_after(b, &s.place, trouble);
	facts->odd = s.odd;
	facts->odd_line = s.odd_line;
	if (certain || s.beyond > s.odd || s.odd == 0) {
		b->encoding = b->encoding != NULL ? b->encoding : "UTF-8";
		snprintf(facts->evidence, sizeof(facts->evidence),
		    "%ju characters beyond ASCII, %ju bytes not UTF-8",
		    s.beyond, s.odd);
		return true;
	}
	if (s.beyond > 0)
		return not_uniform(&s, trouble);
	if (s.undefined != 0)
		return not_1252(&s, trouble);
	b->encoding = "Windows-1252";
	facts->guessed = true;
	snprintf(facts->evidence, sizeof(facts->evidence),
	    "%ju bytes not UTF-8, the first on line %ju", s.odd, s.odd_line);
	return true;
}

/* Is it all in the encoding that it is held for? */
static bool
scan_decoded(struct bytes *b, struct trouble *trouble)
{
	struct place p = {.line = 1, .col = 1};
	char *text = mem_new(1, BLOCK_BYTES);
	size_t n;

	while ((n = bytes_read(b, text, BLOCK_BYTES)) > 0)
		place_pass(&p, text, n, true);
	free(text);
	if (bytes_trouble(b) == NULL)
		return true;
	if (b->trouble.what != NULL) {
		b->trouble.line = p.line;
		b->trouble.col = p.col;
	}
	return trouble_after(b, &p, trouble);
}

/* Judge by the first bytes; false, with *trouble filled in, if it is no text.
 */
static bool
guess(struct bytes *b, struct guess *g, struct trouble *trouble)
{
	do
		fill(b);
	while (!b->ended && b->len < BLOCK_BYTES);
	if (b->len == 0 && bytes_trouble(b) == NULL)
		return trouble_set(trouble, EX_DATAERR, "empty file", NULL);
	if (!guess_text(b->block, b->len, g, trouble))
		return false;
	bytes_rewind(b);
	return true;
}

/* What was told is as good as known, but a mark may say otherwise. */
static void
take_told(struct bytes *b, struct bytes_facts *facts, const struct guess *g)
{
	snprintf(facts->evidence, sizeof(facts->evidence), "told");
	if (g->marked && !b->marked &&
	    strncasecmp(b->encoding, g->encoding, strlen(b->encoding)) != 0)
		facts->mark = g->encoding;
}

static void
take_guess(struct bytes_facts *facts, const struct guess *g)
{
	memcpy(facts->evidence, g->evidence, sizeof(g->evidence));
	facts->guessed = !g->marked;
}

/* Read the whole text for what it is, the first bytes being known. */
static bool
scan(struct bytes *b, const struct guess *g, struct bytes_facts *facts,
    struct trouble *trouble)
{
	bool told = b->encoding != NULL;

	if (!told)
		b->encoding = g->encoding;
	if (b->encoding == NULL || decode_is_utf8(b->encoding)) {
		if (!scan_bytes(b, b->encoding != NULL, facts, trouble))
			return false;
		b->decoder = decoder_open(b->encoding);
		b->marked = g->marked && decode_is_utf8(g->encoding);
		if (b->marked && facts->odd == 0)
			take_guess(facts, g);
	} else {
		b->decoder = decoder_open(b->encoding);
		if (!scan_decoded(b, trouble))
			return false;
		if (!told)
			take_guess(facts, g);
	}
	if (told)
		take_told(b, facts, g);
	return true;
}

bool
bytes_scan(struct bytes *b, struct bytes_facts *facts, struct trouble *trouble)
{
	struct guess g = {0};

	*facts = (struct bytes_facts){.is_gzip = b->gzip != NULL};
	if (!guess(b, &g, trouble) || !scan(b, &g, facts, trouble))
		return false;
	if (b->gzip != NULL)
		facts->gzip = gzip_facts(b->gzip);
	snprintf(b->name, sizeof(b->name), "%s%s", b->encoding,
	    b->marked ? " with BOM" : "");
	facts->encoding = b->name;
	facts->marked = b->marked;
	bytes_rewind(b);
	return true;
}
