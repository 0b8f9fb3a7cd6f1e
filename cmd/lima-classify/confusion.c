/*
 * confusion: counts of criteria against gold's, and their figures.
 */
#include "confusion.h"

#include "mem.h"
#include "share.h"

#include <stdlib.h>

void
confusion_init(struct confusion *c, size_t criteria)
{
	c->criteria = criteria;
	c->counts = mem_new(criteria, criteria * sizeof(*c->counts));
	c->n = 0;
	c->right = 0;
}

void
confusion_release(struct confusion *c)
{
	free(c->counts);
}

void
confusion_add(struct confusion *c, size_t gold, size_t given)
{
	c->counts[gold * c->criteria + given]++;
	c->n++;
	c->right += gold == given;
}

uintmax_t
confusion_count(const struct confusion *c, size_t gold, size_t given)
{
	return c->counts[gold * c->criteria + given];
}

uintmax_t
confusion_gold(const struct confusion *c, size_t criterion)
{
	uintmax_t sum = 0;

	for (size_t given = 0; given < c->criteria; given++)
		sum += confusion_count(c, criterion, given);
	return sum;
}

uintmax_t
confusion_given(const struct confusion *c, size_t criterion)
{
	uintmax_t sum = 0;

	for (size_t gold = 0; gold < c->criteria; gold++)
		sum += confusion_count(c, gold, criterion);
	return sum;
}

void
confusion_put_accuracy(struct buf *out, const struct confusion *c)
{
	share_put(out, (struct share){c->right, c->n});
}

void
confusion_put_kappa(struct buf *out, const struct confusion *c)
{
	uintmax_t by_lot = 0;

	for (size_t k = 0; k < c->criteria; k++)
		by_lot += confusion_gold(c, k) * confusion_given(c, k);
	share_put_difference(
	    out, c->n * c->right, by_lot, c->n * c->n - by_lot);
}

void
confusion_put_precision(struct buf *out, const struct confusion *c, size_t k)
{
	share_put(out,
	    (struct share){confusion_count(c, k, k), confusion_given(c, k)});
}

void
confusion_put_recall(struct buf *out, const struct confusion *c, size_t k)
{
	share_put(out,
	    (struct share){confusion_count(c, k, k), confusion_gold(c, k)});
}

static struct share
f1(const struct confusion *c, size_t k)
{
	return (struct share){2 * confusion_count(c, k, k),
	    confusion_gold(c, k) + confusion_given(c, k)};
}

void
confusion_put_f1(struct buf *out, const struct confusion *c, size_t k)
{
	share_put(out, f1(c, k));
}

bool
confusion_put_macro_f1(struct buf *out, const struct confusion *c)
{
	struct share *shares = mem_new(c->criteria, sizeof(*shares));
	bool fits;

	for (size_t k = 0; k < c->criteria; k++)
		shares[k] = f1(c, k);
	fits = share_put_mean(out, shares, c->criteria);
	free(shares);
	return fits;
}
