/*
 * judge: which criterion the words of a need speak for.
 *
 * The rules are tried from the first word to the last; the words that a rule
 * covers are not looked at again, and a rule counts once for a text. What is
 * made of those that fit stands in decide.h.
 *
 * How clear a verdict is: the margin, at most JUDGE_CLEAR, and JUDGE_CLEAR less
 * the number of words that stand before the first sign, at least 0. What is
 * asked for is named early: where the first words say nothing to the rules they
 * may have missed it. Where nothing is found at all it is 0. How often verdicts
 * of some clarity are right, calibration.h tells.
 */
#ifndef LIMA_JUDGE_H
#define LIMA_JUDGE_H

#include "buf.h"
#include "match.h"
#include "rules.h"
#include "tokens.h"

#include <stddef.h>
#include <stdint.h>

#define JUDGE_CLEAR 8
#define JUDGE_CLARITY_MAX (2 * JUDGE_CLEAR)

struct judge;

struct verdict {
	size_t criterion;
	uintmax_t *scores; /* one for each criterion */
	uintmax_t margin;
	unsigned clarity;
	const struct tokens *words; /* of the text */
	struct matches tags;        /* the rules for tags that fit */
	struct buf terms; /* the words that spoke for it: "courses;training" */
	/* All that fitted, "courses training 6;...", if judge_explain is asked.
	 */
	struct buf fired;
};

/* The rules for criteria, and those for tags or NULL, are kept. */
struct judge *judge_new(const struct rules *, const struct rules *tags);
void judge_free(struct judge *);

/*
 * Judge the text of a need; the verdict lives until the next, as the text must,
 * behind which a block (block.h) can be read.
 */
const struct verdict *judge_text(struct judge *, const char *text, size_t len);

/*
 * The words of such a text that is not to be judged, after which there is no
 * last verdict; they live until the next text.
 */
const struct tokens *judge_words(struct judge *, const char *text, size_t len);

/* Say in the last verdict what fitted. */
void judge_explain(struct judge *);

#endif
