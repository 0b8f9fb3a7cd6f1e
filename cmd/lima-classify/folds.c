/*
 * folds: labelled needs dealt into parts, for cross-validation.
 */
#include "folds.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

static int
compare(const struct gold_need *a, const struct gold_need *b)
{
	int order = strcmp(a->lang, b->lang);

	if (order == 0 && a->criterion != b->criterion)
		order = a->criterion < b->criterion ? -1 : 1;
	return order != 0 ? order : strcmp(a->text, b->text);
}

static int
by_kind(const void *left, const void *right)
{
	const struct gold_need *const *a = left, *const *b = right;

	return compare(*a, *b);
}

size_t *
folds_deal(const struct gold *gold, size_t k)
{
	const struct gold_need **sorted = mem_new(gold->count, sizeof(*sorted));
	size_t *folds = mem_new(gold->count, sizeof(*folds));
	size_t next = 0;

	for (size_t i = 0; i < gold->count; i++)
		sorted[i] = &gold->needs[i];
	if (gold->count > 0)
		qsort(sorted, gold->count, sizeof(*sorted), by_kind);
	for (size_t i = 0; i < gold->count; i++) {
		if (i > 0 && compare(sorted[i - 1], sorted[i]) != 0)
			next++;
		folds[sorted[i] - gold->needs] = next % k;
	}
	free(sorted);
	return folds;
}
