/*
 * diag: messages for people.
 */
#include "diag.h"

#include "buf.h"
#include "mem.h"
#include "text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A value is cut after so many bytes of it. */
#define QUOTE_BYTES 60
#define QUOTES 4

struct kind {
	enum diag_level level;
	char *field; /* NULL: none */
	char *what;
	uintmax_t count;
};

static const char *const level_names[] = {"note", "warning", "error"};
static const char *program = "lima";
static struct kind *kinds;
static size_t kind_count, kind_room;

void
diag_begin(const char *name)
{
	program = name;
}

const char *
diag_program(void)
{
	return program;
}

static int
same(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* How many of this kind there are now, with this one. */
static uintmax_t
count(enum diag_level level, const char *field, const char *what)
{
	struct kind *k;
	size_t i;

	for (i = 0; i < kind_count; i++) {
		k = &kinds[i];
		if (k->level == level && same(k->field, field) &&
		    same(k->what, what))
			return ++k->count;
	}
	kinds = mem_grow(kinds, kind_count, &kind_room, sizeof(*kinds));
	k = &kinds[kind_count++];
	k->level = level;
	k->field = field != NULL ? mem_copy(field, strlen(field)) : NULL;
	k->what = mem_copy(what, strlen(what));
	k->count = 1;
	return 1;
}

/* One character, made visible if it is not to be seen as it is. */
static void
show_char(struct buf *b, const char *s, size_t len)
{
	unsigned char c = (unsigned char)s[0];

	if (len > 1)
		buf_add(b, s, len);
	else if (c == '\n')
		buf_puts(b, "\\n");
	else if (c == '\r')
		buf_puts(b, "\\r");
	else if (c == '\t')
		buf_puts(b, "\\t");
	else if (c < 0x20 || c >= 0x7f)
		buf_printf(b, "\\x%02x", c);
	else
		buf_putc(b, s[0]);
}

/* Text until b is longer than that; how much of the text that is. */
static size_t
show(struct buf *b, const char *s, size_t len, size_t most)
{
	size_t i, char_len;

	for (i = 0; i < len && b->len <= most; i += char_len) {
		char_len = text_char(s + i, len - i);
		if (char_len == 0)
			char_len = 1;
		show_char(b, s + i, char_len);
	}
	return i;
}

/*
 * One line, whatever names of files are in it; and one write, so that the lines
 * of a pipe's stages do not mix.
 */
static void
emit(struct buf *text)
{
	struct buf line = BUF_INIT;
	size_t done = 0;
	ssize_t n;

	show(&line, text->data, text->len, SIZE_MAX);
	buf_putc(&line, '\n');
	while (done < line.len) {
		n = write(STDERR_FILENO, line.data + done, line.len - done);
		if (n <= 0)
			break;
		done += (size_t)n;
	}
	buf_release(&line);
	buf_release(text);
}

/* The line up to what; with its level if there is one to tell. */
static void
begin_line(struct buf *line, const struct diag_place *place,
    enum diag_level level, const char *field)
{
	buf_printf(line, "%s: ", program);
	if (place != NULL && place->file != NULL) {
		buf_printf(line, "%s:", place->file);
		if (place->line != 0)
			buf_printf(line, "%ju:", place->line);
		if (place->line != 0 && place->col != 0)
			buf_printf(line, "%ju:", place->col);
		buf_putc(line, ' ');
	}
	buf_printf(line, "%s: ", level_names[level]);
	if (field != NULL)
		buf_printf(line, "%s: ", field);
}

void
diag(enum diag_level level, const struct diag_place *place, const char *field,
    const char *what, const char *fmt, ...)
{
	struct buf line = BUF_INIT;
	va_list args;

	if (place != NULL && count(level, field, what) > DIAG_MANY)
		return;
	begin_line(&line, place, level, field);
	buf_puts(&line, what);
	if (fmt != NULL) {
		buf_puts(&line, ": ");
		va_start(args, fmt);
		buf_vprintf(&line, fmt, args);
		va_end(args);
	}
	emit(&line);
}

void
diag_end(void)
{
	struct buf line = BUF_INIT;
	size_t i;

	for (i = 0; i < kind_count; i++) {
		if (kinds[i].count > DIAG_MANY) {
			begin_line(&line, NULL, kinds[i].level, kinds[i].field);
			buf_printf(&line, "%s: %ju more of these",
			    kinds[i].what, kinds[i].count - DIAG_MANY);
			emit(&line);
		}
		free(kinds[i].field);
		free(kinds[i].what);
	}
	free(kinds);
	kinds = NULL;
	kind_count = kind_room = 0;
}

const char *
diag_plural(uintmax_t n)
{
	return n == 1 ? "" : "s";
}

const char *
diag_quote(const char *value)
{
	static struct buf quotes[QUOTES];
	static unsigned next;
	struct buf *b = &quotes[next++ % QUOTES];
	size_t len = strlen(value);

	if (b->data == NULL)
		buf_init(b);
	buf_reset(b);
	buf_putc(b, '\'');
	if (show(b, value, len, QUOTE_BYTES) < len)
		buf_puts(b, "...");
	buf_putc(b, '\'');
	return b->data;
}
