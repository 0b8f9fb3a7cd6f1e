/*
 * profile: a follow-up instrument described as data.
 */
#include "profile.h"

#include "buf.h"
#include "mem.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *const profile_languages[PROFILE_LANGUAGES] = {
    "en", "es", "pt", "fr"};

struct loaded {
	char *name;
	struct table *table;
};

struct profile {
	char *folder;
	struct loaded *tables;
	size_t count, room;
};

/* Is there a profile in that folder? */
static bool
holds_profile(const char *folder)
{
	struct buf path = BUF_INIT;
	bool found;

	buf_printf(&path, "%s/profile.tsv", folder);
	found = access(path.data, F_OK) == 0;
	buf_release(&path);
	return found;
}

/* The folder name in the first of some folders that has it, in found. */
static bool
look_in(const char *folders, const char *name, struct buf *found)
{
	const char *folder;
	size_t len;

	while ((folder = text_next(&folders, ':', &len)) != NULL) {
		buf_reset(found);
		buf_add(found, folder, len);
		buf_printf(found, "/%s", name);
		if (holds_profile(found->data))
			return true;
	}
	return false;
}

/*
 * A build stands in build/ or in a folder below it; the profiles are beside
 * build/. An installed program stands in bin/, its data in share/ beside that.
 */
static bool
look_beside_program(const char *name, struct buf *found)
{
	static const char *const steps[] = {
	    "/../pipelines/profiles",
	    "/../../pipelines/profiles",
	    "/../share/lima/profiles",
	};
	struct buf folder = BUF_INIT;
	bool ok = false;
	size_t i, dir;
	ssize_t n;

	buf_reserve(&folder, 4096);
	n = readlink("/proc/self/exe", folder.data, 4096);
	if (n > 0 && n < 4096) {
		folder.data[n] = '\0';
		dir = (size_t)(strrchr(folder.data, '/') - folder.data);
		for (i = 0; i < sizeof(steps) / sizeof(steps[0]) && !ok; i++) {
			folder.len = dir;
			buf_puts(&folder, steps[i]);
			ok = look_in(folder.data, name, found);
		}
	}
	buf_release(&folder);
	return ok;
}

struct profile *
profile_open(const char *name)
{
	const char *folders = getenv("LIMA_PROFILES");
	struct buf found = BUF_INIT;
	struct profile *p;
	bool ok;

	if (strchr(name, '/') != NULL) {
		buf_puts(&found, name);
		ok = holds_profile(name);
	} else {
		ok = (folders != NULL && look_in(folders, name, &found)) ||
		     look_beside_program(name, &found) ||
		     look_in(LIMA_PROFILES_DIR, name, &found);
	}
	if (!ok) {
		buf_release(&found);
		return NULL;
	}
	p = mem_new(1, sizeof(*p));
	p->folder = buf_take(&found);
	return p;
}

void
profile_free(struct profile *p)
{
	size_t i;

	if (p == NULL)
		return;
	for (i = 0; i < p->count; i++) {
		free(p->tables[i].name);
		table_free(p->tables[i].table);
	}
	free(p->tables);
	free(p->folder);
	free(p);
}

const char *
profile_folder(const struct profile *p)
{
	return p->folder;
}

const struct table *
profile_table(struct profile *p, const char *name, struct tsv_trouble *trouble)
{
	struct buf path = BUF_INIT;
	struct table *t;
	size_t i;

	for (i = 0; i < p->count; i++)
		if (strcmp(p->tables[i].name, name) == 0)
			return p->tables[i].table;
	buf_printf(&path, "%s/%s.tsv", p->folder, name);
	t = table_read(path.data, trouble);
	if (t == NULL) {
		/* The trouble keeps the path: it is the last thing said. */
		trouble->file = buf_take(&path);
		return NULL;
	}
	buf_release(&path);
	p->tables = mem_grow(p->tables, p->count, &p->room, sizeof(*p->tables));
	p->tables[p->count].name = mem_copy(name, strlen(name));
	p->tables[p->count].table = t;
	p->count++;
	return t;
}

size_t
profile_count(const struct profile *p)
{
	return p->count;
}
