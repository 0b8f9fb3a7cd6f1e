/*
 * escape: text among the marks of HTML and XML.
 */
#include "escape.h"

#include <string.h>

static const char *
reference(char sign)
{
	switch (sign) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return "&#10;";
	}
}

void
escape(struct buf *out, const char *text, const char *signs)
{
	for (;;) {
		size_t len = strcspn(text, signs);

		buf_add(out, text, len);
		text += len;
		if (*text == '\0')
			return;
		buf_puts(out, reference(*text++));
	}
}
