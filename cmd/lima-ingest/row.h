/*
 * row: what the makers of rows have in common. Only makers look in here.
 *
 * A maker's own struct begins with a struct rows. Its next fills in the row:
 * of a good one the cells, of a broken one the reason, of both line and text.
 */
#ifndef INGEST_ROW_H
#define INGEST_ROW_H

#include "buf.h"
#include "rows.h"

#define ROW_NONE ((size_t)-1)

/* All by where it begins in values, each with a NUL after it. */
struct row_cell {
	size_t start, len;
	size_t fault, damage; /* the words, or ROW_NONE */
	bool is_date;
};

struct rows {
	enum rows_got (*next)(struct rows *);
	void (*free)(struct rows *); /* the maker's own and the struct */
	const struct trouble *(*trouble)(const struct rows *); /* or NULL */
	size_t width; /* 0: not known */
	size_t limit;

	uintmax_t line;
	const char *text;
	size_t text_len;
	struct buf values;
	struct row_cell *cells;
	size_t count, room;
	const char *reason;
	size_t broken_cell;
};

/* Forget the row. */
void row_reset(struct rows *);

/* Add a cell to it; fault and damage may be NULL. */
void row_add(struct rows *, const char *bytes, size_t len, const char *fault,
    const char *damage);

/* The cell that was added last is a date. */
void row_mark_date(struct rows *);

/* Add its cells as a line of CSV with TABs. */
void row_put_csv(const struct rows *, struct buf *out);

/* Add the limit, such as "1 MiB". */
void row_put_limit(const struct rows *, struct buf *out);

#endif
