/*
 * figures: the tables as they are printed, each figure with the exact fraction
 * behind it.
 *
 * A table is begun, then its items are named, then its rows are begun, each
 * followed by one figure for each item, in order. The names of tables and rows
 * are kept, not copied.
 */
#ifndef LIMA_FIGURES_H
#define LIMA_FIGURES_H

#include "buf.h"
#include "frac.h"
#include "tsv.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct figures;

struct figures *figures_new(void);
void figures_free(struct figures *);

void figures_table(struct figures *, const char *name);
void figures_item(struct figures *, const char *name);
void figures_items(struct figures *, const char *names); /* blanks between */
void figures_row(struct figures *, const char *name);

/* A figure that is a word, or nothing: it has no fraction. */
void figures_text(struct figures *, const char *);

void figures_count(struct figures *, uintmax_t);
void figures_counts(struct figures *, const uintmax_t *, size_t n);
void figures_signed(struct figures *, uintmax_t amount, bool negative);

/* A fraction with so many decimals; NULL: nothing. */
void figures_frac(struct figures *, const struct frac *, unsigned decimals);

/* part / whole * 100; nothing if whole is 0. */
void figures_percent(
    struct figures *, uintmax_t part, uintmax_t whole, unsigned decimals);

/* value, which is as printed, for the exact part / whole * 100. */
void figures_share(
    struct figures *, uintmax_t value, uintmax_t part, uintmax_t whole);

/* How many figures there are. */
uintmax_t figures_number(const struct figures *);

/* A figure as it is printed, with the fraction behind it, "" if there is none.
 */
struct figure_text {
	const char *value;
	const char *num;
	const char *den;
};

/* What there is of a table. The strings of a figure live as the figures do. */
bool figures_have_row(
    const struct figures *, const char *table, const char *row);
bool figures_get(const struct figures *, const char *table, const char *row,
    const char *item, struct figure_text *);

/* The rows, or the items, of a table that is there, added with ", " between. */
void figures_list_rows(
    const struct figures *, const char *table, struct buf *out);
void figures_list_items(
    const struct figures *, const char *table, struct buf *out);

/* Add the columns that figure records have, before any record is written. */
void figures_columns(struct tsv_writer *);

/* Write all of them as figure records, one each. */
void figures_put(const struct figures *, struct tsv_writer *);

/* Write one table alone: a column "row" and one for each item. */
void figures_put_table(
    const struct figures *, struct tsv_writer *, const char *name);

#endif
