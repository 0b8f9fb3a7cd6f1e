/*
 * study: what is done with needs whose criterion is known, in place of the
 * pass over a stream. What comes of it goes to standard output.
 */
#ifndef LIMA_STUDY_H
#define LIMA_STUDY_H

#include "profile.h"
#include "rules.h"

#include <stdbool.h>
#include <stddef.h>

enum study_task { STUDY_NONE, STUDY_EVALUATE, STUDY_CALIBRATE, STUDY_LEARN };

struct study {
	enum study_task task;
	struct profile *profile;
	const struct rules *rules; /* the profile's */
	unsigned threshold;        /* in hundredths */
	const char *agree;         /* file of option --agree, or NULL */
	size_t folds;              /* 0: no cross-validation */
	size_t support;            /* in how many needs a proposal must be */
	bool verbose; /* say at the end how many needs there were */
};

/* Do it with these files; ends with 65 or 66 if one is not usable. */
void study_gold(const struct study *, const char *const paths[], size_t n);

#endif
