/*
 * workbook: a spreadsheet in the format of .xlsx, its sheets and what their
 * cells refer to.
 */
#include "workbook.h"

#include "buf.h"
#include "links.h"
#include "markup.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

/* Each that is read takes memory of its own. */
#define MOST_SHEETS 1000

struct tab {
	char *name;
	char *part;
	enum workbook_state state;
};

struct workbook {
	struct parts *parts;
	struct links links; /* of the part that lists the sheets */
	struct tab *tabs;
	size_t count, room;
	struct texts *texts;
	struct styles *styles;
	struct book book;

	struct markup *markup; /* while the list is read */
	bool is_workbook;
};

static void
take_sheet(struct workbook *w, const char *const *attributes)
{
	const char *name = markup_attribute(attributes, "name");
	const char *state = markup_attribute(attributes, "state");
	const char *id = markup_attribute(attributes, "id");
	const struct link *link = id != NULL ? links_id(&w->links, id) : NULL;
	struct tab *tab;

	if (name == NULL || link == NULL || w->count == MOST_SHEETS) {
		markup_fail(w->markup, "workbook: damaged",
		    "a sheet without its part, or too many sheets");
		return;
	}
	w->tabs = mem_grow(w->tabs, w->count, &w->room, sizeof(*w->tabs));
	tab = &w->tabs[w->count++];
	tab->name = mem_copy(name, strlen(name));
	tab->part = mem_copy(link->part, strlen(link->part));
	tab->state = WORKBOOK_VISIBLE;
	if (state != NULL && strcmp(state, "visible") != 0)
		tab->state = WORKBOOK_HIDDEN;
	if (strcmp(link->type, "worksheet") != 0)
		tab->state = WORKBOOK_NO_CELLS;
}

static void
take_start(void *context, size_t depth, const char *name,
    const char *const *attributes)
{
	struct workbook *w = context;

	if (depth == 1)
		w->is_workbook = strcmp(name, "workbook") == 0;
	else if (depth == 2 && strcmp(name, "workbookPr") == 0)
		w->book.from_1904 = markup_flag(attributes, "date1904");
	else if (depth == 2 && strcmp(name, "calcPr") == 0)
		w->book.recompute = markup_flag(attributes, "fullCalcOnLoad");
	else if (depth == 3 && strcmp(name, "sheet") == 0)
		take_sheet(w, attributes);
}

static bool
read_list(void *into, const char *name, lines_read *read, void *from,
    struct trouble *trouble)
{
	static const struct markup_calls calls = {.start = take_start};
	struct workbook *w = into;

	w->markup = markup_open(name, read, from, &calls, w);
	return markup_finish(w->markup, trouble);
}

/* A zip file may be many things: which other one, in words that help? */
static const char *
other_kind(struct parts *parts, const char *main_part)
{
	size_t len = main_part != NULL ? strlen(main_part) : 0;

	if (len > 4 && strcmp(main_part + len - 4, ".bin") == 0)
		return "a binary workbook: save it as .xlsx";
	if (parts_have(parts, "content.xml"))
		return "an OpenDocument file: save it as .xlsx";
	return "a zip file that is no workbook: unpack it, or save the sheet "
	       "as .xlsx";
}

static bool
not_workbook(struct parts *parts, const char *part, struct trouble *trouble)
{
	return trouble_set(trouble, EX_DATAERR, other_kind(parts, part), NULL);
}

/* Read the texts or the styles, if the workbook has such a part. */
static bool
take_linked(struct workbook *w, const char *type, part_reader *reader,
    void *into, struct trouble *trouble)
{
	const struct link *link = links_type(&w->links, type);

	return link == NULL ||
	       part_take(w->parts, link->part, reader, into, trouble);
}

static bool
read_workbook(struct workbook *w, const char *part, struct trouble *trouble)
{
	if (!links_read(&w->links, w->parts, part, trouble) ||
	    !part_take(w->parts, part, read_list, w, trouble))
		return false;
	if (!w->is_workbook)
		return not_workbook(w->parts, part, trouble);
	return take_linked(w, "sharedStrings", texts_read, w->texts, trouble) &&
	       take_linked(w, "styles", styles_read, w->styles, trouble);
}

/* Find the part that lists the sheets, and read what there is to read. */
static bool
find_workbook(struct workbook *w, struct trouble *trouble)
{
	struct links links;
	const struct link *link;
	size_t len;
	bool good;

	good = links_read(&links, w->parts, "", trouble);
	if (good) {
		link = links_type(&links, "officeDocument");
		len = link != NULL ? strlen(link->part) : 0;
		if (len < 4 || strcmp(link->part + len - 4, ".xml") != 0)
			good = not_workbook(w->parts,
			    link != NULL ? link->part : NULL, trouble);
		else
			good = read_workbook(w, link->part, trouble);
	}
	links_release(&links);
	return good;
}

struct workbook *
workbook_open(struct parts *parts, struct trouble *trouble)
{
	struct workbook *w = mem_new(1, sizeof(*w));

	w->parts = parts;
	w->texts = texts_new();
	w->styles = styles_new();
	w->book.texts = w->texts;
	w->book.styles = w->styles;
	if (!find_workbook(w, trouble)) {
		workbook_close(w);
		return NULL;
	}
	return w;
}

void
workbook_close(struct workbook *w)
{
	size_t i;

	for (i = 0; i < w->count; i++) {
		free(w->tabs[i].name);
		free(w->tabs[i].part);
	}
	free(w->tabs);
	links_release(&w->links);
	texts_free(w->texts);
	styles_free(w->styles);
	free(w);
}

size_t
workbook_sheets(const struct workbook *w)
{
	return w->count;
}

const char *
workbook_name(const struct workbook *w, size_t sheet)
{
	return w->tabs[sheet].name;
}

enum workbook_state
workbook_state(const struct workbook *w, size_t sheet)
{
	return w->tabs[sheet].state;
}

const char *
workbook_part(const struct workbook *w, size_t sheet)
{
	return w->tabs[sheet].part;
}

struct parts *
workbook_parts(const struct workbook *w)
{
	return w->parts;
}

const struct book *
workbook_book(const struct workbook *w)
{
	return &w->book;
}
