/*
 * split: the items of a needs answer.
 *
 * An item is a line that is not blank; CR, LF and CRLF end a line. The bullet
 * that a line begins with is no part of its item, nor is white space around it:
 *
 *	signs	- – — − * · • ◦ ▪ ● and the like, one or several; a dash or star
 *		that touches a digit is no bullet: "-5 %"
 *	numbers	1. 1) (1) 1.2. 1.- of at most two digits a part, a digit not
 *		following: "2019. A plan", "3 courses", "2.5 million" stay
 *	letters	a) a. (a) and Roman numbers up to xxxix, in either case; after a
 *		full stop there is white space: "A culture", "e.g." stay
 *
 * The sign • between blanks begins an item inside a line as well, as it has no
 * other use there. Nothing else separates: not ";" or ",", nor "a) x b) y". A
 * line that is only a bullet is no item.
 */
#ifndef LIMA_SPLIT_H
#define LIMA_SPLIT_H

#include <stddef.h>

/* What is left of an answer. */
struct split {
	const char *at, *end;
};

/*
 * The answer stays where it is. Behind it, unless it is empty, a block more
 * (block.h) can be read, whatever that is.
 */
static inline struct split
split_begin(const char *answer, size_t len)
{
	return (struct split){.at = answer, .end = answer + len};
}

/*
 * The next item, its length in *len. NULL when none is left. The item points
 * into the answer.
 */
const char *split_next(struct split *, size_t *len);

#endif
