/*
 * readback: one part of a workbook, read through a parser.
 */
#include "readback.h"

#include "guard.h"

#include <string.h>

#define BLOCK (1 << 16)

/* Of a part that is read by hand, at a time. */
#define MIDDLE ((size_t)1 << 18)

void
readback_wrong(struct readback *k, const char *fmt, ...)
{
	va_list ap;

	if (k->why->len > 0)
		return;
	va_start(ap, fmt);
	buf_vprintf(k->why, fmt, ap);
	va_end(ap);
	if (k->parser != NULL)
		XML_StopParser(k->parser, XML_FALSE);
}

const char *
readback_attribute(const XML_Char **list, const char *name)
{
	for (; *list != NULL; list += 2)
		if (strcmp(list[0], name) == 0)
			return list[1];
	return "";
}

bool
readback_is(const char *spelt, const char *text)
{
	struct buf want = BUF_INIT;
	bool same;

	/* Most text has no escape to be escaped. */
	if (strstr(text, "_x") == NULL)
		return strcmp(spelt, text) == 0;
	guard_escape(&want, text);
	same = strcmp(spelt, want.data) == 0;
	buf_release(&want);
	return same;
}

void
readback_gather(struct readback *k)
{
	k->gather = true;
	buf_reset(&k->text);
}

static void XMLCALL
on_text(void *arg, const XML_Char *s, int len)
{
	struct readback *k = arg;

	if (k->gather)
		buf_add(&k->text, s, (size_t)len);
}

/* All of a file through the parser; false if either is at fault. */
static bool
parse(XML_Parser parser, zip_file_t *file)
{
	zip_int64_t got;

	do {
		void *block = XML_GetBuffer(parser, BLOCK);

		if (block == NULL)
			return false;
		got = zip_fread(file, block, BLOCK);
		if (got < 0 || XML_ParseBuffer(parser, (int)got, got == 0) !=
				   XML_STATUS_OK)
			return false;
	} while (got > 0);
	return true;
}

/* A part that is read in pieces. */
struct pieces {
	struct readback *k;
	zip_file_t *file;
	struct buf bytes;
	size_t at; /* what is before was used */
	bool bad;
};

/* Read more; false at the end or at a fault. */
static bool
more(struct pieces *p)
{
	zip_int64_t got;
	size_t rest = p->bytes.len - p->at;

	memmove(p->bytes.data, p->bytes.data + p->at, rest);
	p->at = 0;
	p->bytes.len = rest;
	buf_reserve(&p->bytes, MIDDLE);
	got = zip_fread(p->file, p->bytes.data + rest, MIDDLE);
	if (got > 0)
		p->bytes.len += (size_t)got;
	p->bytes.data[p->bytes.len] = '\0';
	p->bad = p->bad || got < 0;
	return got > 0;
}

/* Where these characters stand from here on, reading as far as needed. */
static char *
find(struct pieces *p, const char *text)
{
	char *found;

	while ((found = strstr(p->bytes.data + p->at, text)) == NULL)
		if (!more(p))
			return NULL;
	return found;
}

static bool
is_at(struct pieces *p, const char *text)
{
	size_t len = strlen(text);

	while (p->bytes.len - p->at < len)
		if (!more(p))
			return false;
	return strncmp(p->bytes.data + p->at, text, len) == 0;
}

static bool
feed(struct pieces *p, const char *end, bool last)
{
	const char *from = p->bytes.data + p->at;
	size_t len = (size_t)(end - from);

	p->at += len;
	return XML_Parse(p->k->parser, from, (int)len, last) == XML_STATUS_OK;
}

static bool
parse_around(struct pieces *p, const struct readback_middle *m)
{
	const char *found = find(p, m->begin);

	if (found == NULL || !feed(p, found, false))
		return false;
	while (p->k->why->len == 0 && !is_at(p, m->end)) {
		char *line_end = find(p, m->line_end), kept;

		if (line_end == NULL)
			return false;
		line_end += strlen(m->line_end);
		kept = *line_end;
		*line_end = '\0';
		m->line(p->k, p->bytes.data + p->at);
		*line_end = kept;
		p->at = (size_t)(line_end - p->bytes.data);
	}
	while (more(p))
		continue;
	return !p->bad && feed(p, p->bytes.data + p->bytes.len, true);
}

static void
begin_part(struct readback *k, XML_StartElementHandler start,
    XML_EndElementHandler end, void *arg)
{
	k->gather = false;
	k->arg = arg;
	k->parser = XML_ParserCreate(NULL);
	XML_SetUserData(k->parser, k);
	XML_SetElementHandler(k->parser, start, end);
	if (start != NULL)
		XML_SetCharacterDataHandler(k->parser, on_text);
}

static void
end_part(struct readback *k, const char *name, bool good)
{
	if (!good)
		readback_wrong(k, "part '%s' is cut short or malformed", name);
	XML_ParserFree(k->parser);
	k->parser = NULL;
}

static zip_file_t *
open_part(struct readback *k, const char *name)
{
	zip_file_t *file = zip_fopen(k->zip, name, 0);

	if (file == NULL)
		readback_wrong(k, "no part '%s'", name);
	return file;
}

void
readback_around(struct readback *k, const char *name,
    const struct readback_middle *m, XML_StartElementHandler start,
    XML_EndElementHandler end, void *arg)
{
	struct pieces p = {.k = k, .file = open_part(k, name)};

	if (p.file == NULL)
		return;
	buf_init(&p.bytes);
	begin_part(k, start, end, arg);
	end_part(k, name, parse_around(&p, m));
	buf_release(&p.bytes);
	zip_fclose(p.file);
}

void
readback_part(struct readback *k, const char *name,
    XML_StartElementHandler start, XML_EndElementHandler end, void *arg)
{
	zip_file_t *file = open_part(k, name);

	if (file == NULL)
		return;
	begin_part(k, start, end, arg);
	end_part(k, name, parse(k->parser, file));
	zip_fclose(file);
}
