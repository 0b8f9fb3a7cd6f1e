/*
 * evidence: the records that figures are counted from, kept to be shown.
 *
 * All answers, needs, rejects and facts of the run are kept whole, so memory
 * grows with the stream: only for those who ask for an explanation.
 */
#ifndef LIMA_EVIDENCE_H
#define LIMA_EVIDENCE_H

#include "tsv.h"

#include <stddef.h>

/* What is kept of a record; up to EVIDENCE_SHOWN in the order of print. */
enum evidence_field {
	EV_REC,
	EV_ID,
	EV_KIND,
	EV_REPORTER,
	EV_MANDATE,
	EV_NAMED,
	EV_QUESTION,
	EV_ANSWER,
	EV_CRITERION,
	EV_TAGS,
	EV_ASIDE,
	EV_SRC_FILE,
	EV_SRC_LINE,
	EV_SRC_COL,
	EVIDENCE_SHOWN,
	EV_ROW = EVIDENCE_SHOWN,
	EV_ITEM,
	EV_VALUE,
	EVIDENCE_FIELDS
};

/* The column of the stream that a field comes from. */
extern const char *const evidence_column[EVIDENCE_FIELDS];

struct evidence;

/* Of the records of this reader; a column that it lacks is empty. */
struct evidence *evidence_new(struct tsv_reader *);
void evidence_free(struct evidence *);

/* Keep the reader's current record. */
void evidence_add(struct evidence *);

size_t evidence_length(const struct evidence *);

/* A field of a record; it lives until another record is added. */
const char *evidence_get(
    const struct evidence *, size_t record, enum evidence_field);

#endif
