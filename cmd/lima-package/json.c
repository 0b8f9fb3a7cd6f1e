/*
 * json: a JSON text (RFC 8259).
 */
#include "json.h"

#include "text.h"

#include <assert.h>
#include <string.h>

void
json_begin(struct json *j, struct buf *out)
{
	*j = (struct json){.out = out};
}

void
json_end(struct json *j)
{
	assert(j->depth == 0);
	buf_putc(j->out, '\n');
}

static void
new_line(struct json *j)
{
	buf_putc(j->out, '\n');
	for (unsigned i = 0; i < j->depth; i++)
		buf_puts(j->out, "  ");
}

/* What has to be escaped, and no more. */
static void
quoted(struct json *j, const char *s)
{
	assert(text_utf8_span(s, strlen(s)) == strlen(s));
	buf_putc(j->out, '"');
	for (; *s != '\0'; s++) {
		if (*s == '"' || *s == '\\')
			buf_printf(j->out, "\\%c", *s);
		else if (*s == '\n')
			buf_puts(j->out, "\\n");
		else if (*s == '\t')
			buf_puts(j->out, "\\t");
		else if ((unsigned char)*s < 0x20)
			buf_printf(j->out, "\\u%04x", (unsigned char)*s);
		else
			buf_putc(j->out, *s);
	}
	buf_putc(j->out, '"');
}

/* What stands before a value. */
static void
before(struct json *j, const char *key)
{
	if (j->any)
		buf_putc(j->out, ',');
	if (j->depth > 0)
		new_line(j);
	if (key != NULL) {
		quoted(j, key);
		buf_puts(j->out, ": ");
	}
	j->any = true;
}

static void
open_bracket(struct json *j, const char *key, char bracket)
{
	before(j, key);
	buf_putc(j->out, bracket);
	j->depth++;
	j->any = false;
}

static void
close_bracket(struct json *j, char bracket)
{
	assert(j->depth > 0);
	j->depth--;
	if (j->any)
		new_line(j);
	buf_putc(j->out, bracket);
	j->any = true;
}

void
json_object(struct json *j, const char *key)
{
	open_bracket(j, key, '{');
}

void
json_array(struct json *j, const char *key)
{
	open_bracket(j, key, '[');
}

void
json_close_object(struct json *j)
{
	close_bracket(j, '}');
}

void
json_close_array(struct json *j)
{
	close_bracket(j, ']');
}

void
json_string(struct json *j, const char *key, const char *value)
{
	before(j, key);
	quoted(j, value);
}

void
json_number(struct json *j, const char *key, uintmax_t value)
{
	before(j, key);
	buf_printf(j->out, "%ju", value);
}

void
json_bool(struct json *j, const char *key, bool value)
{
	before(j, key);
	buf_puts(j->out, value ? "true" : "false");
}
