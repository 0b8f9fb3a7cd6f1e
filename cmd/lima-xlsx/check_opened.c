/*
 * check_opened: a workbook as the checker goes through it.
 */
#include "check_opened.h"

#include "check_wording.h"
#include "diag.h"
#include "markup.h"
#include "mem.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#define MOST_SHEETS 1000
#define LONGEST_NAME 31

static void
take_sheet(struct opened *b, const char *const *attributes)
{
	const char *name = markup_attribute(attributes, "name");
	const char *state = markup_attribute(attributes, "state");
	const char *id = markup_attribute(attributes, "id");
	const struct link *link = id != NULL ? links_id(&b->links, id) : NULL;
	struct opened_sheet *s;

	if (name == NULL || link == NULL || b->count == MOST_SHEETS) {
		markup_fail(b->markup, "workbook: damaged",
		    "a sheet without its part, or too many sheets");
		return;
	}
	b->sheets = mem_grow(b->sheets, b->count, &b->room, sizeof(*b->sheets));
	s = &b->sheets[b->count++];
	s->name = mem_copy(name, strlen(name));
	s->part = mem_copy(link->part, strlen(link->part));
	s->hidden = state != NULL && strcmp(state, "visible") != 0;
	s->has_cells = strcmp(link->type, "worksheet") == 0;
}

static void
take_start(void *context, size_t depth, const char *name,
    const char *const *attributes)
{
	struct opened *b = context;

	if (depth == 1)
		b->is_workbook = strcmp(name, "workbook") == 0;
	else if (depth == 3 && strcmp(name, "sheet") == 0)
		take_sheet(b, attributes);
	else if (depth == 3 && strcmp(name, "workbookView") == 0)
		b->active = markup_number(attributes, "activeTab", 0);
}

static bool
read_list(void *into, const char *name, lines_read *read, void *from,
    struct trouble *trouble)
{
	static const struct markup_calls calls = {.start = take_start};
	struct opened *b = into;

	b->markup = markup_open(name, read, from, &calls, b);
	return markup_finish(b->markup, trouble);
}

/* Read the texts or the styles, if the workbook has such a part. */
static bool
take_linked(struct opened *b, const char *type, part_reader *reader, void *into,
    struct trouble *trouble)
{
	const struct link *link = links_type(&b->links, type);

	return link == NULL ||
	       part_take(b->parts, link->part, reader, into, trouble);
}

static bool
read_workbook(struct opened *b, const char *part, struct trouble *trouble)
{
	if (!links_read(&b->links, b->parts, part, trouble) ||
	    !part_take(b->parts, part, read_list, b, trouble))
		return false;
	if (!b->is_workbook || b->count == 0)
		return trouble_set(
		    trouble, EX_DATAERR, "not a workbook (.xlsx)", NULL);
	return take_linked(b, "sharedStrings", texts_read, b->texts, trouble) &&
	       take_linked(b, "styles", looks_read, b->looks, trouble);
}

bool
opened_read(struct opened *b, struct parts *parts, struct trouble *trouble)
{
	struct links links;
	const struct link *link;
	bool good;

	*b = (struct opened){.parts = parts};
	b->names = map_new();
	b->texts = texts_new();
	b->looks = looks_new();
	good = links_read(&links, parts, "", trouble);
	if (good) {
		link = links_type(&links, "officeDocument");
		good = link != NULL ? read_workbook(b, link->part, trouble)
				    : trouble_set(trouble, EX_DATAERR,
					  "not a workbook (.xlsx)", NULL);
	}
	links_release(&links);
	return good;
}

void
opened_release(struct opened *b)
{
	size_t i;

	for (i = 0; i < b->count; i++) {
		free(b->sheets[i].name);
		free(b->sheets[i].part);
	}
	free(b->sheets);
	map_free(b->names);
	links_release(&b->links);
	texts_free(b->texts);
	looks_free(b->looks);
}

bool
opened_has_sheet(const struct opened *b, const char *name, size_t len)
{
	return map_find_folded(b->names, name, len) != MAP_NONE;
}

static void
check_name(const struct opened *b, size_t i, struct found *found)
{
	const struct opened_sheet *s = &b->sheets[i];

	found_sheet(found, s->name);
	if (map_add_folded(b->names, s->name, strlen(s->name), i) != MAP_NONE)
		found_add(found, RULE_SHEET_NAME_UNIQUE, "",
		    "another sheet has the same name");
	if (text_length(s->name) > LONGEST_NAME)
		found_add(found, RULE_NAME_LENGTH, "",
		    "%zu characters, programs show %d", text_length(s->name),
		    LONGEST_NAME);
	if (wording_default_sheet(s->name))
		found_add(found, RULE_SHEET_NAME_DEFAULT, "",
		    "the name does not say what the sheet holds");
	if (s->hidden)
		found_add(found, RULE_HIDDEN_SHEET, "", "the sheet is hidden");
}

static size_t
first_visible(const struct opened *b)
{
	size_t i = 0;

	while (i < b->count && b->sheets[i].hidden)
		i++;
	return i < b->count ? i : 0;
}

void
check_opened(const struct opened *b, struct found *found)
{
	size_t i, first = first_visible(b);

	found_sheet(found, "");
	for (i = 0; i < b->links.count; i++) {
		const struct link *link = &b->links.list[i];

		if (strcmp(link->type, "externalLink") == 0)
			found_add(found, RULE_EXTERNAL_LINK, "",
			    "cells take values from another file");
		else if (strcmp(link->type, "vbaProject") == 0)
			found_add(
			    found, RULE_MACROS, "", "the workbook has macros");
	}
	for (i = 0; i < b->count; i++)
		check_name(b, i, found);
	if (b->active != first) {
		found_sheet(found, b->sheets[first].name);
		found_add(found, RULE_CURSOR_A1, "",
		    "the workbook does not open on its first sheet");
	}
}
