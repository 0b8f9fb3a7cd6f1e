/*
 * judge: one answer after another, from names to codes, and whether it counts.
 *
 * An answer leaves in one of three ways: as a reject, when it is not understood
 * (METHOD: reporter, mandate and date are the whole submission's, a level is
 * the answer's own); set aside at once, when nothing can make it count; or into
 * latest, which holds it until the end or until a later one displaces it.
 */
#ifndef LIMA_JUDGE_H
#define LIMA_JUDGE_H

#include "latest.h"
#include "names.h"
#include "reject.h"
#include "tsv.h"
#include "when.h"

struct judge_rules {
	struct when closing; /* its last second; text "": no closing date */
	enum when_order order;
};

/* Books: read + added is the sum of all the others. */
struct judge_counts {
	uintmax_t read;
	uintmax_t added; /* by splitting lists of mandates */
	uintmax_t counted;
	uintmax_t superseded;
	uintmax_t after_closing;
	uintmax_t not_participating;
	uintmax_t not_applicable;
	uintmax_t rejected;
};

struct judge;

/*
 * All that is passed stays the caller's. The columns that a judge reads must be
 * in the stream (or the tool ends with 65); those that it writes are added.
 */
struct judge *judge_new(const struct judge_rules *, struct names *,
    struct tsv_reader *in, struct tsv_writer *out, struct rejects *);

/* Judge the answer that is the current record of in. */
void judge_answer(struct judge *);

/* Write what was held until the end, and free. */
struct judge_counts judge_end(struct judge *);

#endif
