/*
 * verify_rows: the rows of a long sheet.
 */
#include "verify_rows.h"

#include <string.h>

/* Step over these characters, if they stand here. */
static bool
take(const char **at, const char *text)
{
	size_t len = strlen(text);

	if (strncmp(*at, text, len) != 0)
		return false;
	*at += len;
	return true;
}

/* What stands up to this character, and step over both. */
static bool
take_until(const char **at, char end, const char **span, size_t *len)
{
	const char *stop = strchr(*at, end);

	if (stop == NULL)
		return false;
	*span = *at;
	*len = (size_t)(stop - *at);
	*at = stop + 1;
	return true;
}

bool
read_row(const char **at, size_t *number)
{
	const char *span;
	size_t len, i;

	*number = 0;
	if (!take(at, "<row r=\"") || !take_until(at, '"', &span, &len))
		return false;
	for (i = 0; i < len; i++) {
		if (span[i] < '0' || span[i] > '9' || i > 8)
			return false;
		*number = *number * 10 + (size_t)(span[i] - '0');
	}
	return take(at, " ht=\"") && take_until(at, '"', &span, &len) &&
	       take(at, " customHeight=\"1\">");
}

bool
read_row_end(const char **at)
{
	return take(at, "</row>");
}

/* The value in its element, which begins before it and ends with these. */
static bool
take_value(const char **at, struct read_cell *c, const char *end)
{
	if (!take_until(at, '<', &c->value, &c->value_len))
		return false;
	return take(at, end);
}

static bool
take_formula(const char **at, struct read_cell *c)
{
	c->has_formula = true;
	return take_until(at, '<', &c->formula, &c->formula_len) &&
	       take(at, "/f><v>") && take_value(at, c, "/v></c>");
}

bool
read_cell(const char **at, struct read_cell *c)
{
	const char *span;
	size_t len;

	*c = (struct read_cell){.kind = READ_EMPTY};
	if (!take(at, "<c r=\"") ||
	    !take_until(at, '"', &c->reference, &c->reference_len) ||
	    !take(at, " s=\"") || !take_until(at, '"', &span, &len))
		return false;
	if (take(at, "/>"))
		return true;
	c->kind = READ_TEXT;
	if (take(at, " t=\"inlineStr\"><is><t"))
		return (take(at, ">") ||
			   take(at, " xml:space=\"preserve\">")) &&
		       take_value(at, c, "/t></is></c>");
	if (take(at, " t=\"str\"><f>"))
		return take_formula(at, c);
	c->kind = READ_NUMBER;
	if (take(at, "><v>"))
		return take_value(at, c, "/v></c>");
	return take(at, "><f>") && take_formula(at, c);
}

static const struct {
	const char *entity;
	char character;
} entities[] = {
    {"&amp;", '&'},
    {"&lt;", '<'},
    {"&gt;", '>'},
    {"&quot;", '"'},
    {"&#10;", '\n'},
};

void
read_text(struct buf *out, const char *span, size_t len)
{
	const char *end = span + len, *amp;
	size_t i;

	buf_reset(out);
	while ((amp = memchr(span, '&', (size_t)(end - span))) != NULL) {
		buf_add(out, span, (size_t)(amp - span));
		span = amp;
		for (i = 0; i < sizeof(entities) / sizeof(*entities); i++)
			if (take(&span, entities[i].entity)) {
				buf_putc(out, entities[i].character);
				break;
			}
		/* What is no entity stays, and differs from any text. */
		if (span == amp)
			buf_putc(out, *span++);
	}
	buf_add(out, span, (size_t)(end - span));
}
