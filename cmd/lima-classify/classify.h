/*
 * classify: the pass over a stream.
 */
#ifndef LIMA_CLASSIFY_H
#define LIMA_CLASSIFY_H

#include "calibration.h"
#include "language.h"
#include "overrides.h"
#include "rules.h"
#include "tsv.h"

#include <stdbool.h>
#include <stdint.h>

/* By what needs are classified. */
struct settings {
	const struct rules *rules;
	const struct rules *tag_rules;
	const struct calibration *calibration;
	struct overrides *overrides; /* or NULL */
	unsigned threshold;          /* in hundredths, as confidence is */
	const char *rejects;         /* file of option -r, or NULL */
	const char *review;          /* file of option --review, or NULL */
	bool explain;
};

struct counts {
	uintmax_t answers; /* that needs were taken from */
	uintmax_t needs;
	uintmax_t reviews;
	uintmax_t overridden;
};

/*
 * Write the stream with a need record for each need and the language of each
 * text, or with explain the table of how each need was judged, to standard
 * output. Ends with 65 if the stream is not usable.
 */
struct counts classify(const struct settings *, struct tsv_reader *in);

#endif
