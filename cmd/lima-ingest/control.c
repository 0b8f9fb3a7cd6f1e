/*
 * control: control characters, of which text has only TAB, LF and CR.
 */
#include "control.h"

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
	size_t at;

	while ((at = control_find(s, len)) != CONTROL_NONE) {
		buf_add(b, s, at);
		picture[2] = (char)(0x80 | (s[at] == DELETE ? 0x21 : s[at]));
		buf_puts(b, picture);
		s += at + 1;
		len -= at + 1;
	}
	buf_add(b, s, len);
}
