/*
 * figures: the tables as they are printed.
 */
#include "figures.h"

#include "buf.h"
#include "mem.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* Strings are kept one behind the other, each with its NUL, and found by
 * offset. */
struct figure {
	const char *row;
	size_t value;
	size_t num;
	size_t den;
};

/* Row after row there is one figure for each item. */
struct sheet {
	const char *name;
	size_t first_item, items;
	size_t first_figure, rows;
};

struct figures {
	struct buf strings;
	struct sheet *sheets;
	size_t n_sheets, sheets_room;
	size_t *items;
	size_t n_items, items_room;
	struct figure *figures;
	size_t n_figures, figures_room;
	const char *row; /* the one begun last */
};

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

static const char *
string(const struct figures *f, size_t offset)
{
	return f->strings.data + offset;
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

/* The columns of a figure record, in the order in which they are added. */
enum { REC, TABLE, ROW, ITEM, VALUE, NUM, DEN, COLUMNS };

static const char *const column_name[COLUMNS] = {
    "rec", "table", "row", "item", "value", "num", "den"};

void
figures_columns(struct tsv_writer *out)
{
	for (int c = 0; c < COLUMNS; c++)
		tsv_writer_column(out, column_name[c]);
}

static const char *
item_name(const struct figures *f, const struct sheet *sheet, size_t item)
{
	return string(f, f->items[sheet->first_item + item]);
}

static const struct figure *
figure_at(
    const struct figures *f, const struct sheet *sheet, size_t row, size_t item)
{
	return &f->figures[sheet->first_figure + row * sheet->items + item];
}

static void
put_row(const struct figures *f, const struct sheet *sheet, size_t row,
    struct tsv_writer *out, const size_t *col)
{
	for (size_t item = 0; item < sheet->items; item++) {
		const struct figure *at = figure_at(f, sheet, row, item);

		tsv_writer_set(out, col[REC], "figure");
		tsv_writer_set(out, col[TABLE], sheet->name);
		tsv_writer_set(out, col[ROW], at->row);
		tsv_writer_set(out, col[ITEM], item_name(f, sheet, item));
		tsv_writer_set(out, col[VALUE], string(f, at->value));
		tsv_writer_set(out, col[NUM], string(f, at->num));
		tsv_writer_set(out, col[DEN], string(f, at->den));
		tsv_writer_put(out, NULL);
	}
}

void
figures_put(const struct figures *f, struct tsv_writer *out)
{
	size_t col[COLUMNS];

	for (int c = 0; c < COLUMNS; c++)
		col[c] = tsv_writer_column(out, column_name[c]);
	for (size_t i = 0; i < f->n_sheets; i++)
		for (size_t row = 0; row < f->sheets[i].rows; row++)
			put_row(f, &f->sheets[i], row, out, col);
}

static const struct sheet *
find_sheet(const struct figures *f, const char *name)
{
	const struct sheet *sheet = f->sheets;

	while (strcmp(sheet->name, name) != 0)
		sheet++;
	return sheet;
}

void
figures_put_table(
    const struct figures *f, struct tsv_writer *out, const char *name)
{
	const struct sheet *sheet = find_sheet(f, name);
	size_t first = tsv_writer_column(out, "row");

	for (size_t item = 0; item < sheet->items; item++)
		tsv_writer_column(out, item_name(f, sheet, item));
	for (size_t row = 0; row < sheet->rows; row++) {
		for (size_t item = 0; item < sheet->items; item++) {
			const struct figure *at =
			    figure_at(f, sheet, row, item);

			tsv_writer_set(out, first, at->row);
			tsv_writer_set(
			    out, first + 1 + item, string(f, at->value));
		}
		tsv_writer_put(out, NULL);
	}
}

bool
figures_get(const struct figures *f, const char *table, const char *row,
    const char *item, struct figure_text *text)
{
	const struct sheet *sheet = find_sheet(f, table);
	size_t n = sheet->rows * sheet->items;

	for (size_t i = 0; i < n; i++) {
		const struct figure *at = &f->figures[sheet->first_figure + i];

		if (strcmp(at->row, row) != 0 ||
		    strcmp(item_name(f, sheet, i % sheet->items), item) != 0)
			continue;
		*text = (struct figure_text){string(f, at->value),
		    string(f, at->num), string(f, at->den)};
		return true;
	}
	return false;
}

bool
figures_have_row(const struct figures *f, const char *table, const char *row)
{
	const struct sheet *sheet = find_sheet(f, table);

	for (size_t i = 0; i < sheet->rows; i++)
		if (strcmp(figure_at(f, sheet, i, 0)->row, row) == 0)
			return true;
	return false;
}

static void
list(struct buf *out, const char *name)
{
	buf_printf(out, "%s%s", out->len > 0 ? ", " : "", name);
}

void
figures_list_rows(const struct figures *f, const char *table, struct buf *out)
{
	const struct sheet *sheet = find_sheet(f, table);

	for (size_t row = 0; row < sheet->rows; row++)
		list(out, figure_at(f, sheet, row, 0)->row);
}

void
figures_list_items(const struct figures *f, const char *table, struct buf *out)
{
	const struct sheet *sheet = find_sheet(f, table);

	for (size_t item = 0; item < sheet->items; item++)
		list(out, item_name(f, sheet, item));
}
