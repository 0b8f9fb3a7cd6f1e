/*
 * record: the fields of a record that scoring reads, by name of column.
 */
#ifndef LIMA_RECORD_H
#define LIMA_RECORD_H

#include "tsv.h"

#include <stddef.h>

/* The first ones, up to SRC_FILE, are required. */
enum column {
	REC,
	KIND,
	REPORTER,
	MANDATE,
	QUESTION,
	ANSWER,
	SRC_FILE,
	SRC_LINE,
	SRC_COL,
	NAMED,
	ASIDE,
	CRITERION,
	TAGS,
	ROW,
	ITEM,
	VALUE,
	COLUMNS
};

/* The current record of a reader. */
struct record {
	struct tsv_reader *in;
	size_t column[COLUMNS];
};

/* Find the columns; ends with 65 if a required one is missing. */
void record_init(struct record *, struct tsv_reader *);

/* A field; "" if there is no such column. It lives as the reader's do. */
const char *record_get(const struct record *, enum column);

/*
 * Say what is wrong with a field and where it came from: the place in the
 * export, or in the stream if that is not given.
 */
void record_refuse(const struct record *, enum column, const char *what);

#endif
