/*
 * serial: the numbers by which spreadsheets mean dates and times.
 *
 * A day is 1. Day 1 is 1900-01-01, and after day 59 one is skipped, for the
 * 1900-02-29 that spreadsheets believe in; or day 0 is 1904-01-01.
 */
#ifndef INGEST_SERIAL_H
#define INGEST_SERIAL_H

#include "buf.h"

#include <stdbool.h>

/* What is shown of a moment. */
struct serial_parts {
	bool date, time;
	bool fine; /* fractions of seconds */
};

/*
 * Add the moment as YYYY-MM-DD, with Thh:mm:ss after it if a time is shown or
 * it is not midnight. What lies before the first day is a time of day alone,
 * hh:mm:ss. False, and nothing added, if there is no such moment.
 */
bool serial_put_moment(struct buf *, double serial, bool from_1904,
    const struct serial_parts *shown);

/* Add the span as h:mm:ss, with any number of hours; false as above. */
bool serial_put_span(struct buf *, double serial);

#endif
