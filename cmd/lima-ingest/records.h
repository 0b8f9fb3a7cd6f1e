/*
 * records: what lima-ingest writes, answers, rejects and facts.
 */
#ifndef INGEST_RECORDS_H
#define INGEST_RECORDS_H

#include "fact.h"
#include "layout.h"
#include "reject.h"
#include "rows.h"
#include "tsv.h"

#include <stddef.h>
#include <stdint.h>

struct records;

/*
 * Records to standard output, a copy of the rejects at that path unless it is
 * NULL; ends with 73 or 74 if that fails, as do all functions below.
 */
struct records *records_open(const char *rejects);
void records_close(struct records *);

/* The answer in a column of the current row. */
void records_answer(struct records *, const char *file, const struct rows *row,
    const struct layout *, size_t column);

/* The current row as a reject: its text, control characters made visible. */
void records_reject(struct records *, const char *file, const struct rows *row,
    const struct layout *, const char *reason);

/* For facts about the run and about the files. */
const struct facts *records_facts(const struct records *);

#endif
