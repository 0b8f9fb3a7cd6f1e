/*
 * guard: what may go into a workbook.
 */
#include "guard.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define REPLACEMENT "\xEF\xBF\xBD"

/* Bytes of the character that begins here; the text is valid UTF-8. */
static size_t
char_len(const char *s)
{
	unsigned char c = (unsigned char)*s;

	return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

/* U+FFFE and U+FFFF are UTF-8 and yet not XML. */
static bool
is_noncharacter(const char *s)
{
	return memcmp(s, "\xEF\xBF\xBE", 3) == 0 ||
	       memcmp(s, "\xEF\xBF\xBF", 3) == 0;
}

void
guard_text(struct buf *out, const char *text)
{
	size_t len;

	for (; *text != '\0'; text += len) {
		unsigned char c = (unsigned char)*text;

		len = char_len(text);
		if (c == '\r') {
			len = text[1] == '\n' ? 2 : 1;
			buf_putc(out, '\n');
		} else if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F) {
			buf_puts(out, REPLACEMENT);
		} else if (len == 3 && is_noncharacter(text)) {
			buf_puts(out, REPLACEMENT);
		} else {
			buf_add(out, text, len);
		}
	}
}

bool
guard_is_clean(const char *text, size_t len)
{
	size_t i;

	/* 0xEF may begin a noncharacter. */
	for (i = 0; i < len; i++) {
		unsigned char c = (unsigned char)text[i];

		if (c < 0x20 ? c != '\n' && c != '\t' : c == 0x7F || c == 0xEF)
			return false;
	}
	return true;
}

/* Does the escape _xHHHH_ stand here? */
static bool
is_escape(const char *s)
{
	size_t i;

	if (s[0] != '_' || s[1] != 'x')
		return false;
	for (i = 2; i < 6; i++)
		if (!isxdigit((unsigned char)s[i]))
			return false;
	return s[6] == '_';
}

void
guard_escape(struct buf *out, const char *text)
{
	for (; *text != '\0'; text++) {
		if (is_escape(text))
			buf_puts(out, "_x005F");
		buf_putc(out, *text);
	}
}

size_t
guard_fit(const char *text, size_t units)
{
	size_t used = 0, i = 0;

	while (text[i] != '\0') {
		size_t len = char_len(text + i);

		used += len == 4 ? 2 : 1;
		if (used > units)
			break;
		i += len;
	}
	return i;
}

bool
guard_holds(const char *text)
{
	struct buf shown = BUF_INIT;
	bool same;

	guard_text(&shown, text);
	same = strcmp(shown.data, text) == 0 &&
	       text[guard_fit(text, GUARD_CELL_MAX)] == '\0';
	buf_release(&shown);
	return same;
}

bool
guard_number(const char *text, double *value)
{
	const char *s = text;
	size_t digits = 0;

	if (*s == '-')
		s++;
	if (!isdigit((unsigned char)*s))
		return false;
	if (s[0] == '0' && isdigit((unsigned char)s[1]))
		return false;
	for (; isdigit((unsigned char)*s); s++)
		digits++;
	if (*s == '.') {
		s++;
		if (!isdigit((unsigned char)*s))
			return false;
		for (; isdigit((unsigned char)*s); s++)
			digits++;
	}
	if (*s != '\0' || digits > 15)
		return false;
	*value = strtod(text, NULL);
	return true;
}

const char *
guard_formula(const char *formula)
{
	size_t len = strlen(formula);

	if (len == 0 || *formula == '=' || *formula == '{')
		return "is empty or begins with = or {";
	if (formula[guard_fit(formula, GUARD_FORMULA_MAX)] != '\0')
		return "is longer than 8192 characters";
	if (strpbrk(formula, "\n\t") != NULL || !guard_is_clean(formula, len))
		return "has a character that a workbook cannot hold";
	return NULL;
}

const char *
guard_sheet_name(const char *name)
{
	size_t len = strlen(name);

	if (len == 0)
		return "is empty";
	if (name[guard_fit(name, GUARD_NAME_MAX)] != '\0')
		return "is longer than 31 characters";
	if (strpbrk(name, "[]:*?/\\'") != NULL)
		return "has one of the characters [ ] : * ? / \\ '";
	if (strcasecmp(name, "history") == 0)
		return "is one that spreadsheet programs keep for themselves";
	if (name[0] == ' ' || name[len - 1] == ' ')
		return "begins or ends with a space";
	for (; *name != '\0'; name++)
		if (iscntrl((unsigned char)*name))
			return "has a control character";
	return NULL;
}

const char *
guard_table_name(const char *name)
{
	const char *s;

	for (s = name; *s != '\0'; s++)
		if (*s != '_' && !(*s >= 'a' && *s <= 'z'))
			return "has other characters than a-z and _";
	/* Shorter ones could be the name of a column. */
	if (s - name < 4)
		return "has fewer than 4 characters";
	if (s - name > 64)
		return "has more than 64 characters";
	return NULL;
}
