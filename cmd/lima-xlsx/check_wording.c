/*
 * check_wording: what the checker makes of single texts.
 */
#include "check_wording.h"

#include "buf.h"
#include "text.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#define DIGITS "0123456789"
#define EXACT_DIGITS 15

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_alnum(char c)
{
	return isalnum((unsigned char)c) != 0;
}

bool
wording_blank(const char *text)
{
	size_t len = strlen(text);

	text_trim(text, &len);
	return len == 0;
}

/* What may stand between digits: its length in bytes, or 0. */
static size_t
separator(const char *s)
{
	if (*s == '.' || *s == ',' || *s == ' ' || *s == '\'')
		return 1;
	if (strncmp(s, "\xc2\xa0", 2) == 0)
		return 2;
	return strncmp(s, "\xe2\x80\xaf", 3) == 0 ? 3 : 0;
}

/*
 * Groups of digits: after the first all have three, or a point or comma stands
 * before the last alone. The end of them, or NULL.
 */
static const char *
skip_number(const char *s)
{
	size_t len = strspn(s, DIGITS), digits = len, sep;
	bool first = true, odd = false;
	const char *last = NULL;

	if (len == 0 || (len > 1 && *s == '0'))
		return NULL;
	for (s += len; (sep = separator(s)) > 0 && is_digit(s[sep]); s += len) {
		bool other = last != NULL && *last != *s;

		if (odd || (other && *s != '.' && *s != ','))
			return NULL;
		last = s;
		s += sep;
		len = strspn(s, DIGITS);
		odd = other || len != 3;
		if (odd && !other && (!first || (*last != '.' && *last != ',')))
			return NULL;
		first = false;
		digits += len;
	}
	return digits <= EXACT_DIGITS ? s : NULL;
}

bool
wording_number(const char *text)
{
	size_t len = strlen(text);
	const char *s = text_trim(text, &len), *end = s + len;

	if (*s == '-' || *s == '+')
		s++;
	else if (strncmp(s, "\xe2\x88\x92", 3) == 0)
		s += 3;
	s = skip_number(s);
	if (s == NULL)
		return false;
	s += separator(s) > 0 && s[separator(s)] == '%' ? separator(s) : 0;
	s += *s == '%';
	return s == end;
}

