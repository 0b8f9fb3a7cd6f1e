/*
 * digits: a number as a format with places for digits shows it.
 */
#ifndef INGEST_DIGITS_H
#define INGEST_DIGITS_H

#include "buf.h"

#include <stdbool.h>

/*
 * Add the number, which is not negative. False, and nothing added, if the
 * format would show less than there is of it.
 */
bool digits_put(struct buf *, const char *code, double value);

#endif
