/*
 * tally: what is counted from the stream.
 */
#include "tally.h"

#include "mem.h"
#include "record.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

struct word_entry {
	const char *word;
	enum entry entry;
};

static const struct word_entry asides[] = {
    {"superseded", SUPERSEDED},
    {"after-closing", AFTER_CLOSING},
    {"not-participating", NOT_PARTICIPATING},
    {"not-applicable", NOT_APPLICABLE},
    {NULL, ENTRIES},
};

/* The facts about an input file that its reader leaves as run records. */
static const struct word_entry told[] = {
    {"rows", ROWS},
    {"submissions", SUBMISSIONS},
    {"answers", ANSWERS},
    {NULL, ENTRIES},
};

/* The numbers of the codes that a field lists. */
struct list {
	size_t *number;
	size_t n, room;
};

struct tallier {
	const struct instrument *instrument;
	struct tally tally;
	struct record record;
	struct list mandates, tags; /* of the need at hand */
};

struct tallier *
tallier_new(const struct instrument *instrument, struct tsv_reader *in)
{
	struct tallier *t = mem_new(1, sizeof(*t));

	t->instrument = instrument;
	record_init(&t->record, in);
	t->tally.books = books_new();
	for (int k = 0; k < KINDS; k++)
		t->tally.reporters[k] =
		    mem_new(instrument->reporters[k].codes.n,
			sizeof(*t->tally.reporters[k]));
	t->tally.needs = needs_list_new();
	t->tally.tags = mem_new(
	    instrument->pillars.n, instrument->tags.n * sizeof(*t->tally.tags));
	t->tally.levels = mem_new(instrument->reporters[STATE].codes.n,
	    instrument->mandates.n * sizeof(*t->tally.levels));
	return t;
}

void
tallier_free(struct tallier *t)
{
	books_free(t->tally.books);
	for (int k = 0; k < KINDS; k++)
		free(t->tally.reporters[k]);
	needs_list_free(t->tally.needs);
	free(t->tally.levels);
	free(t->tally.tags);
	free(t->mandates.number);
	free(t->tags.number);
	free(t);
}

const struct tally *
tallier_tally(const struct tallier *t)
{
	return &t->tally;
}

static const char *
get(const struct tallier *t, enum column c)
{
	return record_get(&t->record, c);
}

static bool
refuse(const struct tallier *t, enum column c, const char *what)
{
	record_refuse(&t->record, c, what);
	return false;
}

static enum entry
find_entry(const struct word_entry *words, const char *word)
{
	while (words->word != NULL && strcmp(words->word, word) != 0)
		words++;
	return words->entry;
}

static bool
add_to_books(struct tallier *t, enum entry entry)
{
	if (!books_add(t->tally.books, get(t, SRC_FILE), entry, 1))
		return refuse(t, SRC_FILE, "too much to count");
	return true;
}

/* Who reports, if it is someone whose answers can count. */
static bool
find_reporter(const struct tallier *t, enum kind *kind, size_t *reporter)
{
	const struct reporters *all;

	if (!kind_read(get(t, KIND), kind))
		return refuse(t, KIND, "neither state nor org");
	all = &t->instrument->reporters[*kind];
	*reporter = codes_find(&all->codes, get(t, REPORTER));
	if (*reporter == MAP_NONE)
		return refuse(t, REPORTER, "not one of the profile");
	if (!all->participates[*reporter])
		return refuse(t, REPORTER, "counts, but does not take part");
	return true;
}

static bool
add_level(struct tallier *t, size_t state, size_t mandate)
{
	const struct instrument *instrument = t->instrument;
	size_t level = codes_find(&instrument->levels, get(t, ANSWER));
	size_t *at = &t->tally.levels[state * instrument->mandates.n + mandate];

	if (level == MAP_NONE)
		return refuse(t, ANSWER, "not a level of the profile");
	if (*at != 0)
		return refuse(t, MANDATE,
		    "a second level of one state counts; "
		    "the stream is not normalized");
	*at = level + 1;
	return true;
}

static bool
add_counted(struct tallier *t)
{
	const char *question = get(t, QUESTION);
	struct reporter_tally *who;
	enum kind kind;
	size_t reporter, mandate;

	if (!find_reporter(t, &kind, &reporter))
		return false;
	mandate = codes_find(&t->instrument->mandates, get(t, MANDATE));
	if (mandate == MAP_NONE)
		return refuse(t, MANDATE, "not one of the profile");
	who = &t->tally.reporters[kind][reporter];
	who->reported = true;
	if (strcmp(question, "practices") == 0)
		who->practices++;
	if (kind == STATE && strcmp(question, "level") == 0)
		return add_level(t, reporter, mandate);
	return true;
}

/* Whoever is set aside as superseded was once found in the profile. */
static void
add_superseded(struct tallier *t)
{
	enum kind kind;
	size_t reporter;

	if (!kind_read(get(t, KIND), &kind))
		return;
	reporter =
	    codes_find(&t->instrument->reporters[kind].codes, get(t, REPORTER));
	if (reporter != MAP_NONE)
		t->tally.reporters[kind][reporter].superseded++;
}

