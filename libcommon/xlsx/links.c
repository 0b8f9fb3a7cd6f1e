/*
 * links: which parts of a workbook a part of it refers to.
 */
#include "links.h"

#include "buf.h"
#include "markup.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

/* More than any sheet may have links. */
#define MOST 100000

struct reading {
	struct links *links;
	struct markup *markup;
	const char *folder; /* of the part, with its '/' */
	size_t folder_len;
};

static char *
copy(const char *s)
{
	return mem_copy(s, strlen(s));
}

static const char *
last_word(const char *type)
{
	const char *slash = strrchr(type, '/');

	return slash != NULL ? slash + 1 : type;
}

/* Take the last folder off a path that ends in a '/' or is empty. */
static void
go_up(struct buf *path)
{
	if (path->len > 0)
		path->len--;
	while (path->len > 0 && path->data[path->len - 1] != '/')
		path->len--;
}

/* A target is absolute or seen from the folder of the part. */
static char *
resolve(const struct reading *r, const char *target)
{
	struct buf path = BUF_INIT;
	size_t len;

	if (*target == '/')
		target++;
	else
		buf_add(&path, r->folder, r->folder_len);
	for (; *target != '\0'; target += len) {
		len = strcspn(target, "/");
		len += target[len] == '/';
		if (strncmp(target, "../", len) == 0 && len == 3)
			go_up(&path);
		else if (strncmp(target, "./", len) != 0 || len != 2)
			buf_add(&path, target, len);
	}
	return buf_take(&path);
}

static void
take_start(void *context, size_t depth, const char *name,
    const char *const *attributes)
{
	struct reading *r = context;
	struct links *links = r->links;
	const char *id = markup_attribute(attributes, "Id");
	const char *type = markup_attribute(attributes, "Type");
	const char *target = markup_attribute(attributes, "Target");
	const char *mode = markup_attribute(attributes, "TargetMode");
	struct link *link;

	if (depth != 2 || strcmp(name, "Relationship") != 0 || id == NULL ||
	    type == NULL || target == NULL)
		return;
	if (links->count == MOST) {
		markup_fail(r->markup, "workbook: too many parts", NULL);
		return;
	}
	links->list = mem_grow(
	    links->list, links->count, &links->room, sizeof(*links->list));
	map_add(links->ids, id, strlen(id), links->count);
	link = &links->list[links->count++];
	link->id = copy(id);
	link->type = copy(last_word(type));
	link->outside = mode != NULL && strcmp(mode, "External") == 0;
	link->part = link->outside ? copy(target) : resolve(r, target);
}

static bool
read_links(void *into, const char *name, lines_read *read, void *from,
    struct trouble *trouble)
{
	static const struct markup_calls calls = {.start = take_start};
	struct reading *r = into;

	r->markup = markup_open(name, read, from, &calls, r);
	return markup_finish(r->markup, trouble);
}

bool
links_read(struct links *links, struct parts *parts, const char *part,
    struct trouble *trouble)
{
	const char *slash = strrchr(part, '/');
	struct reading r = {.links = links, .folder = part};
	struct buf name = BUF_INIT;
	bool good = true;

	*links = (struct links){.ids = map_new()};
	r.folder_len = slash != NULL ? (size_t)(slash - part) + 1 : 0;
	buf_add(&name, part, r.folder_len);
	buf_printf(&name, "_rels/%s.rels", part + r.folder_len);
	if (parts_have(parts, name.data))
		good = part_take(parts, name.data, read_links, &r, trouble);
	buf_release(&name);
	return good;
}

void
links_release(struct links *links)
{
	size_t i;

	for (i = 0; i < links->count; i++) {
		free(links->list[i].id);
		free(links->list[i].type);
		free(links->list[i].part);
	}
	free(links->list);
	map_free(links->ids);
}

const struct link *
links_id(const struct links *links, const char *id)
{
	size_t at = map_find(links->ids, id, strlen(id));

	return at != MAP_NONE ? &links->list[at] : NULL;
}

const struct link *
links_type(const struct links *links, const char *type)
{
	size_t i;

	for (i = 0; i < links->count; i++)
		if (strcmp(links->list[i].type, type) == 0)
			return &links->list[i];
	return NULL;
}
