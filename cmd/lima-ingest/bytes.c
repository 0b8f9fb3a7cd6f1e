/*
 * bytes: the text of an export, in UTF-8, from whatever it was stored as.
 */
#include "bytes.h"

#include "mem.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#define BLOCK_BYTES (64 * 1024)
#define UTF8_MAX 4 /* bytes of the longest character */

#define BOM "\xef\xbb\xbf"
#define BOM_BYTES 3

enum encoding { UTF8, UTF8_BOM, WINDOWS_1252 };

static const char *const encoding_names[] = {
    [UTF8] = "UTF-8",
    [UTF8_BOM] = "UTF-8 with BOM",
    [WINDOWS_1252] = "Windows-1252",
};

struct bytes {
	struct raw *raw;
	enum encoding encoding;
};

/* What a scan has seen so far. */
struct scan {
	bool bom;
	uintmax_t line; /* that the next byte stands on */
	bool after_cr;
	uintmax_t odd_line;       /* of the first byte not UTF-8, or 0 */
	uintmax_t undefined_line; /* of the first not Windows-1252, or 0 */
	unsigned char undefined;
};

/* How files begin that are no text in any encoding read here. */
static const struct signature {
	const char *bytes;
	size_t len;
	const char *field;
	const char *what;
} signatures[] = {
    {"\xff\xfe", 2, "encoding", "UTF-16: save the file as 'CSV UTF-8'"},
    {"\xfe\xff", 2, "encoding", "UTF-16: save the file as 'CSV UTF-8'"},
    {"PK\x03\x04", 4, NULL,
	"a workbook or another zip file: save the sheet as 'CSV UTF-8'"},
    {"\xd0\xcf\x11\xe0", 4, NULL,
	"a workbook of the old kind or with a password: save the sheet as "
	"'CSV UTF-8'"},
};

/* The characters of Windows-1252 from 0x80 to 0x9f; 0: not defined. */
static const unsigned high_half[32] = {0x20ac, 0, 0x201a, 0x192, 0x201e, 0x2026,
    0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17d, 0, 0, 0x2018,
    0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161,
    0x203a, 0x153, 0, 0x17e, 0x178};

static bool
not_text(struct trouble *t, const char *field, const char *what)
{
	trouble_set(t, EX_DATAERR, what, NULL);
	t->field = field;
	return false;
}

struct bytes *
bytes_open(const char *file, struct trouble *trouble)
{
	struct raw *raw = raw_open(file, trouble);
	struct bytes *b;

	if (raw == NULL)
		return NULL;
	b = mem_new(1, sizeof(*b));
	b->raw = raw;
	return b;
}

void
bytes_close(struct bytes *b)
{
	raw_close(b->raw);
	free(b);
}

static bool
undefined(unsigned char c)
{
	return c >= 0x80 && c < 0xa0 && high_half[c - 0x80] == 0;
}

/* Go over bytes whose being UTF-8 or not is settled. */
static void
count(struct scan *s, const char *bytes, size_t len)
{
	unsigned char c;
	size_t i;

	for (i = 0; i < len; i++) {
		c = (unsigned char)bytes[i];
		if (c == '\r' || (c == '\n' && !s->after_cr))
			s->line++;
		s->after_cr = c == '\r';
		if (s->undefined_line == 0 && undefined(c)) {
			s->undefined_line = s->line;
			s->undefined = c;
		}
	}
}

/*
 * Go over a block. The answer is how many bytes at its end begin a character
 * that the next block may complete.
 */
static size_t
scan_block(struct scan *s, const char *block, size_t len, bool last)
{
	size_t span;

	if (s->odd_line != 0) {
		count(s, block, len);
		return 0;
	}
	span = text_utf8_span(block, len);
	count(s, block, span);
	if (len - span < UTF8_MAX && !last)
		return len - span;
	if (span < len) {
		s->odd_line = s->line;
		count(s, block + span, len - span);
	}
	return 0;
}

