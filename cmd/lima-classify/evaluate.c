/*
 * evaluate: the report of option --evaluate.
 */
#include "evaluate.h"

#include "cli.h"
#include "folds.h"
#include "judge.h"
#include "map.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

/* What the baseline gives each need. */
#define FIRST 0

/* What is printed besides the figures of agreement. */
struct style {
	const unsigned *threshold; /* or NULL: nothing on confidence */
	bool disagreements;
};

/* By language, then as in the file: the needs are one array. */
static int
by_language(const void *left, const void *right)
{
	const struct outcome *a = left, *b = right;
	int order = strcmp(a->need->lang, b->need->lang);

	if (order != 0)
		return order;
	return a->need < b->need ? -1 : a->need > b->need;
}

/* The outcomes of the language that those from here on begin with. */
static struct outcomes
same_language(const struct outcome *list, size_t count)
{
	struct outcomes o = {list[0].need->lang, list, 1};

	while (o.count < count && strcmp(list[o.count].need->lang, o.lang) == 0)
		o.count++;
	return o;
}

static void
report(struct report *r, const struct outcomes *o, struct style style)
{
	report_agreement(r, o);
	if (style.threshold != NULL)
		report_confidence(r, o, *style.threshold);
	if (style.disagreements && strcmp(o->lang, GOLD_ALL) != 0)
		report_disagreements(r, o);
}

static struct evaluation
print(struct outcome *list, size_t count, const struct rules *rules,
    struct style style)
{
	struct evaluation e = {.needs = count};
	struct tsv_writer *out = cli_writer();
	struct report *r = report_new(out, rules);
	struct outcomes o = {GOLD_ALL, list, count};

	if (count > 0)
		qsort(list, count, sizeof(*list), by_language);
	report(r, &o, style);
	for (size_t at = 0; at < count; at += o.count) {
		o = same_language(list + at, count - at);
		report(r, &o, style);
	}
	for (size_t i = 0; i < count; i++)
		e.right += list[i].given == list[i].need->criterion;
	report_free(r);
	cli_writer_close(out);
	return e;
}

struct outcome *
evaluate_judge(const struct gold *gold, const struct rules *rules)
{
	struct outcome *list = mem_new(gold->count, sizeof(*list));
	struct judge *judge = judge_new(rules, NULL);
	struct buf text = BUF_INIT;

	for (size_t i = 0; i < gold->count; i++) {
		const struct gold_need *need = &gold->needs[i];
		const struct verdict *v;

		buf_reset(&text);
		buf_puts(&text, need->text);
		v = judge_text(judge, text.data, text.len);
		list[i].need = need;
		list[i].given = v->criterion;
		list[i].baseline = FIRST;
		list[i].clarity = v->clarity;
	}
	judge_free(judge);
	buf_release(&text);
	return list;
}

struct calibration *
evaluate_calibrate(
    const struct outcome *list, size_t count, const size_t *folds, size_t but)
{
	struct judged *needs = mem_new(count, sizeof(*needs));
	struct calibration *calibration;
	size_t n = 0;

	for (size_t i = 0; i < count; i++) {
		if (folds != NULL && folds[i] == but)
			continue;
		needs[n].clarity = list[i].clarity;
		needs[n].right = list[i].given == list[i].need->criterion;
		n++;
	}
	calibration = calibration_fit(needs, n);
	free(needs);
	return calibration;
}

/* Have each fold's confidence from the needs of the others. */
static void
be_sure_by_folds(struct outcome *list, const struct gold *gold, size_t k)
{
	size_t *folds = folds_deal(gold, k);

	for (size_t fold = 0; fold < k; fold++) {
		struct calibration *c =
		    evaluate_calibrate(list, gold->count, folds, fold);

		for (size_t i = 0; i < gold->count; i++)
			if (folds[i] == fold)
				list[i].confidence =
				    calibration_confidence(c, list[i].clarity);
		calibration_free(c);
	}
	free(folds);
}

struct evaluation
evaluate_rules(const struct gold *gold, const struct rules *rules,
    const struct calibration *calibration, size_t folds, unsigned threshold)
{
	struct outcome *list = evaluate_judge(gold, rules);
	struct style style = {.threshold = &threshold};
	struct evaluation e;

	if (folds > 0)
		be_sure_by_folds(list, gold, folds);
	for (size_t i = 0; folds == 0 && i < gold->count; i++)
		list[i].confidence =
		    calibration_confidence(calibration, list[i].clarity);
	e = print(list, gold->count, rules, style);
	free(list);
	return e;
}

struct evaluation
evaluate_other(const struct gold *gold, const struct rules *rules,
    const struct gold *other)
{
	struct outcome *list = mem_new(gold->count, sizeof(*list));
	struct style style = {.disagreements = true};
	struct evaluation e;
	size_t alone, count = 0;
	size_t *pairs = gold_pair(gold, other, &alone);

	for (size_t i = 0; i < gold->count; i++) {
		if (pairs[i] == MAP_NONE)
			continue;
		list[count].need = &gold->needs[i];
		list[count].given = other->needs[pairs[i]].criterion;
		list[count].baseline = FIRST;
		count++;
	}
	e = print(list, count, rules, style);
	e.alone = alone;
	free(pairs);
	free(list);
	return e;
}

struct evaluation
evaluate_outcomes(struct outcome *list, size_t count, const struct rules *rules)
{
	return print(list, count, rules, (struct style){.threshold = NULL});
}
