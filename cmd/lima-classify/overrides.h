/*
 * overrides: what a person decided about single needs.
 *
 * A stream with the columns id, text and criterion; others, such as by and
 * note, are for people. A decision holds for the need with its id as long as
 * the need's text is its text, byte for byte. A row without a criterion, as
 * review.h writes them, is no decision yet. Where there is no file NULL stands
 * for no decisions.
 */
#ifndef LIMA_OVERRIDES_H
#define LIMA_OVERRIDES_H

#include "buf.h"
#include "rules.h"

#include <stddef.h>

struct overrides;

/*
 * Read the file; or the end, 65 or 66, after telling all that is wrong: it
 * cannot be read or is no stream, an id stands there twice, or a criterion is
 * none of the rules'.
 */
struct overrides *overrides_load(const char *path, const struct rules *);
void overrides_free(struct overrides *);

/* The criterion that was decided on for a need, or MAP_NONE. */
size_t overrides_find(
    struct overrides *, const struct buf *id, const char *text, size_t len);

/*
 * How many were found, how many only with another text, and how many rows are
 * no decision yet.
 */
size_t overrides_applied(const struct overrides *);
size_t overrides_stale(const struct overrides *);
size_t overrides_undecided(const struct overrides *);

/* Warn of those that were not found, in the order of the file. */
void overrides_report(const struct overrides *);

#endif
