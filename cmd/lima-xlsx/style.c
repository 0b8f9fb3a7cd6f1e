/*
 * style: the formats of a workbook's cells.
 */
#include "style.h"

#include "measure.h"

#define RULE 0xBFBFBF
#define ALARM 0x9C1C1C

/* Of cells to fill in. */
#define PALE 0xFFF7D6
#define EDGE 0x7F6A1E

static const char *const number_formats[STYLE_DECIMALS + 1][2] = {
    {"0", "#,##0"},
    {"0.0", "#,##0.0"},
    {"0.00", "#,##0.00"},
    {"0.000", "#,##0.000"},
};

static lxw_format *
plain(lxw_workbook *wb, double points)
{
	lxw_format *f = workbook_add_format(wb);

	format_set_font_name(f, STYLE_FONT);
	format_set_font_size(f, points);
	format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
	return f;
}

static lxw_format *
inked(lxw_workbook *wb, double points, lxw_color_t ink)
{
	lxw_format *f = plain(wb, points);

	format_set_bold(f);
	format_set_font_color(f, ink);
	return f;
}

/* A cell of the table has a fine line under it. */
static lxw_format *
body(lxw_workbook *wb)
{
	lxw_format *f = plain(wb, STYLE_POINTS);

	format_set_bottom(f, LXW_BORDER_HAIR);
	format_set_bottom_color(f, RULE);
	return f;
}

/* Text is set off from the numbers that may stand before it. */
static void
align_left(lxw_format *f)
{
	format_set_align(f, LXW_ALIGN_LEFT);
	format_set_indent(f, 1);
}

static lxw_format *
header(lxw_workbook *wb)
{
	lxw_format *f = inked(wb, STYLE_POINTS, STYLE_INK);

	format_set_text_wrap(f);
	format_set_align(f, LXW_ALIGN_VERTICAL_BOTTOM);
	format_set_bottom(f, LXW_BORDER_MEDIUM);
	format_set_bottom_color(f, STYLE_INK);
	return f;
}

static void
underline(lxw_format *f)
{
	format_set_font_color(f, STYLE_INK);
	format_set_underline(f, LXW_UNDERLINE_SINGLE);
}

static lxw_format *
number(lxw_workbook *wb, const char *format)
{
	lxw_format *f = body(wb);

	format_set_align(f, LXW_ALIGN_RIGHT);
	format_set_num_format(f, format);
	return f;
}

/* A cell to fill in is told by its border too. */
static lxw_format *
open_cell(lxw_workbook *wb)
{
	lxw_format *f = plain(wb, STYLE_POINTS);

	align_left(f);
	format_set_text_wrap(f);
	format_set_bg_color(f, PALE);
	format_set_border(f, LXW_BORDER_THIN);
	format_set_border_color(f, EDGE);
	format_set_unlocked(f);
	return f;
}

/* The foot of a header is where programs put the button of a filter. */
static void
clear_foot(lxw_format *f)
{
	format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
}

void
style_init(struct style *style, lxw_workbook *wb, bool working)
{
	size_t i;

	style->outside = plain(wb, STYLE_POINTS);
	style->title = inked(wb, STYLE_TITLE_POINTS, STYLE_INK);
	style->lines[LINE_PLAIN] = plain(wb, STYLE_POINTS);
	style->lines[LINE_STRONG] = inked(wb, STYLE_POINTS, ALARM);
	style->lines[LINE_MARK] = inked(wb, 26, ALARM);
	style->lines[LINE_LINK] = plain(wb, STYLE_POINTS);
	underline(style->lines[LINE_LINK]);
	style->header_text = header(wb);
	align_left(style->header_text);
	style->header_number = header(wb);
	format_set_align(style->header_number, LXW_ALIGN_RIGHT);
	style->cells[STYLE_TEXT] = body(wb);
	align_left(style->cells[STYLE_TEXT]);
	format_set_text_wrap(style->cells[STYLE_TEXT]);
	style->cells[STYLE_LINK] = body(wb);
	align_left(style->cells[STYLE_LINK]);
	underline(style->cells[STYLE_LINK]);
	style->cells[STYLE_GENERAL] = body(wb);
	format_set_align(style->cells[STYLE_GENERAL], LXW_ALIGN_RIGHT);
	for (i = 0; i < STYLE_OPEN - STYLE_NUMBER; i++)
		style->cells[STYLE_NUMBER + i] =
		    number(wb, number_formats[i / 2][i % 2]);
	style->cells[STYLE_OPEN] = working ? open_cell(wb) : NULL;
	if (working) {
		clear_foot(style->header_text);
		clear_foot(style->header_number);
	}
}

lxw_format *
style_line(const struct style *style, enum line_style kind)
{
	return style->lines[kind];
}

/* A column of numbers has its decimals set. */
static bool
is_numeric(const struct column *column)
{
	return column->decimals >= 0;
}

lxw_format *
style_header(const struct style *style, const struct column *column)
{
	return is_numeric(column) ? style->header_number : style->header_text;
}

size_t
style_cell(const struct cell *cell, const struct column *column)
{
	int decimals = column->decimals;

	if (cell->open)
		return STYLE_OPEN;
	if (is_numeric(column) && cell->kind == CELL_NUMBER) {
		if (decimals > STYLE_DECIMALS)
			decimals = STYLE_DECIMALS;
		return STYLE_NUMBER + (size_t)decimals * 2 + column->thousands;
	}
	if (cell->target != NULL)
		return STYLE_LINK;
	return is_numeric(column) ? STYLE_GENERAL : STYLE_TEXT;
}

size_t
style_lines(const struct sheet *s, const struct cell *row, const double *widths)
{
	size_t lines = 1, i;

	for (i = 0; i < s->n_columns; i++)
		if (row[i].kind == CELL_TEXT) {
			size_t n = measure_lines(
			    row[i].text, STYLE_POINTS, false, widths[i]);

			if (n > lines)
				lines = n;
		}
	return lines;
}

double
style_height(size_t lines)
{
	double height = (double)lines * 15.5 + 2.5;

	return height > 409 ? 409 : height;
}

const char *
style_number(const struct column *column)
{
	int decimals = column->decimals < 0 ? 0 : column->decimals;

	return number_formats[decimals > STYLE_DECIMALS ? STYLE_DECIMALS
							: decimals][0];
}
