/*
 * ledger_lines: figures, or facts about the run, in the order of reading: by
 * table, row, item and value, numbers in them by their size.
 *
 * Only ledger.c includes this.
 */
#ifndef LIMA_EDITION_LEDGER_LINES_H
#define LIMA_EDITION_LEDGER_LINES_H

#include <stddef.h>

struct ledger_line {
	char *table, *row, *item, *value;
	char *key; /* in whose order they are */
	size_t key_len;
};

/* All zero: none. */
struct ledger_lines {
	struct ledger_line *line;
	size_t n, room;
};

/* All is copied. */
void lines_add(struct ledger_lines *, const char *table, const char *row,
    const char *item, const char *value);
void lines_release(struct ledger_lines *);

/* Put them in order, when all are there. */
void lines_sort(struct ledger_lines *);

#endif
