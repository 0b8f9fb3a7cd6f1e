/*
 * markup: an XML text, told element by element as it is read.
 */
#include "markup.h"

#include "diag.h"
#include "mem.h"
#include "text.h"

#include <expat.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#define CHUNK_BYTES (16 * 1024)
#define DEEPEST 64
#define LONGEST_TAG (1024 * 1024)

struct markup {
	const char *name;
	lines_read *read;
	void *from;
	const struct markup_calls *calls;
	void *context;
	XML_Parser parser;
	size_t depth;
	uintmax_t fed;
	bool paused, last;
	struct trouble trouble;
};

static const char *
local_name(const char *name)
{
	const char *colon = strrchr(name, ':');

	return colon != NULL ? colon + 1 : name;
}

static void XMLCALL
take_start(void *context, const XML_Char *name, const XML_Char **attributes)
{
	struct markup *m = context;

	if (m->depth == DEEPEST) {
		markup_fail(
		    m, "workbook: nested too deeply", diag_quote(m->name));
		return;
	}
	m->depth++;
	if (m->calls->start != NULL)
		m->calls->start(m->context, m->depth, local_name(name),
		    (const char *const *)attributes);
}

static void XMLCALL
take_end(void *context, const XML_Char *name)
{
	struct markup *m = context;

	/* Some calls still come after a failure. */
	if (m->trouble.what != NULL)
		return;
	if (m->calls->end != NULL)
		m->calls->end(m->context, m->depth, local_name(name));
	m->depth--;
}

static void XMLCALL
take_text(void *context, const XML_Char *bytes, int len)
{
	struct markup *m = context;

	if (m->calls->text != NULL && m->trouble.what == NULL)
		m->calls->text(m->context, bytes, (size_t)len);
}

static void XMLCALL
take_doctype(void *context, const XML_Char *name, const XML_Char *system,
    const XML_Char *public, int has_internal)
{
	struct markup *m = context;

	(void)name;
	(void)system;
	(void)public;
	(void)has_internal;
	markup_fail(m, "workbook: a document type (DTD) is refused",
	    diag_quote(m->name));
}

static void *
own_malloc(size_t size)
{
	return mem_resize(NULL, size, 1);
}

static void *
own_realloc(void *block, size_t size)
{
	return mem_resize(block, size, 1);
}

struct markup *
markup_open(const char *name, lines_read *read, void *from,
    const struct markup_calls *calls, void *context)
{
	static const XML_Memory_Handling_Suite memory = {
	    own_malloc, own_realloc, free};
	struct markup *m = mem_new(1, sizeof(*m));

	m->name = name;
	m->read = read;
	m->from = from;
	m->calls = calls;
	m->context = context;
	m->parser = XML_ParserCreate_MM(NULL, &memory, NULL);
	XML_SetUserData(m->parser, m);
	XML_SetElementHandler(m->parser, take_start, take_end);
	XML_SetCharacterDataHandler(m->parser, take_text);
	XML_SetStartDoctypeDeclHandler(m->parser, take_doctype);
	return m;
}

void
markup_close(struct markup *m)
{
	XML_ParserFree(m->parser);
	free(m);
}

static enum XML_Status
feed(struct markup *m)
{
	void *into = XML_GetBuffer(m->parser, CHUNK_BYTES);
	size_t n;

	if (into == NULL)
		return XML_STATUS_ERROR;
	n = m->read(m->from, into, CHUNK_BYTES);
	m->fed += n;
	m->last = n == 0;
	return XML_ParseBuffer(m->parser, (int)n, n == 0);
}

/* Is the parser waiting for the end of a tag that is too long? */
static bool
tag_too_long(const struct markup *m)
{
	XML_Index at = XML_GetCurrentByteIndex(m->parser);

	return at >= 0 && m->fed > (uintmax_t)at &&
	       m->fed - (uintmax_t)at > LONGEST_TAG;
}

static enum markup_got
bad(struct markup *m)
{
	char detail[sizeof(m->trouble.detail)];

	if (m->trouble.what != NULL)
		return MARKUP_BAD;
	snprintf(detail, sizeof(detail), "%s: %s", diag_quote(m->name),
	    XML_ErrorString(XML_GetErrorCode(m->parser)));
	trouble_set(&m->trouble, EX_DATAERR, "workbook: damaged", detail);
	return MARKUP_BAD;
}

enum markup_got
markup_next(struct markup *m)
{
	enum XML_Status status;

	if (m->trouble.what != NULL)
		return MARKUP_BAD;
	do {
		status = m->paused ? XML_ResumeParser(m->parser) : feed(m);
		m->paused = status == XML_STATUS_SUSPENDED;
		if (m->paused)
			return MARKUP_PAUSED;
		if (status != XML_STATUS_OK)
			return bad(m);
		if (tag_too_long(m)) {
			trouble_set(&m->trouble, EX_DATAERR,
			    "workbook: a tag of more than 1 MiB",
			    diag_quote(m->name));
			return MARKUP_BAD;
		}
	} while (!m->last);
	return MARKUP_END;
}

bool
markup_finish(struct markup *m, struct trouble *trouble)
{
	bool good = markup_next(m) == MARKUP_END;

	if (!good)
		*trouble = m->trouble;
	markup_close(m);
	return good;
}

void
markup_pause(struct markup *m)
{
	XML_StopParser(m->parser, XML_TRUE);
}

void
markup_fail(struct markup *m, const char *what, const char *detail)
{
	if (m->trouble.what == NULL)
		trouble_set(&m->trouble, EX_DATAERR, what, detail);
	XML_StopParser(m->parser, XML_FALSE);
}

const struct trouble *
markup_trouble(const struct markup *m)
{
	return &m->trouble;
}

const char *
markup_attribute(const char *const *attributes, const char *name)
{
	for (; *attributes != NULL; attributes += 2)
		if (strcmp(local_name(attributes[0]), name) == 0)
			return attributes[1];
	return NULL;
}

uintmax_t
markup_number(
    const char *const *attributes, const char *name, uintmax_t otherwise)
{
	const char *s = markup_attribute(attributes, name);
	uintmax_t value;

	return s != NULL && text_number(s, strlen(s), UINTMAX_MAX, &value)
		   ? value
		   : otherwise;
}

double
markup_real(const char *const *attributes, const char *name, double otherwise)
{
	const char *s = markup_attribute(attributes, name);
	double value;
	char *end;

	if (s == NULL || *s < '0' || *s > '9')
		return otherwise;
	value = strtod(s, &end);
	return *end == '\0' && value < 1e9 ? value : otherwise;
}

bool
markup_flag(const char *const *attributes, const char *name)
{
	const char *value = markup_attribute(attributes, name);

	return value != NULL &&
	       (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}
