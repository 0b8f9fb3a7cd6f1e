/*
 * names: what people wrote for a reporter, a mandate or a level, and its code.
 *
 * Everything is looked up in the profile's lists, folded (text_fold), and
 * nothing is found by resemblance. Codes belong to the profile.
 */
#ifndef LIMA_NAMES_H
#define LIMA_NAMES_H

#include "cli.h"

#include <stdbool.h>
#include <stddef.h>

struct names;

struct reporter {
	const char *code;
	const char *kind; /* "state" or "org" */
	bool participates;
};

struct mandate {
	const char *number;
	const char *pillar;
};

/* The value of a level that is set aside as not applicable. */
#define NAMES_NOT_APPLICABLE "na"

/* Read reporters, mandates and levels; ends with 78 if they contradict. */
struct names *names_load(struct profile *);
void names_free(struct names *);

/* NULL if it is no name of a reporter. */
const struct reporter *names_reporter(
    const struct names *, const char *written);

/*
 * The mandates of a list such as "Mandato 12" or "39,42", ascending, each once.
 * They belong to names until the next call. NULL if an item is no mandate.
 */
const struct mandate *const *names_mandates(
    struct names *, const char *written, size_t *count);

/* A level's value, or NULL. */
const char *names_level(const struct names *, const char *written);

#endif
