/*
 * verify: read a workbook back and compare it with what it was made from.
 */
#include "verify.h"

#include "mem.h"
#include "readback.h"
#include "verify_sheet.h"

#include <stdlib.h>
#include <string.h>

/* What stands outside the sheets. */
struct check {
	struct sheet *const *sheets;
	size_t n_sheets, seen;
};

/* A string of the shared ones is an si; its text stands in t. */
static void XMLCALL
string_start(void *arg, const XML_Char *name, const XML_Char **attributes)
{
	struct readback *r = arg;

	(void)attributes;
	if (strcmp(name, "t") == 0)
		readback_gather(r);
}

static void XMLCALL
string_end(void *arg, const XML_Char *name)
{
	struct readback *r = arg;

	if (strcmp(name, "t") != 0)
		return;
	r->gather = false;
	r->strings = mem_grow(
	    r->strings, r->n_strings, &r->room_strings, sizeof(*r->strings));
	r->strings[r->n_strings++] = mem_copy(r->text.data, r->text.len);
}

static void XMLCALL
workbook_start(void *arg, const XML_Char *name, const XML_Char **attributes)
{
	struct readback *r = arg;
	struct check *k = r->arg;

	if (strcmp(name, "sheet") != 0)
		return;
	if (k->seen >= k->n_sheets ||
	    strcmp(readback_attribute(attributes, "name"),
		k->sheets[k->seen]->name) != 0)
		readback_wrong(r, "the sheets are not those that were written");
	k->seen++;
}

/* Every part that the table of contents names is in the file. */
static void XMLCALL
contents_start(void *arg, const XML_Char *name, const XML_Char **attributes)
{
	struct readback *r = arg;
	const char *part = readback_attribute(attributes, "PartName");

	if (strcmp(name, "Override") != 0)
		return;
	if (zip_name_locate(r->zip, part + (*part == '/'), 0) == -1)
		readback_wrong(r, "no part '%s'", part);
}

static void XMLCALL
core_start(void *arg, const XML_Char *name, const XML_Char **attributes)
{
	(void)attributes;
	if (strcmp(name, "dc:language") == 0)
		readback_gather(arg);
}

static void XMLCALL
core_end(void *arg, const XML_Char *name)
{
	struct readback *r = arg;

	(void)name;
	r->gather = false;
}

/* Sheets and their strings are read for what stands in them anyway. */
static bool
is_read_later(const char *name)
{
	return strncmp(name, "xl/worksheets/sheet", 19) == 0 ||
	       strncmp(name, "xl/tables/", 10) == 0 ||
	       strcmp(name, "xl/sharedStrings.xml") == 0;
}

static void
read_all(struct readback *r, struct check *k, const struct book_about *about)
{
	zip_int64_t i, n = zip_get_num_entries(r->zip, 0);
	size_t s;

	for (i = 0; i < n; i++) {
		const char *name = zip_get_name(r->zip, (zip_uint64_t)i, 0);

		if (name != NULL && !is_read_later(name))
			readback_part(r, name, NULL, NULL, NULL);
	}
	readback_part(r, "[Content_Types].xml", contents_start, NULL, NULL);
	readback_part(r, "xl/workbook.xml", workbook_start, NULL, k);
	if (k->seen != k->n_sheets)
		readback_wrong(r, "%zu sheets of %zu", k->seen, k->n_sheets);
	buf_reset(&r->text);
	readback_part(r, "docProps/core.xml", core_start, core_end, NULL);
	if (strcmp(r->text.data, about->language) != 0)
		readback_wrong(r, "its language is '%s'", r->text.data);
	readback_part(
	    r, "xl/sharedStrings.xml", string_start, string_end, NULL);
	for (s = 0; s < k->n_sheets && r->why->len == 0; s++)
		verify_sheet(r, k->sheets[s], s + 1);
}

bool
verify(const char *path, struct sheet *const sheets[], size_t n,
    const struct book_about *about, struct buf *why)
{
	struct readback r = {.why = why};
	struct check k = {.sheets = sheets, .n_sheets = n};
	int error = 0;
	size_t i;

	buf_init(&r.text);
	r.zip = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, &error);
	if (r.zip == NULL) {
		zip_error_t words;

		zip_error_init_with_code(&words, error);
		readback_wrong(&r, "%s", zip_error_strerror(&words));
		zip_error_fini(&words);
		return false;
	}
	read_all(&r, &k, about);
	zip_discard(r.zip);
	for (i = 0; i < r.n_strings; i++)
		free(r.strings[i]);
	free(r.strings);
	buf_release(&r.text);
	return why->len == 0;
}
