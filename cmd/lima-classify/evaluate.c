/*
 * evaluate: the report of option --evaluate.
 */
#include "evaluate.h"

#include "cli.h"
#include "judge.h"
#include "map.h"
#include "mem.h"
#include "report.h"

#include <stdlib.h>
#include <string.h>

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
report(struct report *r, const struct outcomes *o, const unsigned *threshold)
{
	report_agreement(r, o);
	if (threshold != NULL)
		report_confidence(r, o, *threshold);
	else if (strcmp(o->lang, GOLD_ALL) != 0)
		report_disagreements(r, o);
}

/* Print the tables; threshold NULL: a person gave the criteria. */
static struct evaluation
print(struct outcome *list, size_t count, const struct rules *rules,
    const unsigned *threshold)
{
	struct evaluation e = {.needs = count};
	struct tsv_writer *out = cli_writer();
	struct report *r = report_new(out, rules);
	struct outcomes o = {GOLD_ALL, list, count};

	if (count > 0)
		qsort(list, count, sizeof(*list), by_language);
	report(r, &o, threshold);
	for (size_t at = 0; at < count; at += o.count) {
		o = same_language(list + at, count - at);
		report(r, &o, threshold);
	}
	for (size_t i = 0; i < count; i++)
		e.right += list[i].given == list[i].need->criterion;
	report_free(r);
	cli_writer_close(out);
	return e;
}

struct evaluation
evaluate_rules(
    const struct gold *gold, const struct rules *rules, unsigned threshold)
{
	struct outcome *list = mem_new(gold->count, sizeof(*list));
	struct judge *judge = judge_new(rules);
	struct evaluation e;

	for (size_t i = 0; i < gold->count; i++) {
		const struct gold_need *need = &gold->needs[i];
		const struct verdict *v =
		    judge_text(judge, need->text, strlen(need->text));

		list[i].need = need;
		list[i].given = v->criterion;
		list[i].confidence = v->confidence;
	}
	e = print(list, gold->count, rules, &threshold);
	judge_free(judge);
	free(list);
	return e;
}

struct evaluation
evaluate_other(const struct gold *gold, const struct rules *rules,
    const struct gold *other)
{
	struct outcome *list = mem_new(gold->count, sizeof(*list));
	struct evaluation e;
	size_t alone, count = 0;
	size_t *pairs = gold_pair(gold, other, &alone);

	for (size_t i = 0; i < gold->count; i++) {
		if (pairs[i] == MAP_NONE)
			continue;
		list[count].need = &gold->needs[i];
		list[count].given = other->needs[pairs[i]].criterion;
		count++;
	}
	e = print(list, count, rules, NULL);
	e.alone = alone;
	free(pairs);
	free(list);
	return e;
}
