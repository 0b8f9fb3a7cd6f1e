/*
 * control: control characters, of which text has only TAB, LF and CR.
 */
#include "control.h"

#include "text.h"

#include <stdbool.h>

#define DELETE 0x7f

static bool
is_control(unsigned char c)
{
	if (c == '\t' || c == '\n' || c == '\r')
		return false;
	return c < ' ' || c == DELETE;
}

size_t
control_find(const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (is_control((unsigned char)s[i]))
			return i;
	return CONTROL_NONE;
}

void
control_show(struct buf *b, const char *s, size_t len)
{
	char picture[] = "\xe2\x90\x80"; /* U+2400, that of NUL */
	size_t n;

	for (; len > 0; s += n, len -= n) {
		n = text_char(s, len);
		if (n == 0) {
			n = 1;
			buf_printf(b, "\\x%02x", (unsigned char)*s);
		} else if (n == 1 && is_control((unsigned char)*s)) {
			picture[2] = (char)(0x80 | (*s == DELETE ? 0x21 : *s));
			buf_puts(b, picture);
		} else {
			buf_add(b, s, n);
		}
	}
}
