/*
 * texts: the texts of a workbook, and those that its cells share.
 */
#include "texts.h"

#include "markup.h"
#include "mem.h"
#include "text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define MOST_BYTES ((size_t)256 * 1024 * 1024)
#define MOST_TEXTS ((size_t)16 * 1024 * 1024)
#define ESCAPE_BYTES 7 /* _xHHHH_ */
#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

struct texts {
	struct buf bytes; /* one after the other */
	size_t *ends;
	size_t count, room;
	size_t *noted; /* the numbers of those with marks, ascending */
	size_t noted_count, noted_room;

	/* While they are read. */
	struct rich rich;
	struct markup *markup;
};

void
rich_reset(struct rich *r)
{
	buf_reset(&r->text);
	r->noted = r->raised = false;
}

/* What makes an ordinal of a number, or of N that stands for one: 1o, No, 2a.
 */
static bool
is_ordinal(char before, const char *s, size_t len)
{
	if (len == 2 &&
	    (memcmp(s, "\xc2\xaa", 2) == 0 || memcmp(s, "\xc2\xba", 2) == 0))
		return true;
	return len == 1 && strchr("aeo", *s) != NULL && before != '\0' &&
	       strchr("0123456789Nn", before) != NULL;
}

bool
texts_is_mark(char before, const char *s, size_t len)
{
	size_t i;

	s = text_trim(s, &len);
	if (len == 1 && (*s == '2' || *s == '3') && before == 'm')
		return false;
	if (len <= 1)
		return len == 1 && !is_ordinal(before, s, len);
	for (i = 0; i < len; i++)
		if (strchr(LETTERS, s[i]) != NULL)
			return false;
	return !is_ordinal(before, s, len);
}

void
rich_start(struct rich *r, const char *name, const char *const *attributes)
{
	const char *value;

	if (strcmp(name, "rPh") == 0)
		r->spoken = true;
	else if (strcmp(name, "t") == 0)
		r->open = !r->spoken;
	else if (strcmp(name, "r") == 0)
		r->began = r->text.len;
	else if (strcmp(name, "vertAlign") == 0) {
		value = markup_attribute(attributes, "val");
		r->raised = value != NULL && strcmp(value, "superscript") == 0;
	}
}

static void
end_run(struct rich *r)
{
	size_t at = r->began;

	if (r->raised)
		r->noted |= texts_is_mark(at > 0 ? r->text.data[at - 1] : '\0',
		    r->text.data + at, r->text.len - at);
	r->raised = false;
}

void
rich_end(struct rich *r, const char *name)
{
	if (strcmp(name, "rPh") == 0)
		r->spoken = false;
	else if (strcmp(name, "t") == 0)
		r->open = false;
	else if (strcmp(name, "r") == 0)
		end_run(r);
}

void
rich_text(struct rich *r, const char *bytes, size_t len)
{
	if (r->open)
		buf_add(&r->text, bytes, len);
}

/* The UTF-16 unit that s, of at least seven bytes, escapes; -1: none. */
static int
escaped(const char *s)
{
	static const char digits[] = "0123456789abcdef";
	const char *digit;
	int i, unit = 0;
	char c;

	if (s[0] != '_' || s[1] != 'x' || s[6] != '_')
		return -1;
	for (i = 2; i < 6; i++) {
		c = s[i];
		if (c >= 'A' && c <= 'F')
			c = (char)(c - 'A' + 'a');
		digit = memchr(digits, c, sizeof(digits) - 1);
		if (digit == NULL)
			return -1;
		unit = unit * 16 + (int)(digit - digits);
	}
	/* Half of a character says nothing by itself. */
	return unit >= 0xd800 && unit < 0xe000 ? -1 : unit;
}

/* As UTF-8; how many bytes that makes. */
static size_t
put_unit(char *into, int unit)
{
	if (unit < 0x80) {
		into[0] = (char)unit;
		return 1;
	}
	if (unit < 0x800) {
		into[0] = (char)(0xc0 | unit >> 6);
		into[1] = (char)(0x80 | (unit & 0x3f));
		return 2;
	}
	into[0] = (char)(0xe0 | unit >> 12);
	into[1] = (char)(0x80 | (unit >> 6 & 0x3f));
	into[2] = (char)(0x80 | (unit & 0x3f));
	return 3;
}

void
texts_decode(struct buf *text, size_t start)
{
	size_t from = start, to = start;
	int unit;

	if (text->len == start ||
	    memchr(text->data + start, '_', text->len - start) == NULL)
		return;
	while (from < text->len) {
		unit = -1;
		if (text->len - from >= ESCAPE_BYTES)
			unit = escaped(text->data + from);
		if (unit == -1) {
			text->data[to++] = text->data[from++];
			continue;
		}
		to += put_unit(text->data + to, unit);
		from += ESCAPE_BYTES;
	}
	text->len = to;
	text->data[to] = '\0';
}

static void
take_start(void *context, size_t depth, const char *name,
    const char *const *attributes)
{
	struct texts *t = context;

	if (depth > 2)
		rich_start(&t->rich, name, attributes);
}

static void
take_end(void *context, size_t depth, const char *name)
{
	struct texts *t = context;

	if (depth > 2)
		rich_end(&t->rich, name);
	if (depth != 2 || strcmp(name, "si") != 0)
		return;
	texts_decode(&t->rich.text, 0);
	if (t->rich.text.len > MOST_BYTES - t->bytes.len ||
	    t->count == MOST_TEXTS) {
		markup_fail(
		    t->markup, "workbook: too many texts for the memory", NULL);
		return;
	}
	buf_add(&t->bytes, t->rich.text.data, t->rich.text.len);
	if (t->rich.noted) {
		t->noted = mem_grow(t->noted, t->noted_count, &t->noted_room,
		    sizeof(*t->noted));
		t->noted[t->noted_count++] = t->count;
	}
	rich_reset(&t->rich);
	t->ends = mem_grow(t->ends, t->count, &t->room, sizeof(*t->ends));
	t->ends[t->count++] = t->bytes.len;
}

static void
take_text(void *context, const char *bytes, size_t len)
{
	struct texts *t = context;

	if (len > MOST_BYTES - t->rich.text.len)
		markup_fail(
		    t->markup, "workbook: too many texts for the memory", NULL);
	else
		rich_text(&t->rich, bytes, len);
}

bool
texts_read(void *texts, const char *name, lines_read *read, void *from,
    struct trouble *trouble)
{
	static const struct markup_calls calls = {
	    take_start, take_end, take_text};
	struct texts *t = texts;

	t->markup = markup_open(name, read, from, &calls, t);
	return markup_finish(t->markup, trouble);
}

struct texts *
texts_new(void)
{
	struct texts *t = mem_new(1, sizeof(*t));

	buf_init(&t->bytes);
	buf_init(&t->rich.text);
	return t;
}

void
texts_free(struct texts *t)
{
	buf_release(&t->bytes);
	buf_release(&t->rich.text);
	free(t->ends);
	free(t->noted);
	free(t);
}

const char *
texts_get(const struct texts *t, size_t i, size_t *len)
{
	size_t start;

	if (i >= t->count)
		return NULL;
	start = i > 0 ? t->ends[i - 1] : 0;
	*len = t->ends[i] - start;
	return t->bytes.data + start;
}

static int
compare(const void *a, const void *b)
{
	const size_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

bool
texts_noted(const struct texts *t, size_t i)
{
	return t->noted_count > 0 && bsearch(&i, t->noted, t->noted_count,
					 sizeof(*t->noted), compare) != NULL;
}
