/*
 * html: text and numbers as a page spells them.
 */
#include "html.h"

#include "escape.h"

#include <string.h>

/* Numbers with fewer digits than this are not grouped. */
#define GROUPED 5

void
html_text(struct buf *out, const char *text)
{
	escape(out, text, "&<>\"'");
}

void
html_label(struct buf *out, const struct words *w, const char *key,
    const struct word_arg *args)
{
	struct buf text = BUF_INIT;

	words_fill(w, &text, key, args);
	html_text(out, text.data);
	buf_release(&text);
}

static void
add_whole(struct buf *out, const struct words *w, const char *digits,
    size_t len, bool grouped)
{
	size_t i;

	for (i = 0; i < len; i++) {
		if (grouped && i > 0 && (len - i) % 3 == 0)
			buf_puts(out, words_label(w, "grammar.thousands"));
		buf_putc(out, digits[i]);
	}
}

void
html_number(struct buf *out, const struct words *w, const char *digits,
    const struct column *column)
{
	const char *point;
	size_t whole, decimals;

	if (*digits == '-') {
		buf_puts(out, "\xE2\x88\x92");
		digits++;
	}
	whole = strcspn(digits, ".");
	point = digits[whole] == '.' ? digits + whole + 1 : "";
	add_whole(out, w, digits, whole,
	    column != NULL && column->thousands && whole >= GROUPED);
	decimals = strlen(point);
	if (decimals == 0 && (column == NULL || column->decimals <= 0))
		return;
	buf_puts(out, words_label(w, "grammar.decimal"));
	buf_puts(out, point);
	for (; column != NULL && (int)decimals < column->decimals; decimals++)
		buf_putc(out, '0');
}
