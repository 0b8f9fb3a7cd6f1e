/*
 * fact: the run records, with which a tool tells what the annex prints of how
 * it was run: whose fact it is (row), which (item), and what it is (value).
 */
#ifndef LIMA_FACT_H
#define LIMA_FACT_H

#include "tsv.h"

#include <stdbool.h>
#include <stdint.h>

struct facts {
	struct tsv_writer *out;
	const char *tool;
	size_t rec, row, item, value;
};

/* Facts of a tool, by its short name, among the records of out. */
struct facts facts_of(const char *tool, struct tsv_writer *out);

/* Write a fact; row NULL: about the tool's own run. */
void facts_put(
    const struct facts *, const char *row, const char *item, const char *value);
void facts_put_number(
    const struct facts *, const char *row, const char *item, uintmax_t value);

/* Is the current record a fact about an earlier run of the same tool? */
bool facts_stale(const struct facts *, struct tsv_reader *in);

#endif
