/*
 * layout: workbook.tsv, which says what sheets there are and what stands on
 * them. Each row is a part of a sheet; parts come in the order of printing.
 *
 *	part      kind                  columns it uses
 *	sheet     cover, notes,         rows, where, order, evidence
 *	          figures, records,
 *	          review, conclusions
 *	          matrix                also palette
 *	          method                also from
 *	line      plain, strong, mark   label, where
 *	column    how it is printed     from, label, empty, width, where,
 *	                                palette, evidence
 *	note                            label, where
 *	sentence  plain, groups,        rows, from, label, where
 *	          ranking, leaders
 *	chart     bar, stacked, column  from, label, palette, where
 *	check     shown, quiet          from
 *	print     columns               from
 *	key       figure                label, where
 */
#ifndef LIMA_EDITION_LAYOUT_H
#define LIMA_EDITION_LAYOUT_H

#include "profile.h"

#include <stddef.h>

struct part {
	const struct table *table;
	size_t row; /* of the table, for messages */
	const char *sheet;
	const char *part;
	const char *kind;
	const char *rows;
	const char *from;
	const char *where;
	const char *order;
	const char *label;
	const char *empty;
	const char *palette;
	const char *evidence; /* "" where the table has no such column */
	double width;
};

struct layout {
	struct table *own; /* read from a file of the user's, or NULL */
	struct part *parts;
	size_t n;
};

/* The profile's, or that in a file. Ends with 65, 66 or 78. */
void layout_load(struct layout *, struct profile *, const char *file);
void layout_release(struct layout *);

/*
 * The next part of this name on this sheet, from part number *i on, which is
 * moved past it; NULL if there is none. sheet NULL: on any sheet.
 */
const struct part *layout_next(
    const struct layout *, size_t *i, const char *sheet, const char *part);

/* The part is wrong: say where and end, 78. */
_Noreturn void layout_bad(const struct part *, const char *field,
    const char *fmt, ...) __attribute__((format(printf, 3, 4)));

#endif
