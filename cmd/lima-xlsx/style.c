/*
 * style: the formats of a workbook's cells.
 */
#include "style.h"

#define RULE 0xBFBFBF
#define ALARM 0x9C1C1C

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

void
style_init(struct style *style, lxw_workbook *wb)
{
	size_t i, j;

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
	style->text = body(wb);
	align_left(style->text);
	format_set_text_wrap(style->text);
	style->link = body(wb);
	align_left(style->link);
	underline(style->link);
	style->general = body(wb);
	format_set_align(style->general, LXW_ALIGN_RIGHT);
	for (i = 0; i <= STYLE_DECIMALS; i++)
		for (j = 0; j < 2; j++) {
			style->numbers[i][j] = body(wb);
			format_set_align(style->numbers[i][j], LXW_ALIGN_RIGHT);
			format_set_num_format(
			    style->numbers[i][j], number_formats[i][j]);
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

lxw_format *
style_cell(const struct style *style, const struct cell *cell,
    const struct column *column)
{
	int decimals = column->decimals;

	if (cell->target != NULL)
		return style->link;
	if (!is_numeric(column))
		return style->text;
	if (cell->kind != CELL_NUMBER)
		return style->general;
	return style
	    ->numbers[decimals > STYLE_DECIMALS ? STYLE_DECIMALS : decimals]
		     [column->thousands];
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
