/*
 * confusion: how often the needs of each criterion were given each criterion,
 * and the figures that follow from that.
 *
 * The criterion that is right is called gold's. Figures are added to a buf as
 * share.h prints them, and are missing where they would divide by nothing.
 */
#ifndef LIMA_CONFUSION_H
#define LIMA_CONFUSION_H

#include "buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How many needs are counted at most, so that products of two counts fit. */
#define CONFUSION_MAX 1000000

struct confusion {
	size_t criteria;
	uintmax_t *counts; /* a row for each of gold's criteria */
	uintmax_t n;
	uintmax_t right;
};

void confusion_init(struct confusion *, size_t criteria);
void confusion_release(struct confusion *);

void confusion_add(struct confusion *, size_t gold, size_t given);
uintmax_t confusion_count(const struct confusion *, size_t gold, size_t given);

/* How many are of a criterion by gold, and how many were given it. */
uintmax_t confusion_gold(const struct confusion *, size_t criterion);
uintmax_t confusion_given(const struct confusion *, size_t criterion);

/* right / n. */
void confusion_put_accuracy(struct buf *out, const struct confusion *);

/*
 * Cohen's kappa, (o - e) / (1 - e): o is the accuracy, e what it would be if
 * both gave each criterion as often as they did, but by lot.
 */
void confusion_put_kappa(struct buf *out, const struct confusion *);

/* Of those given the criterion, or that are of it, the share that is right. */
void confusion_put_precision(
    struct buf *out, const struct confusion *, size_t criterion);
void confusion_put_recall(
    struct buf *out, const struct confusion *, size_t criterion);

/* The harmonic mean of the two; 0 where none is right. */
void confusion_put_f1(
    struct buf *out, const struct confusion *, size_t criterion);

/*
 * The mean of the F1 of the criteria that occur, by gold or as given. False,
 * and nothing added, if that is beyond share_put_mean.
 */
bool confusion_put_macro_f1(struct buf *out, const struct confusion *);

#endif
