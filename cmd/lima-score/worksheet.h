/*
 * worksheet: how figures come about, one line for each thing that goes into
 * one and one for each figure, which stands after what goes into it.
 */
#ifndef LIMA_WORKSHEET_H
#define LIMA_WORKSHEET_H

#include "pick.h"

#include <stddef.h>
#include <stdint.h>

struct worksheet;

/* To standard output. */
struct worksheet *worksheet_new(const struct pick_from *);
void worksheet_close(struct worksheet *);

/* A record that gives so much to the figure named in into. */
void worksheet_record(
    struct worksheet *, const char *into, size_t record, uintmax_t amount);

/*
 * A fact of the profile: what it says under this name, and the number, num and
 * den, that it gives.
 */
void worksheet_profile(struct worksheet *, const char *into, const char *name,
    const char *value, const char *num, const char *den);

/* A figure, into "" if it is the one that was asked for; how tells its rule. */
struct worksheet_figure {
	const char *into;
	const char *name;
	const char *how;
	const char *value;
	const char *num;
	const char *den;
};

void worksheet_figure(struct worksheet *, const struct worksheet_figure *);

#endif
