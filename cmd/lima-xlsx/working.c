/*
 * working: what an edition for clerks has more than a published one.
 */
#include "working.h"

#include "buf.h"
#include "drawing.h"

#include <stdbool.h>

/* More rows than this above the table would leave no room to scroll in. */
#define ROWS_IN_SIGHT 10

/* Up to two columns stay in sight, if they are not wider than this together. */
#define COLUMNS_IN_SIGHT 2
#define WIDTH_IN_SIGHT 30.0

/* Pixels between charts. */
#define CHART_GAP 20.0

/* All are pale enough for dark ink, and bars have an edge for that. */
#define SHADE_LOW 0xF4F8FC
#define SHADE_HIGH 0x8DB7DE
#define BAR 0xA2C3E3
#define BAR_EDGE 0x2E6CA8

static const lxw_color_t tabs[] = {
    [SHEET_TEXT] = 0x12436D,
    [SHEET_FIGURES] = 0x6A9FCF,
    [SHEET_RECORDS] = 0xA6A6A6,
    [SHEET_REVIEW] = 0xF2C14E,
    [SHEET_METHOD] = 0x28A197,
};

/* The columns that tell rows apart come first; one of them at least. */
static lxw_col_t
columns_in_sight(const struct sheet *s, const double *widths)
{
	double sum = widths[0];
	lxw_col_t n = 1;

	while (n < COLUMNS_IN_SIGHT && n < s->n_columns &&
	       sum + widths[n] <= WIDTH_IN_SIGHT)
		sum += widths[n++];
	return n;
}

void
working_frame(lxw_worksheet *ws, const struct sheet *s, const double *widths)
{
	lxw_row_t rows = (lxw_row_t)sheet_header_row(s) + 1;

	if (rows <= ROWS_IN_SIGHT)
		worksheet_freeze_panes(ws, rows, columns_in_sight(s, widths));
	worksheet_set_tab_color(ws, tabs[s->use]);
	worksheet_set_header(ws, "&L&\"Arial\"&10&A");
	worksheet_set_footer(ws, "&R&\"Arial\"&10&P / &N");
}

lxw_error
working_charts(lxw_workbook *wb, lxw_worksheet *ws, const struct sheet *s)
{
	struct drawing_place place = {
	    .row = sheet_header_row(s) + 1, .col = s->n_columns + 1};
	lxw_error error = LXW_NO_ERROR;
	size_t i;

	for (i = 0; i < s->n_charts && error == LXW_NO_ERROR; i++) {
		error = drawing_insert(wb, ws, s, &s->charts[i], &place);
		place.down += drawing_height(&s->charts[i]) + CHART_GAP;
	}
	return error;
}

/* Are both shaded alike, so that their numbers compare? */
static bool
is_alike(const struct column *a, const struct column *b)
{
	return a->shading == b->shading && a->decimals == b->decimals;
}

static lxw_error
shade_columns(
    lxw_worksheet *ws, const struct sheet *s, size_t first, size_t last)
{
	const struct column *column = &s->columns[first];
	lxw_row_t row = (lxw_row_t)sheet_header_row(s) + 1;
	lxw_conditional_format scale = {
	    .type = LXW_CONDITIONAL_2_COLOR_SCALE,
	    .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
	    .min_value = column->low,
	    .min_color = SHADE_LOW,
	    .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
	    .max_value = column->high,
	    .max_color = SHADE_HIGH,
	};
	lxw_conditional_format bars = {
	    .type = LXW_CONDITIONAL_DATA_BAR,
	    .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
	    .min_value = 0,
	    .max_rule_type = column->high > 0
				 ? LXW_CONDITIONAL_RULE_TYPE_NUMBER
				 : LXW_CONDITIONAL_RULE_TYPE_MAXIMUM,
	    .max_value = column->high,
	    .bar_color = BAR,
	    .bar_border_color = BAR_EDGE,
	    .bar_solid = LXW_TRUE,
	    .data_bar_2010 = LXW_TRUE,
	};

	return worksheet_conditional_format_range(ws, row, (lxw_col_t)first,
	    row + (lxw_row_t)s->n_rows - 1, (lxw_col_t)last,
	    column->shading == SHADING_SCALE ? &scale : &bars);
}

lxw_error
working_shade(lxw_worksheet *ws, const struct sheet *s)
{
	lxw_error error = LXW_NO_ERROR;
	size_t first, next;

	for (first = 0; first < s->n_columns && error == LXW_NO_ERROR;
	     first = next) {
		for (next = first + 1; next < s->n_columns; next++)
			if (!is_alike(&s->columns[first], &s->columns[next]))
				break;
		if (s->columns[first].shading != SHADING_NONE && s->n_rows > 0)
			error = shade_columns(ws, s, first, next - 1);
	}
	return error;
}

/* The words stand in cells: the library has no room for long lists of them. */
static lxw_error
choose(lxw_worksheet *ws, const struct sheet *s, size_t col, size_t first,
    size_t last)
{
	const struct column *column = &s->columns[col];
	struct buf formula = BUF_INIT;
	lxw_data_validation list = {
	    .validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
	    .input_message = column->prompt,
	    .error_message = column->refusal,
	};
	lxw_error error;

	buf_printf(&formula, "=%s", column->choices);
	list.value_formula = formula.data;
	error = worksheet_data_validation_range(ws, (lxw_row_t)first,
	    (lxw_col_t)col, (lxw_row_t)last, (lxw_col_t)col, &list);
	buf_release(&formula);
	return error;
}

/* Each run of open cells is told once. */
static lxw_error
choose_in_column(lxw_worksheet *ws, struct sheet *s, size_t col)
{
	size_t at = sheet_header_row(s) + 1, open = 0;
	lxw_error error = LXW_NO_ERROR;
	struct sheet_walk walk;
	const struct cell *row;

	sheet_walk_open(&walk, s);
	while (
	    error == LXW_NO_ERROR && (row = sheet_walk_next(&walk)) != NULL) {
		if (row[col].open) {
			open++;
		} else if (open > 0) {
			error = choose(ws, s, col, at - open, at - 1);
			open = 0;
		}
		at++;
	}
	sheet_walk_close(&walk);
	if (error == LXW_NO_ERROR && open > 0)
		error = choose(ws, s, col, at - open, at - 1);
	return error;
}

lxw_error
working_choices(lxw_worksheet *ws, struct sheet *s)
{
	lxw_error error = LXW_NO_ERROR;
	size_t col;

	for (col = 0; col < s->n_columns && error == LXW_NO_ERROR; col++)
		if (s->columns[col].choices != NULL)
			error = choose_in_column(ws, s, col);
	return error;
}
