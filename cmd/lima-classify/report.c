/*
 * report: how far given criteria agree with gold's, as a table.
 */
#include "report.h"

#include "buf.h"
#include "confusion.h"
#include "diag.h"
#include "mem.h"
#include "share.h"

#include <stdlib.h>

/* Parts of confidence: the finer, the surer. Each begins at its hundredths. */
#define BINS 13
static const struct {
	unsigned from;
	const char *name;
} bins[BINS] = {{0, "0.00-0.09"}, {10, "0.10-0.19"}, {20, "0.20-0.29"},
    {30, "0.30-0.39"}, {40, "0.40-0.49"}, {50, "0.50-0.59"}, {60, "0.60-0.69"},
    {70, "0.70-0.79"}, {80, "0.80-0.89"}, {90, "0.90-0.94"}, {95, "0.95-0.96"},
    {97, "0.97-0.98"}, {99, "0.99-1.00"}};

struct report {
	struct tsv_writer *out;
	const struct rules *rules;
	size_t lang, table, row, item, value, baseline;
	struct buf text; /* of a figure */
};

struct report *
report_new(struct tsv_writer *out, const struct rules *rules)
{
	struct report *r = mem_new(1, sizeof(*r));

	r->out = out;
	r->rules = rules;
	r->lang = tsv_writer_column(out, "lang");
	r->table = tsv_writer_column(out, "table");
	r->row = tsv_writer_column(out, "row");
	r->item = tsv_writer_column(out, "item");
	r->value = tsv_writer_column(out, "value");
	r->baseline = tsv_writer_column(out, "baseline");
	buf_init(&r->text);
	return r;
}

void
report_free(struct report *r)
{
	buf_release(&r->text);
	free(r);
}

/* The row to be written next; its figures are given before it is put. */
static void
begin(struct report *r, const char *lang, const char *table, const char *row,
    const char *item)
{
	tsv_writer_set(r->out, r->lang, lang);
	tsv_writer_set(r->out, r->table, table);
	tsv_writer_set(r->out, r->row, row);
	tsv_writer_set(r->out, r->item, item);
}

static void
put_counts(struct report *r, uintmax_t value, uintmax_t baseline)
{
	tsv_writer_set_number(r->out, r->value, value);
	tsv_writer_set_number(r->out, r->baseline, baseline);
	tsv_writer_put(r->out, NULL);
}

/* Needs, both ways of giving them criteria. */
struct both {
	struct confusion given;
	struct confusion baseline;
};

static void
both_count(struct both *b, const struct outcomes *o, size_t criteria)
{
	confusion_init(&b->given, criteria);
	confusion_init(&b->baseline, criteria);
	for (size_t i = 0; i < o->count; i++) {
		const struct outcome *is = &o->list[i];

		confusion_add(&b->given, is->need->criterion, is->given);
		confusion_add(&b->baseline, is->need->criterion, is->baseline);
	}
}

static void
both_release(struct both *b)
{
	confusion_release(&b->given);
	confusion_release(&b->baseline);
}

/* A figure of one criterion, or of all together. */
typedef void put_figure(struct buf *, const struct confusion *, size_t);

static void
put_all(struct buf *out, const struct confusion *c, size_t k)
{
	(void)k;
	buf_printf(out, "%ju", c->n);
}

static void
put_right(struct buf *out, const struct confusion *c, size_t k)
{
	(void)k;
	buf_printf(out, "%ju", c->right);
}

static void
put_accuracy(struct buf *out, const struct confusion *c, size_t k)
{
	(void)k;
	confusion_put_accuracy(out, c);
}

static void
put_kappa(struct buf *out, const struct confusion *c, size_t k)
{
	(void)k;
	confusion_put_kappa(out, c);
}

static void
put_macro_f1(struct buf *out, const struct confusion *c, size_t k)
{
	(void)k;
	if (!confusion_put_macro_f1(out, c))
		diag(DIAG_WARNING, NULL, "macro_f1",
		    "too many criteria and needs to reckon it exactly", NULL);
}

static void
put_gold(struct buf *out, const struct confusion *c, size_t k)
{
	buf_printf(out, "%ju", confusion_gold(c, k));
}

static void
put_given(struct buf *out, const struct confusion *c, size_t k)
{
	buf_printf(out, "%ju", confusion_given(c, k));
}

static void
put_hits(struct buf *out, const struct confusion *c, size_t k)
{
	buf_printf(out, "%ju", confusion_count(c, k, k));
}

struct item {
	const char *name;
	put_figure *put;
};

static const struct item overall[] = {
    {"n", put_all},
    {"right", put_right},
    {"accuracy", put_accuracy},
    {"kappa", put_kappa},
    {"macro_f1", put_macro_f1},
    {NULL, NULL},
};

