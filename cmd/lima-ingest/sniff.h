/*
 * sniff: what was found out about the files, as a table, in place of records.
 */
#ifndef INGEST_SNIFF_H
#define INGEST_SNIFF_H

#include "bytes.h"
#include "dialect.h"
#include "header.h"
#include "names.h"
#include "rows.h"

struct sniff;

/* A table to standard output; the functions below end with 74 if that fails. */
struct sniff *sniff_open(void);
void sniff_close(struct sniff *);

/* How the text of a file is stored, and what parts its cells. */
void sniff_bytes(struct sniff *, const char *file, const struct bytes_facts *);
void sniff_dialect(struct sniff *, const char *file, const struct dialect *);

/* Where the header of a table is, and how the records fit under it. */
void sniff_header(struct sniff *, const char *file, const struct header *);

/* The columns of the header, which is the current row. */
void sniff_columns(struct sniff *, const char *file, struct names *,
    const struct rows *header);

#endif
