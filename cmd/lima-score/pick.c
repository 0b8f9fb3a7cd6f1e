/*
 * pick: which records a figure is counted from.
 */
#include "pick.h"

#include "text.h"

#include <string.h>

/* What a level that no state gave is called. */
static const char no_level[] = "none";

static bool
is(const struct pick_from *from, size_t record, enum evidence_field field,
    const char *want)
{
	return want == NULL ||
	       strcmp(evidence_get(from->evidence, record, field), want) == 0;
}

/* Whether a word is one of a list. */
static bool
lists(const char *list, char sep, const char *word)
{
	const char *item;
	size_t len;

	while ((item = text_next(&list, sep, &len)) != NULL)
		if (strlen(word) == len && memcmp(item, word, len) == 0)
			return true;
	return false;
}

/* The file that a record came from, or that a fact of the run is about. */
static enum evidence_field
file_of(const struct pick_from *from, size_t record)
{
	return is(from, record, EV_REC, "run") ? EV_ROW : EV_SRC_FILE;
}

/* The mandates of a record: as named, or the one that it stands under. */
static const char *
named(const struct pick_from *from, size_t record)
{
	const char *list = evidence_get(from->evidence, record, EV_NAMED);

	return list[0] != '\0'
		   ? list
		   : evidence_get(from->evidence, record, EV_MANDATE);
}

static bool
is_need(const struct pick_from *from, size_t record)
{
	return is(from, record, EV_REC, "need");
}

/* The mandate that a record counts under, or MAP_NONE. */
static size_t
mandate_of(const struct pick_from *from, size_t record)
{
	const char *list = is_need(from, record) ? named(from, record)
						 : evidence_get(from->evidence,
						       record, EV_MANDATE);
	size_t len;
	const char *first = text_next(&list, ',', &len);

	return first != NULL
		   ? map_find(from->instrument->mandates.number, first, len)
		   : MAP_NONE;
}

static bool
has_mandate(const struct pick_from *from, size_t record, const char *mandate)
{
	if (is_need(from, record))
		return lists(named(from, record), ',', mandate);
	return is(from, record, EV_MANDATE, mandate);
}

static bool
has_pillar(const struct pick_from *from, size_t record, const char *pillar)
{
	const struct instrument *in = from->instrument;
	size_t mandate = mandate_of(from, record);

	return mandate != MAP_NONE &&
	       strcmp(in->pillars.code[in->pillar_of[mandate]], pillar) == 0;
}

static bool
has_level(const struct pick_from *from, size_t record, const char *want)
{
	const char *level = pick_level(from, record);

	return strcmp(level != NULL ? level : no_level, want) == 0;
}

bool
pick_holds(const struct pick_from *from, const struct pick *pick, size_t record)
{
	return is(from, record, EV_REC, pick->rec) &&
	       is(from, record, EV_ASIDE, pick->aside) &&
	       is(from, record, EV_KIND, pick->kind) &&
	       is(from, record, EV_REPORTER, pick->reporter) &&
	       is(from, record, EV_QUESTION, pick->question) &&
	       is(from, record, file_of(from, record), pick->file) &&
	       is(from, record, EV_ITEM, pick->item) &&
	       (pick->mandate == NULL ||
		   has_mandate(from, record, pick->mandate)) &&
	       (pick->pillar == NULL ||
		   has_pillar(from, record, pick->pillar)) &&
	       (pick->level == NULL || has_level(from, record, pick->level)) &&
	       (pick->code == NULL ||
		   lists(evidence_get(from->evidence, record, pick->list), ';',
		       pick->code));
}

static const char *
level_of_need(const struct pick_from *from, size_t record)
{
	const struct instrument *in = from->instrument;
	size_t mandate = mandate_of(from, record), state, level;

	if (!is(from, record, EV_KIND, "state") || mandate == MAP_NONE)
		return NULL;
	state = codes_find(&in->reporters[STATE].codes,
	    evidence_get(from->evidence, record, EV_REPORTER));
	if (state == MAP_NONE)
		return NULL;
	level = tally_level(from->tally, in, state, mandate);
	return level != NO_LEVEL ? in->levels.code[level] : NULL;
}

const char *
pick_level(const struct pick_from *from, size_t record)
{
	if (is_need(from, record))
		return level_of_need(from, record);
	return is(from, record, EV_REC, "answer") &&
		       is(from, record, EV_QUESTION, "level")
		   ? evidence_get(from->evidence, record, EV_ANSWER)
		   : NULL;
}

uintmax_t
pick_named(const struct pick_from *from, size_t record)
{
	const char *list = named(from, record);
	uintmax_t n = 0;
	size_t len;

	while (text_next(&list, ',', &len) != NULL)
		n++;
	return n;
}

bool
pick_is_added(const struct pick_from *from, size_t record)
{
	const char *list = evidence_get(from->evidence, record, EV_NAMED);
	const char *mandate = evidence_get(from->evidence, record, EV_MANDATE);
	size_t len;
	const char *first = text_next(&list, ',', &len);

	return first != NULL &&
	       (strlen(mandate) != len || memcmp(first, mandate, len) != 0);
}
