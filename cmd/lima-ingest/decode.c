/*
 * decode: text from the encoding it was stored in to UTF-8.
 */
#include "decode.h"

#include "mem.h"

#include <iconv.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* A stretch of stored text, and where its decoded form goes. */
struct step {
	const unsigned char *from, *from_end;
	char *into, *into_end;
};

struct decoder {
	void (*run)(struct decoder *, struct step *);
	iconv_t iconv; /* of those that need it */
};

/* The characters of Windows-1252 from 0x80 to 0x9f; 0: not defined. */
static const uint16_t high_half[32] = {0x20ac, 0, 0x201a, 0x192, 0x201e, 0x2026,
    0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17d, 0, 0, 0x2018,
    0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161,
    0x203a, 0x153, 0, 0x17e, 0x178};

bool
decode_undefined_1252(unsigned char c)
{
	return c >= 0x80 && c < 0xa0 && high_half[c - 0x80] == 0;
}

/* A code point as UTF-8; there is room for it. */
static char *
put(char *into, uint32_t point)
{
	if (point < 0x80) {
		*into++ = (char)point;
		return into;
	}
	if (point < 0x800) {
		*into++ = (char)(0xc0 | point >> 6);
	} else {
		if (point < 0x10000) {
			*into++ = (char)(0xe0 | point >> 12);
		} else {
			*into++ = (char)(0xf0 | point >> 18);
			*into++ = (char)(0x80 | (point >> 12 & 0x3f));
		}
		*into++ = (char)(0x80 | (point >> 6 & 0x3f));
	}
	*into++ = (char)(0x80 | (point & 0x3f));
	return into;
}

static bool
has_room(const struct step *s)
{
	return s->into_end - s->into >= DECODE_CHAR_MAX;
}

static void
run_utf8(struct decoder *d, struct step *s)
{
	size_t len = (size_t)(s->from_end - s->from);
	size_t room = (size_t)(s->into_end - s->into);

	(void)d;
	if (len > room)
		len = room;
	memcpy(s->into, s->from, len);
	s->from += len;
	s->into += len;
}

static void
run_1252(struct decoder *d, struct step *s)
{
	unsigned char c;

	(void)d;
	for (; s->from < s->from_end && has_room(s); s->from++) {
		c = *s->from;
		if (decode_undefined_1252(c))
			break;
		s->into = put(
		    s->into, c >= 0x80 && c < 0xa0 ? high_half[c - 0x80] : c);
	}
}

/*
 * The character at from in UTF-16, in 2 or 4 bytes; 0 if it is incomplete or
 * half a pair.
 */
static size_t
take_utf16(const unsigned char *from, size_t len, bool big, uint32_t *point)
{
	size_t high = big ? 0 : 1, low = big ? 1 : 0;
	uint32_t second;

	if (len < 2)
		return 0;
	*point = (uint32_t)(from[high] << 8 | from[low]);
	if (*point < 0xd800 || *point > 0xdfff)
		return 2;
	if (*point > 0xdbff || len < 4)
		return 0;
	second = (uint32_t)(from[2 + high] << 8 | from[2 + low]);
	if (second < 0xdc00 || second > 0xdfff)
		return 0;
	*point = 0x10000 + ((*point - 0xd800) << 10) + (second - 0xdc00);
	return 4;
}

static void
run_utf16(struct step *s, bool big)
{
	uint32_t point;
	size_t n;

	while (has_room(s) &&
	       (n = take_utf16(s->from, (size_t)(s->from_end - s->from), big,
		    &point)) > 0) {
		s->from += n;
		s->into = put(s->into, point);
	}
}

static void
run_utf16le(struct decoder *d, struct step *s)
{
	(void)d;
	run_utf16(s, false);
}

static void
run_utf16be(struct decoder *d, struct step *s)
{
	(void)d;
	run_utf16(s, true);
}

static void
run_iconv(struct decoder *d, struct step *s)
{
	size_t len = (size_t)(s->from_end - s->from);
	size_t room = (size_t)(s->into_end - s->into);
	/* iconv does not write there, whatever its prototype says. */
	char *from = (char *)(uintptr_t)s->from;

	/* At the end of the text it may still hold a character back. */
	iconv(d->iconv, len > 0 ? &from : NULL, &len, &s->into, &room);
	s->from = s->from_end - len;
}

static const struct known {
	const char *name;
	void (*run)(struct decoder *, struct step *);
} own[] = {
    {"UTF-8", run_utf8},
    {"UTF8", run_utf8},
    {"UTF-16LE", run_utf16le},
    {"UTF-16BE", run_utf16be},
    {"Windows-1252", run_1252},
    {"CP1252", run_1252},
};

bool
decode_is_utf8(const char *name)
{
	return strcasecmp(name, "UTF-8") == 0 || strcasecmp(name, "UTF8") == 0;
}

struct decoder *
decoder_open(const char *name)
{
	struct decoder d = {.iconv = (iconv_t)-1};
	struct decoder *copy;
	size_t i;

	for (i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		if (strcasecmp(name, own[i].name) == 0)
			d.run = own[i].run;
	if (d.run == NULL) {
		/* To iconv, no name at all is that of the locale's encoding. */
		if (*name == '\0' || strchr(name, '/') != NULL)
			return NULL;
		d.iconv = iconv_open("UTF-8", name);
		if (d.iconv == (iconv_t)-1)
			return NULL;
		d.run = run_iconv;
	}
	copy = mem_new(1, sizeof(*copy));
	*copy = d;
	return copy;
}

void
decoder_close(struct decoder *d)
{
	if (d == NULL)
		return;
	if (d->iconv != (iconv_t)-1)
		iconv_close(d->iconv);
	free(d);
}

void
decoder_reset(struct decoder *d)
{
	if (d->iconv != (iconv_t)-1)
		iconv(d->iconv, NULL, NULL, NULL, NULL);
}

size_t
decoder_run(struct decoder *d, const char *from, size_t len, size_t *used,
    char *into, size_t room)
{
	const unsigned char *start = (const unsigned char *)from;
	struct step s = {start, start + len, into, into + room};

	d->run(d, &s);
	*used = (size_t)(s.from - start);
	return (size_t)(s.into - into);
}
