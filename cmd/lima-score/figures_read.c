/*
 * figures_read: the tables as they are printed, and what there is in them.
 */
#include "figures_kept.h"

#include <string.h>

static const char *
string(const struct figures *f, size_t offset)
{
	return f->strings.data + offset;
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
