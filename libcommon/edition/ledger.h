/*
 * ledger: what the stream says in figures and about the run, found by a path:
 *
 *	pillar/D/mean            a figure: its table, row and item
 *	run/normalize/closing    a run record: its row and item
 *	reported/17/PER          the level that counts of a state and mandate
 *	given/17/4               how many answers of states are this level there
 *	listed/need/review       how many needs carry this flag
 *	listed/reject/row        how many rows of exports were rejected whole
 *	listed/reject/answer     how many answers were rejected
 */
#ifndef LIMA_EDITION_LEDGER_H
#define LIMA_EDITION_LEDGER_H

#include "buf.h"
#include "record.h"

#include <stdbool.h>
#include <stddef.h>

struct ledger;

/* For the records of a reader, whose columns it looks up. */
struct ledger *ledger_new(const struct tsv_reader *);
void ledger_free(struct ledger *);

/*
 * Take note of a record. False if it was a figure or a fact about the run, and
 * is no record to be listed.
 */
bool ledger_take(struct ledger *, const struct record *);

/*
 * All records were taken; only now may it be asked. False if they give one
 * figure two values; *why then says which.
 */
bool ledger_end(struct ledger *, struct buf *why);

/* How many records were taken. */
size_t ledger_records(const struct ledger *);

/* A value, or NULL. Where a run record was given several values, all. */
const char *ledger_get(const struct ledger *, const char *path);

/*
 * The rows of a table of figures, in the order of reading, "all" last. Their
 * number goes to *n. The caller frees the array.
 */
const char **ledger_rows(const struct ledger *, const char *table, size_t *n);

/* Visit every figure, by its path. */
void ledger_each(const struct ledger *,
    void (*visit)(const void *arg, const char *path, const char *value),
    const void *arg);

/* Are there figures, and any of this table? */
bool ledger_any(const struct ledger *);
bool ledger_has_table(const struct ledger *, const char *table, size_t len);

#endif
