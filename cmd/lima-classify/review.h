/*
 * review: the needs that a person is to look at, as a file to fill in.
 *
 * It is a file of overrides (overrides.h) whose decisions are still to be made:
 * the columns criterion, by and note are empty. What the rules propose stands
 * beside them.
 */
#ifndef LIMA_REVIEW_H
#define LIMA_REVIEW_H

#include "explain.h"
#include "rules.h"

struct review;

/*
 * A file that appears whole when it is closed. Ends with 73 if it cannot be
 * created, or if something stands there that may hold a person's decisions:
 * anything but such a file that nobody has begun to fill in.
 */
struct review *review_open(const char *path, const struct rules *);

/* Write the need, unless one with its id and text is there already. */
void review_put(struct review *, const struct need *);

/* Publish and free; ends with 74 if that fails. */
void review_close(struct review *);

#endif