/* An answer on several mandates was one; the rows after the first are added. */
static bool
is_added(const struct tallier *t)
{
	const char *list = get(t, NAMED);
	const char *mandate = get(t, MANDATE);
	size_t len;
	const char *first = text_next(&list, ',', &len);

	return first != NULL &&
	       (strlen(mandate) != len || memcmp(first, mandate, len) != 0);
}

static bool
add_answer(struct tallier *t)
{
	const char *aside = get(t, ASIDE);
	enum entry entry = COUNTED;

	if (aside[0] != '\0')
		entry = find_entry(asides, aside);
	if (entry == ENTRIES)
		return refuse(t, ASIDE, "unknown");
	if (is_added(t) && !add_to_books(t, ADDED))
		return false;
	if (!add_to_books(t, entry))
		return false;
	if (entry == COUNTED)
		return add_counted(t);
	if (entry == SUPERSEDED)
		add_superseded(t);
	return true;
}

/* Read a list of different codes; twice is what is said of one that is not. */
static bool
read_list(struct tallier *t, enum column c, char sep, const struct codes *codes,
    const char *twice, struct list *list)
{
	const char *rest = get(t, c), *item;
	size_t len;

	list->n = 0;
	while ((item = text_next(&rest, sep, &len)) != NULL) {
		size_t number = map_find(codes->number, item, len);

		if (number == MAP_NONE)
			return refuse(t, c, "not one of the profile");
		for (size_t i = 0; i < list->n; i++)
			if (list->number[i] == number)
				return refuse(t, c, twice);
		list->number = mem_grow(
		    list->number, list->n, &list->room, sizeof(*list->number));
		list->number[list->n++] = number;
	}
	return true;
}

static bool
read_mandates(struct tallier *t)
{
	enum column c = get(t, NAMED)[0] != '\0' ? NAMED : MANDATE;

	if (!read_list(t, c, ',', &t->instrument->mandates,
		"a mandate named twice", &t->mandates))
		return false;
	if (t->mandates.n == 0)
		return refuse(t, c, "a need without a mandate");
	return true;
}

/* Count the tags of a need, whose mandates were read. */
static bool
add_tags(struct tallier *t)
{
	const struct instrument *instrument = t->instrument;
	size_t pillar = instrument->pillar_of[t->mandates.number[0]];

	if (!read_list(
		t, TAGS, ';', &instrument->tags, "a tag given twice", &t->tags))
		return false;
	for (size_t i = 0; i < t->tags.n; i++)
		t->tally
		    .tags[pillar * instrument->tags.n + t->tags.number[i]]++;
	return true;
}

static bool
add_need(struct tallier *t)
{
	struct needs need = {.count = 1};
	struct reporter_tally *who;

	if (get(t, ASIDE)[0] != '\0')
		return true;
	if (!find_reporter(t, &need.kind, &need.reporter))
		return false;
	need.criterion =
	    codes_find(&t->instrument->criteria, get(t, CRITERION));
	if (need.criterion == MAP_NONE)
		return refuse(t, CRITERION, "not one of the profile");
	if (!read_mandates(t) || !add_tags(t))
		return false;
	need.mandates = t->mandates.number;
	need.named = t->mandates.n;
	needs_list_add(t->tally.needs, &need);
	who = &t->tally.reporters[need.kind][need.reporter];
	who->needs++;
	return true;
}

/* Answers are rejected one by one; a row that was not split has no question. */
static bool
add_reject(struct tallier *t)
{
	if (get(t, QUESTION)[0] == '\0')
		return true;
	return add_to_books(t, REJECTED);
}

static bool
add_run(struct tallier *t)
{
	enum entry entry = find_entry(told, get(t, ITEM));
	const char *value = get(t, VALUE);
	uintmax_t n;

	if (entry == ENTRIES)
		return true;
	if (!text_number(value, strlen(value), UINTMAX_MAX, &n))
		return refuse(t, VALUE, "not a number");
	if (!books_add(t->tally.books, get(t, ROW), entry, n))
		return refuse(t, VALUE, "too much to count");
	return true;
}

bool
tallier_add(struct tallier *t)
{
	static const struct {
		const char *rec;
		bool (*add)(struct tallier *);
	} records[] = {
	    {"answer", add_answer},
	    {"need", add_need},
	    {"reject", add_reject},
	    {"run", add_run},
	};
	const char *rec = get(t, REC);

	for (size_t i = 0; i < sizeof(records) / sizeof(records[0]); i++)
		if (strcmp(rec, records[i].rec) == 0)
			return records[i].add(t);
	return true;
}

size_t
tally_level(const struct tally *tally, const struct instrument *instrument,
    size_t state, size_t mandate)
{
	size_t level = tally->levels[state * instrument->mandates.n + mandate];

	return level > 0 ? level - 1 : NO_LEVEL;
}
