/*
 * listing: the records that a sheet is made of.
 */
#include "listing.h"

#include "cells.h"
#include "cli.h"
#include "evidence.h"
#include "mem.h"
#include "method.h"
#include "recount.h"
#include "review.h"

#include <stdlib.h>
#include <string.h>

/* Where a column of the sheet has its value from. */
struct origin {
	size_t *columns; /* the first that is not empty */
	size_t n;
	struct filter *filter; /* else there is nothing */
};

/* The records of one sheet, of those that a listing takes up. */
struct page {
	struct listing *listing;
	struct cells cells;
	size_t first, n; /* records */
	size_t left;     /* of them, in a walk */
	size_t row;      /* of the sheet, from 1, in a walk; else 0 */
};

struct listing {
	const struct part *part;
	struct recount *recount;
	struct filter *filter;
	struct order *order;
	struct origin *origins; /* of the sheet's columns */
	size_t n_origins, room_origins;
	size_t *checks; /* of the recount */
	size_t n_checks, room_checks;
	struct sorter *sorter;
	struct sorter_walk *walk;
	struct record record; /* the one at hand in it */
	struct buf key, bytes;
	struct page **pages;
	size_t n_pages, room_pages;
};

static void
add_origins(
    struct listing *l, const struct layout *layout, const struct tsv_reader *in)
{
	const struct part *p;
	size_t i = 0;

	while (
	    (p = layout_next(layout, &i, l->part->sheet, "column")) != NULL) {
		struct origin *o;

		l->origins = mem_grow(l->origins, l->n_origins,
		    &l->room_origins, sizeof(*l->origins));
		o = &l->origins[l->n_origins++];
		o->columns = record_columns(in, p->from, '|', &o->n);
		o->filter = filter_new(p->where, in);
	}
}

static void
add_checks(
    struct listing *l, const struct layout *layout, const struct tsv_reader *in)
{
	const struct part *p;
	size_t i = 0;

	while ((p = layout_next(layout, &i, l->part->sheet, "check")) != NULL) {
		if (strcmp(p->kind, "recount") != 0)
			layout_bad(p, "kind", "no such check: '%s'", p->kind);
		l->checks = mem_grow(l->checks, l->n_checks, &l->room_checks,
		    sizeof(*l->checks));
		l->checks[l->n_checks++] = recount_add(l->recount, p, in);
	}
}

struct listing *
listing_new(
    const struct edition *e, const struct part *p, const struct tsv_reader *in)
{
	struct listing *l = mem_new(1, sizeof(*l));

	l->part = p;
	l->recount = e->recount;
	l->filter = filter_new(p->where, in);
	l->order = order_new(p, e->profile, in);
	l->sorter = sorter_new(0);
	record_init(&l->record, in);
	buf_init(&l->key);
	buf_init(&l->bytes);
	add_origins(l, &e->layout, in);
	add_checks(l, &e->layout, in);
	return l;
}

void
listing_free(struct listing *l)
{
	size_t i;

	if (l->walk != NULL)
		sorter_walk_close(l->walk);
	for (i = 0; i < l->n_origins; i++) {
		free(l->origins[i].columns);
		filter_free(l->origins[i].filter);
	}
	for (i = 0; i < l->n_pages; i++) {
		cells_release(&l->pages[i]->cells);
		free(l->pages[i]);
	}
	filter_free(l->filter);
	order_free(l->order);
	sorter_free(l->sorter);
	record_release(&l->record);
	buf_release(&l->key);
	buf_release(&l->bytes);
	free(l->origins);
	free(l->checks);
	free(l->pages);
	free(l);
}

const struct part *
listing_part(const struct listing *l)
{
	return l->part;
}

void
listing_take(struct listing *l, const struct record *r)
{
	size_t i;

	if (!filter_passes(l->filter, r))
		return;
	for (i = 0; i < l->n_checks; i++)
		recount_take(l->recount, l->checks[i], r);
	buf_reset(&l->key);
	buf_reset(&l->bytes);
	order_key(l->order, r, &l->key);
	record_pack(r, &l->bytes);
	sorter_add(
	    l->sorter, l->key.data, l->key.len, l->bytes.data, l->bytes.len);
}

void
listing_end(struct listing *l)
{
	sorter_end(l->sorter);
}

