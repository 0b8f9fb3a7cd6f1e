/*
 * ledger: what the stream says in figures and about the run, found by a path:
 *
 *	pillar/D/mean            a figure: its table, row and item
 *	run/normalize/closing    a run record: its row and item
 *	listed/need/review       how many needs carry this flag
 *	listed/reject/row        how many rows of exports were rejected whole
 *	listed/reject/answer     how many answers were rejected
 */
#ifndef LIMA_EDITION_LEDGER_H
#define LIMA_EDITION_LEDGER_H

#include "buf.h"
#include "input.h"

#include <stdbool.h>
#include <stddef.h>

struct ledger;

/*
 * From a stream that has the columns rec, table, row, item and value. NULL if
 * it gives one figure two values; *why then says which. The facts point into
 * the input.
 */
struct ledger *ledger_new(const struct input *, struct buf *why);
void ledger_free(struct ledger *);

/* A value, or NULL. Where a run record was given several values, all. */
const char *ledger_get(const struct ledger *, const char *path);

/*
 * The rows of a table of figures, in the order of reading, "all" last. Their
 * number goes to *n. The caller frees the array.
 */
const char **ledger_rows(const struct ledger *, const char *table, size_t *n);

/* Are there figures, and any of this table? */
bool ledger_any(const struct ledger *);
bool ledger_has_table(const struct ledger *, const char *table, size_t len);

#endif
