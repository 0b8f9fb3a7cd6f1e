/*
 * check_notes: the notes that a workbook refers to and those that it has.
 */
#include "check_notes.h"

#include "check_wording.h"
#include "map.h"
#include "mem.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define MOST_NOTES 10000

/* Where it is said or, until it is, first referred to. */
struct note {
	char number[WORDING_NOTE];
	bool said, used;
	size_t sheet, column;
	uintmax_t row;
};

struct notes {
	struct note *list;
	size_t count, room;
	struct map *by_number;
};

struct notes *
notes_new(void)
{
	struct notes *n = mem_new(1, sizeof(*n));

	n->by_number = map_new();
	return n;
}

void
notes_free(struct notes *n)
{
	free(n->list);
	map_free(n->by_number);
	free(n);
}

/* The note of that number, added if it is new; NULL if there are too many. */
static struct note *
find(struct notes *n, const char *number)
{
	size_t at;

	if (n->count == MOST_NOTES)
		return NULL;
	at = map_add(n->by_number, number, strlen(number), n->count);
	if (at != MAP_NONE)
		return &n->list[at];
	n->list = mem_grow(n->list, n->count, &n->room, sizeof(*n->list));
	n->list[n->count] = (struct note){0};
	strcpy(n->list[n->count].number, number);
	return &n->list[n->count++];
}

static void
take(struct notes *n, const char *number, bool says, const struct note *place)
{
	struct note *note = find(n, number);

	if (note == NULL)
		return;
	if (says ? !note->said : !note->said && !note->used) {
		note->sheet = place->sheet;
		note->column = place->column;
		note->row = place->row;
	}
	note->said |= says;
	note->used |= !says;
}

void
notes_take(struct notes *n, size_t sheet, size_t column, uintmax_t row,
    const char *text)
{
	struct note place = {.sheet = sheet, .column = column, .row = row};
	char number[WORDING_NOTE];
	size_t at = 0;

	if (column == 0 && wording_define_note(text, number)) {
		take(n, number, true, &place);
		return;
	}
	while (wording_next_note(text, &at, number))
		take(n, number, false, &place);
}

void
notes_end(const struct notes *n, const struct opened *book, struct found *found)
{
	size_t i;

	for (i = 0; i < n->count; i++) {
		const struct note *note = &n->list[i];

		if (note->said && note->used)
			continue;
		found_sheet(found, book->sheets[note->sheet].name);
		if (!note->said)
			found_at(found, RULE_NOTE_UNDEFINED, note->column,
			    note->row, "no sheet says what note %s is",
			    note->number);
		else
			found_at(found, RULE_NOTE_UNUSED, note->column,
			    note->row, "nothing refers to note %s",
			    note->number);
	}
}
