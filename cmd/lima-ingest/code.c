/*
 * code: the codes by which number formats are written.
 */
#include "code.h"

#include "text.h"

#include <string.h>

const char *
code_next(const char *s, struct code_token *t)
{
	const char *end;

	*t = (struct code_token){CODE_SIGN, s, 1};
	switch (*s) {
	case '\0':
	case ';':
		t->kind = CODE_END;
		return s;
	case '"':
	case '[':
		end = strchr(s + 1, *s == '"' ? '"' : ']');
		t->kind = *s == '"' ? CODE_LITERAL : CODE_BRACKET;
		t->bytes = s + 1;
		t->len = end != NULL ? (size_t)(end - s - 1) : strlen(s + 1);
		return t->bytes + t->len + (end != NULL ? 1 : 0);
	case '\\':
	case '_':
	case '*':
		t->kind = CODE_LITERAL;
		t->bytes = s + 1;
		end = t->bytes + text_char(t->bytes, strlen(t->bytes));
		/* A blank as wide as the character, the cell filled with it. */
		t->len = *s == '\\' ? (size_t)(end - t->bytes) : 0;
		return end;
	default:
		if ((unsigned char)*s >= 0x80 || strchr(" $+-():!'", *s)) {
			t->kind = CODE_LITERAL;
			t->len = text_char(s, strlen(s));
		}
		return s + (t->len > 0 ? t->len : 1);
	}
}

bool
code_is_place(char c)
{
	return c == '0' || c == '#' || c == '?';
}
