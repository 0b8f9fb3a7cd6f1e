/*
 * tap: what a unit test prints, one line a check, the plan at the end.
 */
#ifndef LIMA_TAP_H
#define LIMA_TAP_H

#include <stdbool.h>
#include <stdio.h>

static int tap_count, tap_failed;

/* One check, under a sentence that says what holds. */
static inline void
tap(bool ok, const char *what)
{
	tap_count++;
	tap_failed += !ok;
	printf("%sok %d - %s\n", ok ? "" : "not ", tap_count, what);
}

/* The plan; what main returns. */
static inline int
tap_end(void)
{
	printf("1..%d\n", tap_count);
	return tap_failed != 0;
}

#endif
