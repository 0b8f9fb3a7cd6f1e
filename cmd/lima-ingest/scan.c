/*
 * scan: is a text UTF-8, and if it is not, could it be Windows-1252?
 */
#include "scan.h"

#include "decode.h"
#include "text.h"

#define UTF8_MAX 4 /* bytes of the longest character */

void
place_pass(struct place *p, const char *text, size_t len, bool decoded)
{
	unsigned char c;
	size_t i;

	for (i = 0; i < len; i++) {
		c = (unsigned char)text[i];
		if (c == '\r' || (c == '\n' && !p->after_cr)) {
			p->line++;
			p->col = 1;
		} else if (c != '\n' && (!decoded || (c & 0xc0) != 0x80)) {
			p->col++;
		}
		p->after_cr = c == '\r';
	}
}

/* Go over stored text whose being UTF-8 or not is settled. */
static void
scan_settled(struct scan *s, const char *bytes, size_t len)
{
	size_t i;

	if (s->undefined == 0) {
		for (i = 0; i < len; i++)
			if (decode_undefined_1252((unsigned char)bytes[i]))
				break;
		place_pass(&s->place, bytes, i, false);
		if (i < len) {
			s->undefined = (unsigned char)bytes[i];
			s->undefined_place = s->place;
		}
		bytes += i;
		len -= i;
	}
	place_pass(&s->place, bytes, len, false);
}

/* Go over a stretch of UTF-8. */
static void
scan_utf8(struct scan *s, const char *bytes, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		s->beyond += (unsigned char)bytes[i] >= 0xc0;
	scan_settled(s, bytes, len);
}

static void
scan_odd(struct scan *s, const char *byte)
{
	s->odd++;
	if (s->odd_line == 0)
		s->odd_line = s->place.line;
	scan_settled(s, byte, 1);
}

size_t
scan_block(struct scan *s, const char *block, size_t len, bool last)
{
	size_t span;

	for (;;) {
		span = text_utf8_span(block, len);
		scan_utf8(s, block, span);
		block += span;
		len -= span;
		if (len == 0 || (len < UTF8_MAX && !last))
			return len;
		scan_odd(s, block);
		block++;
		len--;
	}
}
