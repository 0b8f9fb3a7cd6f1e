/*
 * near: which of several names is most like one that is not known.
 */
#include "near.h"

#include <stdint.h>
#include <string.h>

struct near
near_to(const char *name)
{
	return (struct near){.name = name, .distance = SIZE_MAX};
}

static size_t
least(size_t a, size_t b, size_t c)
{
	if (b < a)
		a = b;
	return c < a ? c : a;
}

/* The distance, or limit if it is no less. */
static size_t
distance(const char *a, const char *b, size_t limit)
{
	size_t row[NEAR_BYTES + 1];
	size_t i, j, diagonal, above, best, len = strlen(b);

	for (j = 0; j <= len; j++)
		row[j] = j;
	for (i = 1; a[i - 1] != '\0'; i++) {
		diagonal = row[0];
		best = row[0] = i;
		for (j = 1; j <= len; j++) {
			above = row[j];
			row[j] = least(above + 1, row[j - 1] + 1,
			    diagonal + (a[i - 1] != b[j - 1]));
			diagonal = above;
			if (row[j] < best)
				best = row[j];
		}
		if (best >= limit)
			return limit;
	}
	return row[len] < limit ? row[len] : limit;
}

bool
near_offer(struct near *n, const char *candidate)
{
	size_t a = strlen(n->name), b = strlen(candidate), d;

	if (a > NEAR_BYTES || b > NEAR_BYTES)
		return false;
	/* The difference in length is the least that it can be. */
	if ((a > b ? a - b : b - a) >= n->distance)
		return false;
	d = distance(n->name, candidate, n->distance);
	if (d >= n->distance)
		return false;
	n->distance = d;
	return true;
}
