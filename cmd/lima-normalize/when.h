/*
 * when: the moments at which answers were submitted.
 */
#ifndef LIMA_WHEN_H
#define LIMA_WHEN_H

#include <stdbool.h>
#include <stdint.h>

/* How a date that does not begin with its year is read. */
enum when_order { WHEN_REFUSE, WHEN_DAY_FIRST, WHEN_MONTH_FIRST };

#define WHEN_TEXT 40

struct when {
	int64_t instant;      /* seconds since 1970-01-01T00:00:00 UTC */
	char text[WHEN_TEXT]; /* YYYY-MM-DDThh:mm:ss, then the offset given */
};

/*
 * Read a date or a date and a time, whole or not at all: year first (ISO 8601,
 * or with '/' or '.'), or in the order told. The year has four digits. The time
 * is hours and minutes, seconds if given (a fraction of them is dropped), with
 * am or pm if given; then Z or an offset from UTC if given. A date alone is its
 * first second; a time without an offset is UTC. False if it is none of this or
 * there is no such day or time.
 */
bool when_parse(const char *s, enum when_order, struct when *);

#endif
