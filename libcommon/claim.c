/*
 * claim: what the process uses files for, by whatever names they go.
 */
#include "claim.h"

#include "mem.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct use {
	dev_t device;
	ino_t number;
	const char *name; /* of a file not there in this folder; or NULL */
	enum claim claim;
};

static struct use *uses;
static size_t use_count, use_room;

static bool
is_same(const struct use *a, const struct use *b)
{
	if (a->device != b->device || a->number != b->number)
		return false;
	if (a->name == NULL || b->name == NULL)
		return a->name == b->name;
	return strcmp(a->name, b->name) == 0;
}

static const char *
add(const struct use *use)
{
	size_t i;

	for (i = 0; i < use_count; i++) {
		if (!is_same(&uses[i], use))
			continue;
		if (uses[i].claim == CLAIM_OUTPUT || use->claim == CLAIM_OUTPUT)
			return uses[i].claim == CLAIM_READ ? "is also read"
							   : "is also written";
		if (uses[i].claim == use->claim)
			return NULL;
	}
	uses = mem_grow(uses, use_count, &use_room, sizeof(*uses));
	uses[use_count] = *use;
	if (use->name != NULL)
		uses[use_count].name = mem_copy(use->name, strlen(use->name));
	use_count++;
	return NULL;
}

const char *
claim_file(const struct stat *st, enum claim claim)
{
	const struct use use = {st->st_dev, st->st_ino, NULL, claim};

	return S_ISCHR(st->st_mode) ? NULL : add(&use);
}

const char *
claim_new(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *base = slash != NULL ? slash + 1 : path;
	char *folder = slash != NULL ? mem_copy(path, (size_t)(base - path))
				     : mem_copy(".", 1);
	struct stat st;
	int error = stat(folder, &st) == -1 ? errno
		    : *base == '\0'         ? ENOENT
					    : 0;

	free(folder);
	if (error != 0)
		return strerror(error);
	return add(&(struct use){st.st_dev, st.st_ino, base, CLAIM_OUTPUT});
}