/* Is this a text at all, by how it begins? */
static bool
begins_as_text(const char *block, size_t len, struct trouble *trouble)
{
	const struct signature *sig = signatures;
	size_t i;

	for (i = 0; i < sizeof(signatures) / sizeof(signatures[0]); i++, sig++)
		if (len >= sig->len && memcmp(block, sig->bytes, sig->len) == 0)
			return not_text(trouble, sig->field, sig->what);
	/* A header in UTF-16 without a mark begins with an ASCII letter. */
	if (len >= 2 && (block[0] == '\0') != (block[1] == '\0'))
		return not_text(
		    trouble, signatures[0].field, signatures[0].what);
	return true;
}

/* Scan the text; false, with *trouble filled in, if it can not be one. */
static bool
scan_text(struct raw *raw, struct scan *s, struct trouble *trouble)
{
	char *block = mem_new(1, UTF8_MAX + BLOCK_BYTES);
	size_t n, len = 0;
	bool first = true, good = true;

	while (good && (n = raw_read(raw, block + len, BLOCK_BYTES)) > 0) {
		len += n;
		if (first) {
			good = begins_as_text(block, len, trouble);
			s->bom = len >= BOM_BYTES &&
				 memcmp(block, BOM, BOM_BYTES) == 0;
			first = false;
		}
		n = scan_block(s, block, len, false);
		memmove(block, block + len - n, n);
		len = n;
	}
	scan_block(s, block, len, true);
	free(block);
	if (raw_trouble(raw) != NULL) {
		*trouble = *raw_trouble(raw);
		return false;
	}
	return good &&
	       (!first || trouble_set(trouble, EX_DATAERR, "empty file", NULL));
}

bool
bytes_scan(struct bytes *b, struct bytes_facts *facts, struct trouble *trouble)
{
	struct scan s = {.line = 1};

	if (!raw_digest(b->raw, &facts->digest)) {
		*trouble = *raw_trouble(b->raw);
		return false;
	}
	if (!scan_text(b->raw, &s, trouble))
		return false;
	if (s.odd_line != 0 && s.undefined_line != 0) {
		not_text(trouble, "encoding", "neither UTF-8 nor Windows-1252");
		trouble->line = s.undefined_line;
		snprintf(trouble->detail, sizeof(trouble->detail),
		    "byte 0x%02x here, not UTF-8 on line %ju", s.undefined,
		    s.odd_line);
		return false;
	}
	b->encoding = s.bom ? UTF8_BOM : UTF8;
	if (s.odd_line != 0)
		b->encoding = WINDOWS_1252;
	facts->encoding = encoding_names[b->encoding];
	facts->odd_line = s.odd_line;
	bytes_rewind(b);
	return true;
}

void
bytes_rewind(struct bytes *b)
{
	char mark[BOM_BYTES];
	size_t n, got = 0;

	raw_rewind(b->raw);
	if (b->encoding != UTF8_BOM)
		return;
	while (got < BOM_BYTES &&
	       (n = raw_read(b->raw, mark + got, BOM_BYTES - got)) > 0)
		got += n;
}

/* One byte of Windows-1252 as UTF-8; how many bytes that makes. */
static size_t
put_decoded(char *into, unsigned char c)
{
	unsigned point = c;

	if (c < 0x80) {
		into[0] = (char)c;
		return 1;
	}
	if (c < 0xa0)
		point = high_half[c - 0x80];
	if (point < 0x800) {
		into[0] = (char)(0xc0 | point >> 6);
		into[1] = (char)(0x80 | (point & 0x3f));
		return 2;
	}
	into[0] = (char)(0xe0 | point >> 12);
	into[1] = (char)(0x80 | (point >> 6 & 0x3f));
	into[2] = (char)(0x80 | (point & 0x3f));
	return 3;
}

size_t
bytes_read(void *bytes, char *into, size_t room)
{
	struct bytes *b = bytes;
	const unsigned char *from;
	size_t i, n, len = 0;

	if (b->encoding != WINDOWS_1252)
		return raw_read(b->raw, into, room);
	/* Read into the last third; what is decoded never overtakes it. */
	n = raw_read(b->raw, into + room - room / 3, room / 3);
	from = (const unsigned char *)into + room - room / 3;
	for (i = 0; i < n; i++)
		len += put_decoded(into + len, from[i]);
	return len;
}

const struct trouble *
bytes_trouble(const struct bytes *b)
{
	return raw_trouble(b->raw);
}
