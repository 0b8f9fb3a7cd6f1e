/*
 * need: a need with what is said of it, as it is written.
 */
#ifndef LIMA_NEED_H
#define LIMA_NEED_H

#include "buf.h"

#include <stddef.h>

/* What a need is marked with for people. */
enum mark { MARK_NONE, MARK_REVIEW, MARK_OVERRIDE, MARKS };

/* The flags that it gains, "" if none. */
extern const char *const need_marks[MARKS];

/* Its criterion may be from the rules or from a person. */
struct need {
	const struct buf *id;
	const char *text;
	size_t len;
	size_t criterion;
	const struct buf *confidence; /* as printed, "0.75" */
	const struct buf *terms;
	size_t lang;            /* as languages_detect has it */
	const struct buf *tags; /* codes, "ethics;youth" */
	enum mark mark;
};

#endif
