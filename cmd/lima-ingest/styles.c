/*
 * styles: the number formats that the styles of a workbook give to its cells.
 */
#include "styles.h"

#include "map.h"
#include "markup.h"
#include "mem.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

/* Spreadsheets allow 65,490 styles. */
#define MOST 100000

struct styles {
	struct format *formats; /* the first is plain */
	size_t format_count, format_room;
	struct map *by_number; /* of the format in the workbook */
	size_t *style_formats;
	size_t style_count, style_room;

	struct markup *markup; /* while it is read */
	bool in_cell_styles;
};

static size_t
add_format(struct styles *s, const char *code)
{
	s->formats = mem_grow(
	    s->formats, s->format_count, &s->format_room, sizeof(*s->formats));
	format_read(&s->formats[s->format_count], code);
	return s->format_count++;
}

/* The value of an attribute that is a number; false if it is none. */
static bool
number(const char *const *attributes, const char *name, uintmax_t *value)
{
	const char *s = markup_attribute(attributes, name);

	return s != NULL && text_number(s, strlen(s), UINTMAX_MAX, value);
}

static void
take_format(struct styles *s, const char *const *attributes)
{
	const char *code = markup_attribute(attributes, "formatCode");
	uintmax_t id;

	if (code == NULL || !number(attributes, "numFmtId", &id) ||
	    map_find(s->by_number, (const char *)&id, sizeof(id)) != MAP_NONE)
		return;
	map_add(
	    s->by_number, (const char *)&id, sizeof(id), add_format(s, code));
}

static void
take_style(struct styles *s, const char *const *attributes)
{
	size_t format = 0, found;
	const char *code;
	uintmax_t id;

	if (number(attributes, "numFmtId", &id)) {
		found = map_find(s->by_number, (const char *)&id, sizeof(id));
		code = id < SIZE_MAX ? format_builtin((size_t)id) : NULL;
		if (found != MAP_NONE) {
			format = found;
		} else if (code != NULL) {
			format = add_format(s, code);
			map_add(s->by_number, (const char *)&id, sizeof(id),
			    format);
		}
	}
	s->style_formats = mem_grow(s->style_formats, s->style_count,
	    &s->style_room, sizeof(*s->style_formats));
	s->style_formats[s->style_count++] = format;
}

static void
take_start(void *context, size_t depth, const char *name,
    const char *const *attributes)
{
	struct styles *s = context;

	if (depth == 2)
		s->in_cell_styles = strcmp(name, "cellXfs") == 0;
	if (depth != 3)
		return;
	if (s->format_count == MOST || s->style_count == MOST)
		markup_fail(s->markup, "workbook: too many styles", NULL);
	else if (strcmp(name, "numFmt") == 0)
		take_format(s, attributes);
	else if (s->in_cell_styles && strcmp(name, "xf") == 0)
		take_style(s, attributes);
}

struct styles *
styles_new(void)
{
	struct styles *s = mem_new(1, sizeof(*s));

	s->by_number = map_new();
	add_format(s, "General");
	return s;
}

void
styles_free(struct styles *s)
{
	size_t i;

	for (i = 0; i < s->format_count; i++)
		format_release(&s->formats[i]);
	free(s->formats);
	free(s->style_formats);
	map_free(s->by_number);
	free(s);
}

bool
styles_read(void *styles, const char *name, lines_read *read, void *from,
    struct trouble *trouble)
{
	static const struct markup_calls calls = {.start = take_start};
	struct styles *s = styles;

	s->markup = markup_open(name, read, from, &calls, s);
	return markup_finish(s->markup, trouble);
}

const struct format *
styles_format(const struct styles *s, size_t style)
{
	return &s->formats[style < s->style_count ? s->style_formats[style]
						  : 0];
}
