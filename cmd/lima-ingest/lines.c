/*
 * lines: a text that is read as it is needed, line by line.
 */
#include "lines.h"

#include <string.h>

#define CHUNK_BYTES (64 * 1024)

void
lines_init(struct lines *l, lines_read *read, void *context, size_t longest)
{
	*l = (struct lines){
	    .read = read, .context = context, .longest = longest};
	buf_init(&l->text);
}

void
lines_release(struct lines *l)
{
	buf_release(&l->text);
}

/* Read on; false at the end of the text. */
static bool
fill(struct lines *l)
{
	size_t n;

	if (l->ended)
		return false;
	buf_reserve(&l->text, CHUNK_BYTES);
	n = l->read(l->context, l->text.data + l->text.len, CHUNK_BYTES);
	l->text.len += n;
	l->text.data[l->text.len] = '\0';
	l->ended = n == 0;
	return n > 0;
}

/* Take the bytes from start to end out of the text. */
static void
cut(struct lines *l, size_t start, size_t end)
{
	memmove(l->text.data + start, l->text.data + end, l->text.len - end);
	l->text.len -= end - start;
	l->text.data[l->text.len] = '\0';
}

static bool
is_line_end(char c)
{
	return c == '\n' || c == '\r';
}

/* Where the line that begins at start ends, its line end not counted. */
static size_t
find_line_end(struct lines *l, size_t start)
{
	size_t at = start, kept = l->longest + 1;

	for (;;) {
		while (at < l->text.len && !is_line_end(l->text.data[at]))
			at++;
		if (at - start > kept) {
			cut(l, start + kept, at);
			at = start + kept;
		}
		if (at < l->text.len || !fill(l))
			return at;
	}
}

size_t
lines_next(struct lines *l, size_t start)
{
	size_t at = find_line_end(l, start);

	if (at == l->text.len)
		return at;
	/* Whether a CR is alone shows only with the byte after it. */
	if (l->text.data[at] == '\r' && at + 1 == l->text.len)
		fill(l);
	if (l->text.data[at] == '\r' && l->text.data[at + 1] == '\n')
		at++;
	return at + 1;
}

size_t
lines_drop(struct lines *l, size_t start)
{
	/* Moving the rest for every line would cost more than the reading. */
	if (start < CHUNK_BYTES && start != l->text.len)
		return start;
	if (start > 0)
		cut(l, 0, start);
	return 0;
}
