/*
 * rules: the figures of who reported, and of what became of the answers.
 */
#include "rules.h"

#include "fill.h"
#include "text.h"

#include <string.h>

static enum kind
kind_of(const struct asked *asked)
{
	return strcmp(asked->row, "states") == 0 ? STATE : ORG;
}

void
rule_participating(
    const struct explainer *x, const struct asked *asked, struct buf *how)
{
	const struct reporters *all =
	    &x->about->instrument->reporters[kind_of(asked)];
	struct buf name = BUF_INIT;

	for (size_t r = 0; r < all->codes.n; r++) {
		if (!all->participates[r])
			continue;
		buf_reset(&name);
		buf_printf(&name, "reporters:%s", all->codes.code[r]);
		worksheet_profile(
		    x->out, asked->name, name.data, "yes", "1", "1");
	}
	buf_release(&name);
	buf_puts(how, "sum");
}

/* An inner figure for each reporter of whom there are such records. */
static void
reporters_with(
    const struct explainer *x, const struct asked *asked, const char *rec)
{
	enum kind kind = kind_of(asked);
	const struct codes *codes =
	    &x->about->instrument->reporters[kind].codes;
	struct pick pick = {
	    .rec = rec, .aside = "", .kind = kind == STATE ? "state" : "org"};
	struct buf name = BUF_INIT;

	for (size_t r = 0; r < codes->n; r++) {
		uintmax_t n;

		pick.reporter = codes->code[r];
		buf_reset(&name);
		buf_printf(&name, "%s:%s:%s", asked->table, asked->row,
		    codes->code[r]);
		n = rules_records(x, name.data, &pick, NULL);
		if (n > 0)
			rules_inner(x, name.data, n, asked->name);
	}
	buf_release(&name);
}

void
rule_reported(
    const struct explainer *x, const struct asked *asked, struct buf *how)
{
	reporters_with(x, asked, "answer");
	buf_puts(how, "lines");
}

void
rule_with_needs(
    const struct explainer *x, const struct asked *asked, struct buf *how)
{
	reporters_with(x, asked, "need");
	buf_puts(how, "lines");
}

/* An item that ends in _pct, as a share of what its row has in all. */
void
rule_share(
    const struct explainer *x, const struct asked *asked, struct buf *how)
{
	const char *whole = strcmp(asked->table, "coverage") == 0
				? "participating"
				: "mandates";
	struct buf part = BUF_INIT;

	buf_add(&part, asked->item, strlen(asked->item) - strlen("_pct"));
	rules_beside(x, asked, part.data);
	rules_beside(x, asked, whole);
	/* A pillar without a band has no mandates in it to be a share. */
	if (rules_value(x, asked->table, asked->row, asked->item)[0] == '\0')
		buf_puts(how, "nothing");
	else
		buf_printf(how, "100 * %s / %s, half up to 1 decimal",
		    part.data, whole);
	buf_release(&part);
}

static struct pick
of_state(const struct asked *asked, const char *aside)
{
	return (struct pick){.rec = "answer",
	    .aside = aside,
	    .kind = "state",
	    .reporter = asked->row};
}

void
rule_practices(
    const struct explainer *x, const struct asked *asked, struct buf *how)
{
	struct pick pick = of_state(asked, "");

	pick.question = "practices";
	rules_records(x, asked->name, &pick, NULL);
	buf_puts(how, "sum");
}

void
rule_superseded(
    const struct explainer *x, const struct asked *asked, struct buf *how)
{
	struct pick pick = of_state(asked, "superseded");

	rules_records(x, asked->name, &pick, NULL);
	buf_puts(how, "sum");
}

/* Of all files: the figure of each. True if that was asked for. */
static bool
all_files(const struct explainer *x, const struct asked *asked, struct buf *how)
{
	const struct books *books = x->about->tally->books;

	if (strcmp(asked->row, FILL_ALL) != 0)
		return false;
	for (size_t i = 0; i < books_files(books); i++)
		rules_figure(x, asked->table, books_file(books, i)->file,
		    asked->item, asked->name);
	buf_puts(how, "sum");
	return true;
}

static uintmax_t
told(const struct explainer *x, size_t record)
{
	const char *value = evidence_get(x->from.evidence, record, EV_VALUE);
	uintmax_t n = 0;

	text_number(value, strlen(value), UINTMAX_MAX, &n);
	return n;
}

void
rule_told(const struct explainer *x, const struct asked *asked, struct buf *how)
{
	struct pick pick = {
	    .rec = "run", .file = asked->row, .item = asked->item};

	if (!all_files(x, asked, how)) {
		rules_records(x, asked->name, &pick, told);
		buf_puts(how, "sum");
	}
	if (rules_value(x, asked->table, asked->row, asked->item)[0] == '\0') {
		buf_reset(how);
		buf_puts(how, "nothing");
	}
}

void
rule_added(
    const struct explainer *x, const struct asked *asked, struct buf *how)
{
	const struct pick pick = {.rec = "answer", .file = asked->row};

	if (all_files(x, asked, how))
		return;
	for (size_t i = 0; i < evidence_length(x->from.evidence); i++)
		if (pick_holds(&x->from, &pick, i) &&
		    pick_is_added(&x->from, i))
			worksheet_record(x->out, asked->name, i, 1);
	buf_puts(how, "sum");
}

/* A row that could not be split has no question, and is no answer. */
static void
rejected(const struct explainer *x, const struct asked *asked)
{
	const struct pick pick = {.rec = "reject", .file = asked->row};

	for (size_t i = 0; i < evidence_length(x->from.evidence); i++)
		if (pick_holds(&x->from, &pick, i) &&
		    evidence_get(x->from.evidence, i, EV_QUESTION)[0] != '\0')
			worksheet_record(x->out, asked->name, i, 1);
}

void
rule_became(
    const struct explainer *x, const struct asked *asked, struct buf *how)
{
	struct pick pick = {.rec = "answer", .file = asked->row};
	struct buf aside = BUF_INIT;

	if (all_files(x, asked, how))
		return;
	buf_puts(how, "sum");
	if (strcmp(asked->item, "rejected") == 0) {
		rejected(x, asked);
		return;
	}
	/* The item is the word in the column, which has '-' for '_'. */
	if (strcmp(asked->item, "counted") != 0)
		buf_puts(&aside, asked->item);
	for (size_t i = 0; i < aside.len; i++)
		if (aside.data[i] == '_')
			aside.data[i] = '-';
	pick.aside = aside.data;
	rules_records(x, asked->name, &pick, NULL);
	buf_release(&aside);
}

void
rule_difference(
    const struct explainer *x, const struct asked *asked, struct buf *how)
{
	static const char *const items[] = {"answers", "added", "counted",
	    "superseded", "after_closing", "not_participating",
	    "not_applicable", "rejected"};

	for (size_t i = 0; i < sizeof(items) / sizeof(items[0]); i++) {
		rules_beside(x, asked, items[i]);
		buf_printf(how, "%s%s",
		    i == 0   ? ""
		    : i == 1 ? " + "
			     : " - ",
		    items[i]);
	}
}
