/*
 * explain: the records behind a figure, and how it was computed from them.
 */
#ifndef LIMA_EXPLAIN_H
#define LIMA_EXPLAIN_H

#include "assess.h"
#include "evidence.h"
#include "figures.h"
#include "instrument.h"
#include "tally.h"

#include <stddef.h>

/* A figure that is asked for. */
struct question {
	char *table;
	char *row;
	char *item;
};

struct questions {
	struct question *question;
	size_t n, room;
};

/*
 * Ask for one more, TABLE:ROW:ITEM; ends with 64 if it is not of that form, or
 * there is no such table.
 */
void explain_ask(struct questions *, const char *name);
void explain_release(struct questions *);

/* What figures were made from and by. */
struct explain_about {
	const struct figures *figures;
	const struct evidence *evidence;
	const struct instrument *instrument;
	const struct tally *tally;
	const struct method *method;
};

/*
 * Print the worksheets of all that was asked for, one after the other. Ends
 * with 64, and nothing printed, if one of the figures is not there.
 */
void explain(const struct questions *, const struct explain_about *);

#endif
