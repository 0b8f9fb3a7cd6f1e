/*
 * columns: what of a stream is read and written here.
 */
#ifndef LIMA_COLUMNS_H
#define LIMA_COLUMNS_H

#include "tsv.h"

#include <stdbool.h>
#include <stddef.h>

struct columns {
	size_t rec, id, mandate, named, question, answer, aside, flags;
	size_t criterion, confidence, terms, lang, tags;
};

/* Those that are read; ends with 65 if one is missing that must be there. */
struct columns columns_read(const struct tsv_reader *);

/* Add those that are written. */
void columns_add(struct columns *, struct tsv_writer *);

/*
 * Whether the current record is what somebody answered in words, be it counted,
 * set aside or rejected: an answer to any question but the level's. A row that
 * was rejected whole answers none.
 */
bool columns_text(const struct columns *, const struct tsv_reader *);

/*
 * Whether needs are taken from such a record: one that counts, for the first of
 * the mandates named.
 */
bool columns_needs(const struct columns *, const struct tsv_reader *);

#endif
