/*
 * overrides: what a person decided about single needs.
 *
 * A stream with the columns id, text and criterion; others, such as by and
 * note, are for people. A decision holds for the needs with its id whose text
 * is its text, byte for byte; rows with other texts are other decisions, as ids
 * may occur twice. A row without a criterion, as review.h writes them, is no
 * decision yet, and one that says what another says is none of its own. Where
 * there is no file NULL stands for no decisions.
 */
#ifndef LIMA_OVERRIDES_H
#define LIMA_OVERRIDES_H

#include "buf.h"
#include "rules.h"

#include <stddef.h>

struct overrides;

/*
 * Read the file; or the end, 65 or 66, after telling all that is wrong: it
 * cannot be read or is no stream, two rows decide differently about the same id
 * and text, or a criterion is none of the rules'.
 */
struct overrides *overrides_load(const char *path, const struct rules *);
void overrides_free(struct overrides *);

/* The criterion that was decided on for a need, or MAP_NONE. */
size_t overrides_find(
    struct overrides *, const struct buf *id, const char *text, size_t len);

/*
 * How many decisions fit no need although their id does, and how many are to be
 * made yet.
 */
size_t overrides_stale(const struct overrides *);
size_t overrides_undecided(const struct overrides *);

/* Warn of those that fitted no need, in the order of the file. */
void overrides_report(const struct overrides *);

#endif
