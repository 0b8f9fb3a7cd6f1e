/*
 * recount: totals of the figures, counted once more from the records that the
 * workbook lists. A part "check" of the kind "recount" names figures, such as
 *
 *	mandate/{mandate}/c{answer}
 *
 * where a word in braces stands for that column of a record: each record that
 * the sheet shows, and for which the part's condition holds, counts once for
 * the figure that it so names.
 */
#ifndef LIMA_EDITION_RECOUNT_H
#define LIMA_EDITION_RECOUNT_H

#include "ledger.h"
#include "record.h"

#include <stddef.h>

struct recount;

struct recount *recount_new(void);
void recount_free(struct recount *);

/* A check of a layout; returns its number for recount_take. */
size_t recount_add(
    struct recount *, const struct part *, const struct tsv_reader *);

/* A record is shown where this check stands. */
void recount_take(struct recount *, size_t check, const struct record *);

/*
 * Compare with the figures, in every table that there are any of: each must be
 * the number that was counted, 0 or absent where nothing was. Ends with 70.
 */
void recount_compare(const struct recount *, const struct ledger *);

#endif
