/*
 * judge: which criterion the words of a need speak for.
 *
 * The first criterion of criteria.tsv is what remains when no other is named.
 * The rules are tried from the first word to the last; the words that a rule
 * covers are not looked at again, and a rule counts once for a text. A text
 * that begins with another criterion than the one that remains is about that:
 * its first rule with a weight counts twice.
 *
 * The criterion with the greatest score wins; of several, the one that was
 * named first.
 */
#ifndef LIMA_JUDGE_H
#define LIMA_JUDGE_H

#include "buf.h"
#include "rules.h"

#include <stddef.h>
#include <stdint.h>

struct judge;

struct verdict {
	size_t criterion;
	unsigned confidence; /* in hundredths */
	uintmax_t *scores;   /* one for each criterion */
	uintmax_t margin;    /* from the winner's score to the next best */
	const struct words *words; /* of the text, folded */
	struct buf terms; /* the words that spoke for it: "courses;training" */
	struct buf fired; /* all that fitted: "courses training 6;..." */
};

struct judge *judge_new(const struct rules *);
void judge_free(struct judge *);

/*
 * Judge the text of a need; the verdict lives until the next. With w the
 * winner's score and r the next best, the confidence is (w + 1) / (w + r + 2),
 * rounded half up: 0.50 where nothing was found or two are even, nearer to 1
 * the more speaks for the one alone.
 */
const struct verdict *judge_text(struct judge *, const char *text, size_t len);

#endif
