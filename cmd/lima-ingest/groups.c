/*
 * groups: the names of groups of questions that may stand before a header.
 */
#include "groups.h"

#include "buf.h"
#include "mem.h"
#include "text.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* The earlier goes before the later. */
static const char separators[] = "/:-.";

struct groups {
	char *list; /* folded */
};

struct groups *
groups_new(const char *list)
{
	struct groups *g = mem_new(1, sizeof(*g));
	struct buf folded = BUF_INIT;

	text_fold(&folded, list, strlen(list));
	g->list = buf_take(&folded);
	return g;
}

void
groups_free(struct groups *g)
{
	free(g->list);
	free(g);
}

static bool
is_group(const struct groups *g, const char *s, size_t len)
{
	const char *list = g->list, *group;
	size_t group_len;

	while ((group = text_next(&list, '|', &group_len)) != NULL) {
		if (group[group_len - 1] == '*')
			group_len--;
		else if (len > group_len)
			continue;
		if (len >= group_len && memcmp(s, group, group_len) == 0)
			return true;
	}
	return false;
}

const char *
groups_skip(const struct groups *g, const char *header)
{
	const char *end = NULL;
	size_t i, len;

	for (i = 0; separators[i] != '\0' && end == NULL; i++)
		end = strchr(header, separators[i]);
	if (end == NULL)
		return NULL;
	len = (size_t)(end - header);
	header = text_trim(header, &len);
	if (!is_group(g, header, len))
		return NULL;
	len = strlen(++end);
	return text_trim(end, &len);
}
