/*
 * record: a record of the stream at hand, and what is asked of it: whether a
 * condition holds, where it stands in an order. Columns are looked up once,
 * before the first record.
 */
#ifndef LIMA_EDITION_RECORD_H
#define LIMA_EDITION_RECORD_H

#include "buf.h"
#include "layout.h"
#include "profile.h"
#include "tsv.h"

#include <stdbool.h>
#include <stddef.h>

/* Its fields, decoded, by the numbers of the reader's columns. */
struct record {
	const char **fields;
	size_t n;
};

void record_init(struct record *, const struct tsv_reader *);
void record_release(struct record *);

/* Take the fields of the reader's current record, while that lives. */
void record_read(struct record *, struct tsv_reader *);

/* Into bytes and back; the fields then point into the bytes. */
void record_pack(const struct record *, struct buf *bytes);
void record_unpack(struct record *, const char *bytes);

/* A field, "" of TSV_NO_COLUMN. */
const char *record_get(const struct record *, size_t col);

/* The columns that names lists, separated by sep, and their number. */
size_t *record_columns(
    const struct tsv_reader *, const char *names, char sep, size_t *n);

/* The first of some columns that is not empty; "" if all are. */
const char *record_first(
    const struct record *, const size_t columns[], size_t n);

/* A condition on records, spelt as where.h says; its names are columns. */
struct filter;

struct filter *filter_new(const char *condition, const struct tsv_reader *);
void filter_free(struct filter *);
bool filter_passes(const struct filter *, const struct record *);

/*
 * An order of records, from a part's column "order": columns, the first first.
 * "reporter" orders as a reader would: runs of digits by their number,
 * everything else byte for byte. "questions:question" orders as the codes stand
 * in a table of the profile, other texts after them. Where a ';' stands in
 * place of a comma, the columns before it make blocks, see places.h.
 */
struct order;

struct order *order_new(
    const struct part *, struct profile *, const struct tsv_reader *);
void order_free(struct order *);

/* Add the key of a record: memcmp of two keys is the order of the records. */
void order_key(const struct order *, const struct record *, struct buf *key);

/* How many columns make blocks, and what a record has in one. */
size_t order_blocks(const struct order *);
const char *order_value(const struct order *, const struct record *, size_t i);

/* Add text so that memcmp orders as "reporter" above; it ends in a NUL. */
void order_text(struct buf *key, const char *text);

#endif
