/*
 * edition: what the sheets of one workbook are made from.
 */
#include "edition.h"

#include "cli.h"
#include "diag.h"
#include "listing.h"
#include "mem.h"
#include "review.h"

#include <stdlib.h>
#include <string.h>

void
edition_open(struct edition *e, const char *profile, const char *language,
    const char *layout_file)
{
	*e = (struct edition){
	    .language = language, .rows_max = EDITION_ROWS_MAX};
	e->profile = cli_profile(profile);
	if (!words_has_language(e->profile, language))
		cli_usage("no such language: %s", diag_quote(language));
	layout_load(&e->layout, e->profile, layout_file);
}

static bool
is_listed(const struct part *p)
{
	return strcmp(p->kind, "records") == 0 ||
	       strcmp(p->kind, "review") == 0 || strcmp(p->kind, "matrix") == 0;
}

static void
add_listings(struct edition *e, const struct tsv_reader *in)
{
	const struct part *p;
	size_t i = 0;

	while ((p = layout_next(&e->layout, &i, NULL, "sheet")) != NULL) {
		if (!is_listed(p))
			continue;
		e->listings = mem_grow(e->listings, e->n_listings,
		    &e->room_listings, sizeof(struct listing *));
		e->listings[e->n_listings++] = listing_new(e, p, in);
	}
}

void
edition_read(struct edition *e, struct tsv_reader *in)
{
	struct ledger *ledger = ledger_new(in);
	struct buf why = BUF_INIT;
	struct record r;
	enum tsv_got got;
	size_t i;

	e->in = in;
	e->recount = recount_new();
	if (!e->working)
		review_leave_out(&e->layout);
	add_listings(e, in);
	record_init(&r, in);
	while ((got = tsv_reader_next(in)) == TSV_ROW) {
		record_read(&r, in);
		if (!ledger_take(ledger, &r))
			continue;
		for (i = 0; i < e->n_listings; i++)
			listing_take(e->listings[i], &r);
	}
	if (got == TSV_BAD)
		cli_bad_stream(in);
	for (i = 0; i < e->n_listings; i++)
		listing_end(e->listings[i]);
	if (!ledger_end(ledger, &why))
		cli_die(EX_DATAERR, "%s", why.data);
	e->ledger = ledger;
	e->words = words_new(e->profile, e->language, ledger);
	record_release(&r);
	buf_release(&why);
}

void
edition_close(struct edition *e)
{
	size_t i;

	for (i = 0; i < e->n_sheets; i++)
		sheet_free(e->sheets[i]);
	for (i = 0; i < e->n_listings; i++)
		listing_free(e->listings[i]);
	free(e->sheets);
	free(e->listings);
	places_free(e->places);
	recount_free(e->recount);
	words_free(e->words);
	ledger_free(e->ledger);
	layout_release(&e->layout);
	profile_free(e->profile);
}

struct listing *
edition_listing(const struct edition *e, const struct part *p)
{
	size_t i;

	for (i = 0; i < e->n_listings; i++)
		if (listing_part(e->listings[i]) == p)
			return e->listings[i];
	return NULL;
}

const char *
edition_fact(const void *edition, const char *path)
{
	const struct edition *e = edition;

	if (strcmp(path, "run/xlsx/working") == 0)
		return e->working ? "yes" : NULL;
	return ledger_get(e->ledger, path);
}
