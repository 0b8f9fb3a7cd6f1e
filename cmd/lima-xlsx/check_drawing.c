/*
 * check_drawing: what lies over the cells of a sheet: charts, images, shapes.
 */
#include "check_drawing.h"

#include "buf.h"
#include "cellname.h"
#include "check_wording.h"
#include "diag.h"
#include "markup.h"
#include "text.h"

#include <stdint.h>
#include <string.h>

#define LONGEST_TEXT 1024

/* On one sheet; of more no titles are looked for. */
#define MOST_CHARTS 1000

/* How deep the elements stand that matter; a fallback may come between. */
enum { ANCHOR = 2, OBJECT };

enum corner { NOWHERE, COLUMN, ROW };

struct reading {
	struct parts *parts;
	const struct links *links; /* of the drawing */
	struct found *found;
	struct trouble trouble; /* of a chart */
	size_t charts;          /* of the sheet, so far */

	size_t fallback; /* the depth of what stands in for the object, or 0 */
	bool in_from, in_text;
	enum corner corner;
	struct buf number; /* of the column or row */
	size_t column;
	uintmax_t row; /* from 0 */

	/* The object that is being read. */
	bool is_object, is_image, named, described;
	struct buf text;
};

/* A chart has a title if its element comes within that of the chart. */
static void
chart_start(void *context, size_t depth, const char *name,
    const char *const *attributes)
{
	bool *titled = context;

	(void)attributes;
	*titled |= depth == 3 && strcmp(name, "title") == 0;
}

static bool
read_chart(void *into, const char *name, lines_read *read, void *from,
    struct trouble *trouble)
{
	static const struct markup_calls calls = {.start = chart_start};

	return markup_finish(
	    markup_open(name, read, from, &calls, into), trouble);
}

static void
take_chart(struct reading *r, const char *const *attributes)
{
	const char *id = markup_attribute(attributes, "id");
	const struct link *link = id != NULL ? links_id(r->links, id) : NULL;
	bool titled = false;

	if (++r->charts > 1)
		found_at(r->found, RULE_CHART_MANY, r->column, r->row + 1,
		    "another chart on the sheet");
	if (link == NULL || link->outside || r->charts > MOST_CHARTS ||
	    r->trouble.what != NULL ||
	    !part_take(r->parts, link->part, read_chart, &titled, &r->trouble))
		return;
	if (!titled)
		found_at(r->found, RULE_CHART_TITLE, r->column, r->row + 1,
		    "the chart has no title");
}

static bool
says(const char *const *attributes, const char *name)
{
	const char *value = markup_attribute(attributes, name);

	return value != NULL && !wording_blank(value);
}

static void
begin_object(struct reading *r, const char *name)
{
	static const char *const objects[] = {
	    "graphicFrame", "pic", "sp", "cxnSp", "grpSp", "contentPart", NULL};
	size_t i;

	for (i = 0; objects[i] != NULL; i++)
		r->is_object |= strcmp(name, objects[i]) == 0;
	r->is_image |= strcmp(name, "pic") == 0;
}

static void
take_start(void *context, size_t depth, const char *name,
    const char *const *attributes)
{
	struct reading *r = context;

	if (depth == ANCHOR) {
		r->is_object = r->is_image = r->named = r->described = false;
		r->column = 0;
		r->row = 0;
		buf_reset(&r->text);
	} else if (r->fallback != 0 || strcmp(name, "Fallback") == 0) {
		r->fallback = r->fallback != 0 ? r->fallback : depth;
	} else if (depth == OBJECT && strcmp(name, "from") == 0) {
		r->in_from = true;
	} else if (r->in_from) {
		r->corner = strcmp(name, "col") == 0   ? COLUMN
			    : strcmp(name, "row") == 0 ? ROW
						       : NOWHERE;
		buf_reset(&r->number);
	} else if (strcmp(name, "cNvPr") == 0) {
		/* That of a group comes before those of its parts. */
		if (!r->named)
			r->described = says(attributes, "descr") ||
				       says(attributes, "title");
		r->named = true;
	} else if (strcmp(name, "decorative") == 0) {
		r->described |= markup_flag(attributes, "val");
	} else if (strcmp(name, "chart") == 0) {
		take_chart(r, attributes);
	} else {
		begin_object(r, name);
		r->in_text = strcmp(name, "t") == 0;
	}
}

static void
take_text(void *context, const char *bytes, size_t len)
{
	struct reading *r = context;
	struct buf *into = r->in_from ? &r->number : &r->text;

	if ((r->in_text || r->corner != NOWHERE) &&
	    len <= LONGEST_TEXT - into->len)
		buf_add(into, bytes, len);
}

static void
end_object(struct reading *r)
{
	if (!r->is_object)
		return;
	if (!r->described)
		found_at(r->found, RULE_ALT_TEXT, r->column, r->row + 1,
		    "nothing says in words what is drawn here");
	if (r->is_image)
		found_at(r->found, RULE_IMAGE, r->column, r->row + 1,
		    "an image lies over the cells");
	if (!wording_blank(r->text.data))
		found_at(r->found, RULE_TEXT_BOX, r->column, r->row + 1,
		    "text that is in no cell: %s", diag_quote(r->text.data));
}

static void
end_corner(struct reading *r)
{
	size_t len = r->number.len;
	const char *s = text_trim(r->number.data, &len);
	uintmax_t value;

	if (r->corner == COLUMN &&
	    text_number(s, len, CELL_COLUMNS - 1, &value))
		r->column = (size_t)value;
	else if (r->corner == ROW && text_number(s, len, CELL_ROWS - 1, &value))
		r->row = value;
	r->corner = NOWHERE;
}

static void
take_end(void *context, size_t depth, const char *name)
{
	struct reading *r = context;

	if (depth == r->fallback)
		r->fallback = 0;
	if (r->in_from && depth > OBJECT)
		end_corner(r);
	else if (depth == OBJECT && strcmp(name, "from") == 0)
		r->in_from = false;
	else if (depth == ANCHOR)
		end_object(r);
	r->in_text = false;
}

static bool
read_drawing(void *into, const char *name, lines_read *read, void *from,
    struct trouble *trouble)
{
	static const struct markup_calls calls = {
	    take_start, take_end, take_text};

	return markup_finish(
	    markup_open(name, read, from, &calls, into), trouble);
}

static bool
check_drawing(struct parts *parts, const char *part, struct found *found,
    struct trouble *trouble)
{
	struct reading r = {.parts = parts, .found = found};
	struct links links;
	bool good;

	buf_init(&r.number);
	buf_init(&r.text);
	r.links = &links;
	good = links_read(&links, parts, part, trouble) &&
	       part_take(parts, part, read_drawing, &r, trouble);
	if (good && r.trouble.what != NULL) {
		*trouble = r.trouble;
		good = false;
	}
	links_release(&links);
	buf_release(&r.number);
	buf_release(&r.text);
	return good;
}

bool
check_drawings(struct parts *parts, const struct links *links,
    struct found *found, struct trouble *trouble)
{
	size_t i;

	for (i = 0; i < links->count; i++)
		if (strcmp(links->list[i].type, "drawing") == 0 &&
		    !check_drawing(parts, links->list[i].part, found, trouble))
			return false;
	return true;
}