void
listing_begin(struct listing *l)
{
	if (l->walk != NULL)
		sorter_walk_close(l->walk);
	l->walk = sorter_walk_open(l->sorter);
}

const struct record *
listing_next(struct listing *l)
{
	struct sorted r;

	if (!sorter_walk_next(l->walk, &r))
		return NULL;
	record_unpack(&l->record, r.data);
	return &l->record;
}

/* Add the rows of a record to the page's sheet. */
static void
put_record(struct page *page, const struct record *r)
{
	const struct listing *l = page->listing;
	size_t i;

	sheet_row(page->cells.sheet);
	for (i = 0; i < l->n_origins; i++) {
		const struct origin *o = &l->origins[i];

		cells_put(&page->cells, i,
		    filter_passes(o->filter, r)
			? record_first(r, o->columns, o->n)
			: NULL);
	}
	method_reported(&page->cells, r);
	review_record(&page->cells, l->part, r);
	if (page->row > 0)
		evidence_record(&page->cells, l->order, r, page->row);
	cells_row_end(&page->cells);
}

static void
page_begin(void *arg)
{
	struct page *page = arg;
	struct sorted passed;
	size_t i;

	listing_begin(page->listing);
	for (i = 0; i < page->first; i++)
		sorter_walk_next(page->listing->walk, &passed);
	page->left = page->n;
	page->row = sheet_header_row(page->cells.sheet) + 2;
}

static bool
page_next(void *arg, struct sheet *s)
{
	struct page *page = arg;

	if (page->left == 0)
		return false;
	page->left--;
	put_record(page, listing_next(page->listing));
	page->row += s->n_held;
	return true;
}

static struct page *
new_page(
    struct listing *l, const struct edition *e, struct sheet *s, size_t first)
{
	struct page *page = mem_new(1, sizeof(*page));

	page->listing = l;
	page->first = first;
	cells_init(&page->cells, e, s);
	l->pages = mem_grow(
	    l->pages, l->n_pages, &l->room_pages, sizeof(struct page *));
	l->pages[l->n_pages++] = page;
	return page;
}

static void
end_page(struct page *page, size_t rows)
{
	const struct sheet_source source = {page_begin, page_next, page};

	if (page->n > 0)
		sheet_set_source(page->cells.sheet, &source, rows);
	else
		cells_end(&page->cells);
}

/* The record stands in n rows of the sheet, after this many others. */
static void
note_place(const struct listing *l, struct places *places,
    const struct sheet *s, size_t rows, size_t n)
{
	size_t first = sheet_header_row(s) + 2 + rows, i;
	struct buf key = BUF_INIT;

	places_note(places, s->code, "", s, first, first + n - 1);
	for (i = 0; i < order_blocks(l->order); i++) {
		if (i > 0)
			buf_putc(&key, '/');
		buf_puts(&key, order_value(l->order, &l->record, i));
		places_note(places, s->code, key.data, s, first, first + n - 1);
	}
	buf_release(&key);
}

/* Columns without a width get that of their widest cell. */
static void
widen(struct sheet *s)
{
	size_t row, i;

	for (i = 0; i < s->n_columns; i++)
		for (row = 0; row < s->n_held && !(s->columns[i].width > 0);
		     row++)
			sheet_widen(
			    &s->columns[i], sheet_cell(s, row, i)->text);
}

/* Each record is printed once, only to see how many rows it takes. */
void
listing_fill(struct listing *l, struct edition *e, struct sheet *s)
{
	struct page *page = new_page(l, e, s, 0);
	const struct record *r;
	size_t rows = 0, taken = 0;

	listing_begin(l);
	while ((r = listing_next(l)) != NULL) {
		size_t n;

		put_record(page, r);
		n = s->n_held;
		if (page->n > 0 && rows + n > e->rows_max) {
			sheet_forget(s);
			end_page(page, rows);
			s = edition_more(e, l->part, l->n_pages + 1);
			page = new_page(l, e, s, taken);
			put_record(page, r);
			rows = 0;
		}
		widen(s);
		sheet_forget(s);
		note_place(l, e->places, s, rows, n);
		page->n++;
		taken++;
		rows += n;
	}
	end_page(page, rows);
}
