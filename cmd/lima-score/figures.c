/*
 * figures: the tables as they are filled.
 */
#include "figures_kept.h"

#include "mem.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct figures *
figures_new(void)
{
	struct figures *f = mem_new(1, sizeof(*f));

	buf_init(&f->strings);
	return f;
}

void
figures_free(struct figures *f)
{
	buf_release(&f->strings);
	free(f->sheets);
	free(f->items);
	free(f->figures);
	free(f);
}

/* The string that was begun at this offset is complete. */
static size_t
end_string(struct figures *f, size_t begun)
{
	buf_putc(&f->strings, '\0');
	return begun;
}

static size_t
keep(struct figures *f, const char *s)
{
	size_t begun = f->strings.len;

	buf_puts(&f->strings, s);
	return end_string(f, begun);
}

static struct sheet *
last_sheet(const struct figures *f)
{
	return &f->sheets[f->n_sheets - 1];
}

void
figures_table(struct figures *f, const char *name)
{
	f->sheets = mem_grow(
	    f->sheets, f->n_sheets, &f->sheets_room, sizeof(*f->sheets));
	f->sheets[f->n_sheets++] = (struct sheet){.name = name,
	    .first_item = f->n_items,
	    .first_figure = f->n_figures};
}

void
figures_item(struct figures *f, const char *name)
{
	f->items =
	    mem_grow(f->items, f->n_items, &f->items_room, sizeof(*f->items));
	f->items[f->n_items++] = keep(f, name);
	last_sheet(f)->items++;
}

void
figures_items(struct figures *f, const char *names)
{
	struct buf name = BUF_INIT;
	size_t len;

	for (; *names != '\0'; names += len + strspn(names + len, " ")) {
		len = strcspn(names, " ");
		buf_reset(&name);
		buf_add(&name, names, len);
		figures_item(f, name.data);
	}
	buf_release(&name);
}

static bool
rows_are_complete(const struct figures *f, const struct sheet *sheet)
{
	return f->n_figures - sheet->first_figure == sheet->rows * sheet->items;
}

void
figures_row(struct figures *f, const char *name)
{
	assert(rows_are_complete(f, last_sheet(f)));
	last_sheet(f)->rows++;
	f->row = name;
}

static void
add(struct figures *f, size_t value, size_t num, size_t den)
{
	f->figures = mem_grow(
	    f->figures, f->n_figures, &f->figures_room, sizeof(*f->figures));
	f->figures[f->n_figures++] = (struct figure){
	    .row = f->row, .value = value, .num = num, .den = den};
}

void
figures_text(struct figures *f, const char *s)
{
	size_t none = keep(f, "");

	add(f, keep(f, s), none, none);
}

void
figures_signed(struct figures *f, uintmax_t amount, bool negative)
{
	size_t value = f->strings.len;

	buf_printf(&f->strings, "%s%ju", negative ? "-" : "", amount);
	end_string(f, value);
	add(f, value, value, keep(f, "1"));
}

void
figures_count(struct figures *f, uintmax_t n)
{
	figures_signed(f, n, false);
}

void
figures_counts(struct figures *f, const uintmax_t *counts, size_t n)
{
	for (size_t i = 0; i < n; i++)
		figures_count(f, counts[i]);
}

/* A figure whose value is kept already, with the parts of this fraction. */
static void
add_exact(struct figures *f, size_t value, const struct frac *exact)
{
	size_t num = f->strings.len, den;

	frac_print_num(&f->strings, exact);
	end_string(f, num);
	den = f->strings.len;
	frac_print_den(&f->strings, exact);
	end_string(f, den);
	add(f, value, num, den);
}

void
figures_frac(struct figures *f, const struct frac *frac, unsigned decimals)
{
	size_t value = f->strings.len;

	if (frac == NULL) {
		figures_text(f, "");
		return;
	}
	frac_print(&f->strings, frac, decimals);
	end_string(f, value);
	add_exact(f, value, frac);
}

static struct frac *
percent(uintmax_t part, uintmax_t whole)
{
	struct frac *share;

	if (whole == 0)
		return NULL;
	share = frac_new(part, whole);
	frac_multiply(share, 100);
	return share;
}

void
figures_percent(
    struct figures *f, uintmax_t part, uintmax_t whole, unsigned decimals)
{
	struct frac *share = percent(part, whole);

	figures_frac(f, share, decimals);
	frac_free(share);
}

void
figures_share(
    struct figures *f, uintmax_t value, uintmax_t part, uintmax_t whole)
{
	struct frac *share = percent(part, whole);
	size_t begun = f->strings.len;

	if (share == NULL) {
		figures_text(f, "");
		return;
	}
	buf_printf(&f->strings, "%ju", value);
	add_exact(f, end_string(f, begun), share);
	frac_free(share);
}

uintmax_t
figures_number(const struct figures *f)
{
	return f->n_figures;
}
