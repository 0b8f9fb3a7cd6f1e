/*
 * check_about: what a workbook says of itself: its title, its language.
 */
#include "check_about.h"

#include "buf.h"
#include "check_wording.h"
#include "links.h"
#include "markup.h"

#include <string.h>
#include <strings.h>

/* What stands in an element; enough to know whether it is something. */
#define LONGEST 1024

struct about {
	bool title, language;
	bool *open; /* what comes is the text of that */
	struct buf text;
};

/* In the core properties an element is named for what it says. */
static void
core_start(void *context, size_t depth, const char *name,
    const char *const *attributes)
{
	struct about *a = context;

	(void)attributes;
	if (depth != 2)
		return;
	if (strcmp(name, "title") == 0)
		a->open = &a->title;
	else if (strcmp(name, "language") == 0)
		a->open = &a->language;
}

/* Among the others programs offer the name Language. */
static void
custom_start(void *context, size_t depth, const char *name,
    const char *const *attributes)
{
	struct about *a = context;
	const char *of = markup_attribute(attributes, "name");

	if (depth == 2 && strcmp(name, "property") == 0 && of != NULL &&
	    strcasecmp(of, "Language") == 0)
		a->open = &a->language;
}

static void
take_text(void *context, const char *bytes, size_t len)
{
	struct about *a = context;

	if (a->open != NULL && len <= LONGEST - a->text.len)
		buf_add(&a->text, bytes, len);
}

static void
take_end(void *context, size_t depth, const char *name)
{
	struct about *a = context;

	(void)name;
	if (depth != 2 || a->open == NULL)
		return;
	*a->open |= !wording_blank(a->text.data);
	a->open = NULL;
	buf_reset(&a->text);
}

static bool
read_core(void *into, const char *name, lines_read *read, void *from,
    struct trouble *trouble)
{
	static const struct markup_calls calls = {
	    core_start, take_end, take_text};

	return markup_finish(
	    markup_open(name, read, from, &calls, into), trouble);
}

static bool
read_custom(void *into, const char *name, lines_read *read, void *from,
    struct trouble *trouble)
{
	static const struct markup_calls calls = {
	    custom_start, take_end, take_text};

	return markup_finish(
	    markup_open(name, read, from, &calls, into), trouble);
}

static bool
take_linked(struct parts *parts, const struct links *links, const char *type,
    part_reader *reader, struct about *a, struct trouble *trouble)
{
	const struct link *link = links_type(links, type);

	return link == NULL || !parts_have(parts, link->part) ||
	       part_take(parts, link->part, reader, a, trouble);
}

bool
check_about(struct parts *parts, struct found *found, struct trouble *trouble)
{
	struct about a = {.text = BUF_INIT};
	struct links links;
	bool good;

	good = links_read(&links, parts, "", trouble) &&
	       take_linked(
		   parts, &links, "core-properties", read_core, &a, trouble) &&
	       take_linked(parts, &links, "custom-properties", read_custom, &a,
		   trouble);
	links_release(&links);
	buf_release(&a.text);
	if (!good)
		return false;
	found_sheet(found, "");
	if (!a.title)
		found_add(found, RULE_DOCUMENT_TITLE, "",
		    "the properties of the file have no title");
	if (!a.language)
		found_add(found, RULE_DOCUMENT_LANGUAGE, "",
		    "the properties of the file name no language");
	return true;
}