static const struct item of_criterion[] = {
    {"gold", put_gold},
    {"given", put_given},
    {"right", put_hits},
    {"precision", confusion_put_precision},
    {"recall", confusion_put_recall},
    {"f1", confusion_put_f1},
    {NULL, NULL},
};

static void
set_figure(struct report *r, size_t col, const struct item *item,
    const struct confusion *c, size_t k)
{
	buf_reset(&r->text);
	item->put(&r->text, c, k);
	tsv_writer_set(r->out, col, r->text.data);
}

static void
put_items(struct report *r, const struct item *item, const char *lang,
    const char *table, const char *row, const struct both *b, size_t k)
{
	for (; item->name != NULL; item++) {
		begin(r, lang, table, row, item->name);
		set_figure(r, r->value, item, &b->given, k);
		set_figure(r, r->baseline, item, &b->baseline, k);
		tsv_writer_put(r->out, NULL);
	}
}

static void
put_confusion(struct report *r, const char *lang, const struct both *b)
{
	size_t criteria = rules_outcomes(r->rules);

	for (size_t gold = 0; gold < criteria; gold++)
		for (size_t given = 0; given < criteria; given++) {
			begin(r, lang, "confusion",
			    rules_outcome(r->rules, gold),
			    rules_outcome(r->rules, given));
			put_counts(r, confusion_count(&b->given, gold, given),
			    confusion_count(&b->baseline, gold, given));
		}
}

void
report_agreement(struct report *r, const struct outcomes *o)
{
	size_t criteria = rules_outcomes(r->rules);
	struct both b;

	both_count(&b, o, criteria);
	put_items(r, overall, o->lang, "overall", "all", &b, 0);
	for (size_t k = 0; k < criteria; k++)
		put_items(r, of_criterion, o->lang, "criterion",
		    rules_outcome(r->rules, k), &b, k);
	put_confusion(r, o->lang, &b);
	both_release(&b);
}

/* Needs with some confidence, and how many of them are right. */
struct part {
	uintmax_t n;
	uintmax_t right;
	uintmax_t baseline;
	uintmax_t hundredths; /* of confidence, summed up */
};

static void
part_add(struct part *p, const struct outcome *is)
{
	p->n++;
	p->right += is->need->criterion == is->given;
	p->baseline += is->need->criterion == is->baseline;
	p->hundredths += is->confidence;
}

static void
set_share(struct report *r, size_t col, uintmax_t part, uintmax_t whole)
{
	buf_reset(&r->text);
	share_put(&r->text, (struct share){part, whole});
	tsv_writer_set(r->out, col, r->text.data);
}

static void
put_part(struct report *r, const char *lang, const char *table, const char *row,
    const struct part *p)
{
	begin(r, lang, table, row, "n");
	put_counts(r, p->n, p->n);
	begin(r, lang, table, row, "right");
	put_counts(r, p->right, p->baseline);
	begin(r, lang, table, row, "share");
	set_share(r, r->value, p->right, p->n);
	set_share(r, r->baseline, p->baseline, p->n);
	tsv_writer_put(r->out, NULL);
	begin(r, lang, table, row, "confidence");
	set_share(r, r->value, p->hundredths, 100 * p->n);
	tsv_writer_put(r->out, NULL);
}

static size_t
bin_of(unsigned confidence)
{
	size_t bin = BINS - 1;

	while (bins[bin].from > confidence)
		bin--;
	return bin;
}

void
report_confidence(
    struct report *r, const struct outcomes *o, unsigned threshold)
{
	struct part parts[BINS] = {{0}}, above = {0}, below = {0};

	for (size_t i = 0; i < o->count; i++) {
		const struct outcome *is = &o->list[i];

		part_add(&parts[bin_of(is->confidence)], is);
		part_add(is->confidence >= threshold ? &above : &below, is);
	}
	for (size_t bin = 0; bin < BINS; bin++)
		if (parts[bin].n > 0)
			put_part(r, o->lang, "reliability", bins[bin].name,
			    &parts[bin]);
	begin(r, o->lang, "threshold", "all", "threshold");
	set_share(r, r->value, threshold, 100);
	tsv_writer_put(r->out, NULL);
	put_part(r, o->lang, "threshold", "at_or_above", &above);
	put_part(r, o->lang, "threshold", "below", &below);
}

void
report_disagreements(struct report *r, const struct outcomes *o)
{
	for (size_t i = 0; i < o->count; i++) {
		const struct gold_need *need = o->list[i].need;
		size_t given = o->list[i].given;

		if (given == need->criterion)
			continue;
		begin(r, o->lang, "disagreement", need->text,
		    rules_outcome(r->rules, need->criterion));
		tsv_writer_set(
		    r->out, r->value, rules_outcome(r->rules, given));
		tsv_writer_set(r->out, r->baseline,
		    rules_outcome(r->rules, o->list[i].baseline));
		tsv_writer_put(r->out, NULL);
	}
}
