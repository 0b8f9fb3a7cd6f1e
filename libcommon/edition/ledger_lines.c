/*
 * ledger_lines: figures, or facts about the run, in the order of reading.
 */
#include "ledger_lines.h"

#include "mem.h"
#include "record.h"

#include <stdlib.h>
#include <string.h>

static char *
copy(const char *s)
{
	return mem_copy(s, strlen(s));
}

void
lines_add(struct ledger_lines *lines, const char *table, const char *row,
    const char *item, const char *value)
{
	struct buf key = BUF_INIT;
	struct ledger_line *l;

	lines->line =
	    mem_grow(lines->line, lines->n, &lines->room, sizeof(*lines->line));
	l = &lines->line[lines->n++];
	*l = (struct ledger_line){.table = copy(table),
	    .row = copy(row),
	    .item = copy(item),
	    .value = copy(value)};
	order_text(&key, table);
	order_text(&key, row);
	/* What differs in leading zeros alone is another row. */
	buf_add(&key, row, strlen(row) + 1);
	order_text(&key, item);
	order_text(&key, value);
	l->key_len = key.len;
	l->key = buf_take(&key);
}

void
lines_release(struct ledger_lines *lines)
{
	size_t i;

	for (i = 0; i < lines->n; i++) {
		free(lines->line[i].table);
		free(lines->line[i].row);
		free(lines->line[i].item);
		free(lines->line[i].value);
		free(lines->line[i].key);
	}
	free(lines->line);
}

static int
compare(const void *a, const void *b)
{
	const struct ledger_line *x = a, *y = b;

	return memcmp(
	    x->key, y->key, x->key_len < y->key_len ? x->key_len : y->key_len);
}

void
lines_sort(struct ledger_lines *lines)
{
	if (lines->n > 0)
		qsort(lines->line, lines->n, sizeof(*lines->line), compare);
}