/* The code point of a character of that many bytes. */
static uint32_t
code_point(const char *s, size_t len)
{
	static const unsigned char lead[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
	uint32_t c = (unsigned char)*s & lead[len];
	size_t i;

	for (i = 1; i < len; i++)
		c = c << 6 | ((unsigned char)s[i] & 0x3f);
	return c;
}

/* Punctuation, arrows, shapes and pictures; the rest counts as letters. */
static bool
is_symbol(uint32_t c)
{
	if (c < 0x80)
		return !is_alnum((char)c);
	return c < 0xc0
		   ? c != 0xaa && c != 0xb5 && c != 0xba
		   : c == 0xd7 || c == 0xf7 || (c >= 0x2000 && c < 0x2070) ||
			 (c >= 0x20a0 && c < 0x2100) ||
			 (c >= 0x2190 && c < 0x2c00) ||
			 (c >= 0x3000 && c < 0x3004) ||
			 (c >= 0xfe00 && c < 0xfe10) ||
			 (c >= 0x1f000 && c < 0x20000);
}

bool
wording_symbols(const char *text)
{
	size_t left = strlen(text), len;

	if (wording_blank(text) || (*text == '[' && text[left - 1] == ']'))
		return false;
	for (; (len = text_char(text, left)) > 0; text += len, left -= len)
		if (!is_symbol(code_point(text, len)))
			return false;
	return true;
}

/* One of the names, which a number may follow. */
static bool
is_numbered(const char *text, const char *const names[])
{
	size_t len = strcspn(text, " _" DIGITS);
	const char *rest = text + len;

	rest += *rest == ' ' || *rest == '_';
	if (*rest == '\0' || rest[strspn(rest, DIGITS)] != '\0')
		return false;
	for (; *names != NULL; names++)
		if (strlen(*names) == len &&
		    strncasecmp(text, *names, len) == 0)
			return true;
	return false;
}

bool
wording_default_sheet(const char *name)
{
	static const char *const names[] = {"sheet", "hoja", "feuil", "feuille",
	    "planilha", "plan", "folha", "tabelle", "blatt", "foglio", "blad",
	    "worksheet", "chart", "graphique", NULL};

	return is_numbered(name, names);
}

bool
wording_default_table(const char *name)
{
	static const char *const names[] = {"table", "tabla", "tabela",
	    "tableau", "tabelle", "tabella", "tabel", NULL};

	return is_numbered(name, names);
}

static bool
begins(const char *text, const char *with)
{
	return strncasecmp(text, with, strlen(with)) == 0;
}

bool
wording_bare_link(const char *text)
{
	static const char *const bare[] = {"here", "click here", "link",
	    "this link", "more", "read more", "aqui", "haga clic aqui",
	    "clic aqui", "pulse aqui", "enlace", "clique aqui", "mais", "mas",
	    "ici", "cliquez ici", "lien", "plus", NULL};
	struct buf folded = BUF_INIT;
	bool found;
	size_t i;

	text_fold(&folded, text, strlen(text));
	found = folded.len == 0 || begins(folded.data, "http://") ||
		begins(folded.data, "https://") ||
		begins(folded.data, "ftp://") || begins(folded.data, "www.") ||
		begins(folded.data, "mailto:") || begins(folded.data, "file:");
	for (i = 0; bare[i] != NULL && !found; i++)
		found = strcmp(folded.data, bare[i]) == 0;
	buf_release(&folded);
	return found;
}

bool
wording_tell_of_blanks(const char *text)
{
	static const char *const roots[] = {"blank", "empty", "blanco", "vacia",
	    "branco", "vazia", "vide", "vides", "blanc", NULL};
	struct buf folded = BUF_INIT;
	bool found = false;
	const char *at;
	size_t i;

	text_fold(&folded, text, strlen(text));
	for (i = 0; roots[i] != NULL && !found; i++)
		for (at = folded.data;
		     !found && (at = strstr(at, roots[i])) != NULL; at++)
			found = at == folded.data || !is_alnum(at[-1]);
	buf_release(&folded);
	return found;
}

/* Superscript digits and daggers; not those of a square or cubic metre. */
static bool
is_mark(const char *at, const char *text)
{
	static const char *const marks[] = {"\xc2\xb9", "\xc2\xb2", "\xc2\xb3",
	    "\xe2\x81\xb0", "\xe2\x81\xb4", "\xe2\x81\xb5", "\xe2\x81\xb6",
	    "\xe2\x81\xb7", "\xe2\x81\xb8", "\xe2\x81\xb9", "\xe2\x80\xa0",
	    "\xe2\x80\xa1", NULL};
	size_t i;

	for (i = 0; marks[i] != NULL; i++)
		if (begins(at, marks[i]))
			return i < 1 || i > 2 || at == text || at[-1] != 'm';
	return false;
}

const char *
wording_note_mark(const char *text)
{
	size_t len = strlen(text);
	const char *at;

	for (at = text; *at != '\0'; at++)
		if ((unsigned char)*at >= 0xc2 && is_mark(at, text))
			return at;
	text_trim(text, &len);
	at = text + len;
	while (at > text && at[-1] == '*')
		at--;
	if (*at == '*' && at > text &&
	    (is_alnum(at[-1]) || (unsigned char)at[-1] >= 0x80))
		return at;
	return NULL;
}

/* The length of the word for notes that text begins with, or 0. */
static size_t
note_word(const char *text)
{
	size_t len;

	if (!begins(text, "note") && !begins(text, "nota"))
		return 0;
	len = text[4] == 's' || text[4] == 'S' ? 5 : 4;
	return text[len] == ' ' ? len + 1 : 0;
}

/* Take the number that stands there; how many bytes it has, 0 if none. */
static size_t
take_number(const char *s, char number[WORDING_NOTE])
{
	size_t len = strspn(s, DIGITS);

	if (len == 0)
		return 0;
	len += isalpha((unsigned char)s[len]) && !is_alnum(s[len + 1]);
	if (len >= WORDING_NOTE || is_alnum(s[len]))
		return 0;
	memcpy(number, s, len);
	number[len] = '\0';
	return len;
}

bool
wording_next_note(const char *text, size_t *at, char number[WORDING_NOTE])
{
	const char *open, *s = text + *at;
	size_t len;

	/* It is after a number within brackets: another may follow. */
	if (*at > 0) {
		s += strspn(s, ", ");
		len = take_number(s, number);
		if (len > 0) {
			*at = (size_t)(s - text) + len;
			return true;
		}
	}
	for (; (open = strchr(s, '[')) != NULL; s = open + 1) {
		const char *digits = open + 1 + note_word(open + 1);

		len = digits > open + 1 ? take_number(digits, number) : 0;
		if (len > 0) {
			*at = (size_t)(digits - text) + len;
			return true;
		}
	}
	return false;
}

bool
wording_define_note(const char *text, char number[WORDING_NOTE])
{
	size_t len = strlen(text), word, digits;
	const char *s = text_trim(text, &len);
	bool bracket = len > 0 && *s == '[';

	s += bracket;
	word = note_word(s);
	digits = word > 0 ? take_number(s + word, number) : 0;
	if (digits == 0)
		return false;
	return bracket ? s[word + digits] == ']' : len == word + digits;
}
