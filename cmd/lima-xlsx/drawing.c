/*
 * drawing: a chart on a sheet.
 */
#include "drawing.h"

#include "style.h"

#include <string.h>

/* The size that the library scales from, and of a row of the sheet. */
#define DEFAULT_WIDTH 480.0
#define DEFAULT_HEIGHT 288.0
#define ROW_HEIGHT 20.0

#define WIDTH 1000.0

/* A chart with more categories than this is larger, its letters smaller. */
#define CROWDED 30
#define CROWDED_WIDTH 1800.0
#define CROWDED_POINTS 11
#define CROWDED_PITCH 25

/* Marks of an axis, after the first. */
#define MARKS 12

#define GRID 0xD9D9D9
#define EDGE 0x595959

/*
 * Told apart by those who do not see colours, and on paper without any, since
 * all of a palette differ in lightness: SCALE from light to dark for what has
 * an order, GROUPS for what has none.
 */
static const lxw_color_t one[] = {0x12436D};
static const lxw_color_t scale[] = {
    0xE3EDF7, 0xA2C3E3, 0x6A9FCF, 0x2E6CA8, 0x12304F};
static const lxw_color_t groups[] = {0x12436D, 0x28A197, 0xF5D586, 0xAB496A};

static const struct {
	const lxw_color_t *colours;
	size_t n;
} palettes[] = {
    [PALETTE_ONE] = {one, sizeof(one) / sizeof(*one)},
    [PALETTE_SCALE] = {scale, sizeof(scale) / sizeof(*scale)},
    [PALETTE_GROUPS] = {groups, sizeof(groups) / sizeof(*groups)},
};

static const uint8_t kinds[] = {
    [CHART_BAR] = LXW_CHART_BAR,
    [CHART_BAR_STACKED] = LXW_CHART_BAR_STACKED,
    [CHART_COLUMN] = LXW_CHART_COLUMN,
};

static bool
is_bar(const struct chart *c)
{
	return c->kind != CHART_COLUMN;
}

static bool
is_crowded(const struct chart *c)
{
	return c->n_rows > CROWDED;
}

double
drawing_height(const struct chart *c)
{
	double pitch = is_crowded(c) ? CROWDED_PITCH : 34;

	return is_bar(c) ? 150 + (double)c->n_rows * pitch : 400;
}

double
drawing_width(const struct chart *c)
{
	return is_crowded(c) ? CROWDED_WIDTH : WIDTH;
}

size_t
drawing_rows(const struct chart *c)
{
	return (size_t)(drawing_height(c) / ROW_HEIGHT) + 1;
}

/* Of dark and white ink, that which can be read on this colour. */
static lxw_color_t
ink_on(lxw_color_t colour)
{
	unsigned red = colour >> 16 & 0xFF;
	unsigned green = colour >> 8 & 0xFF;
	unsigned blue = colour & 0xFF;

	return red * 299 + green * 587 + blue * 114 > 115000 ? 0x1A1A1A
							     : LXW_COLOR_WHITE;
}

static void
set_font(lxw_chart_font *font, double points, lxw_color_t ink)
{
	static char name[] = STYLE_FONT;

	memset(font, 0, sizeof(*font));
	font->name = name;
	font->size = points;
	font->color = ink;
}

/* The values beside their bars; inside them when they are stacked. */
static void
add_labels(lxw_chart_series *series, const struct chart *c,
    const struct column *column, lxw_color_t colour)
{
	bool stacked = c->kind == CHART_BAR_STACKED;
	lxw_chart_font font;
	char format[32];

	/* Only what is above 0: a stack has no room for the others. */
	snprintf(format, sizeof(format), stacked ? "%s;;;" : "%s",
	    style_number(column));
	set_font(&font, is_crowded(c) ? CROWDED_POINTS : 12,
	    stacked ? ink_on(colour) : 0x1A1A1A);
	chart_series_set_labels(series);
	chart_series_set_labels_num_format(series, format);
	chart_series_set_labels_font(series, &font);
	chart_series_set_labels_position(
	    series, stacked ? LXW_CHART_LABEL_POSITION_CENTER
			    : LXW_CHART_LABEL_POSITION_OUTSIDE_END);
}

static void
add_series(
    lxw_chart *chart, const struct sheet *s, const struct chart *c, size_t i)
{
	lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
	lxw_color_t colour =
	    palettes[c->palette].colours[i % palettes[c->palette].n];
	lxw_row_t header = (lxw_row_t)sheet_header_row(s);
	lxw_row_t last = header + (lxw_row_t)c->n_rows;
	lxw_col_t col = (lxw_col_t)c->series[i];
	lxw_chart_fill fill = {.color = colour};
	lxw_chart_line edge = {.color = EDGE, .width = 0.5F};

	chart_series_set_name_range(series, s->name, header, col);
	chart_series_set_categories(series, s->name, header + 1, 0, last, 0);
	chart_series_set_values(series, s->name, header + 1, col, last, col);
	chart_series_set_fill(series, &fill);
	chart_series_set_line(series, &edge);
	add_labels(series, c, &s->columns[col], colour);
}

static void
set_axis(lxw_chart_axis *axis, const char *title, double points)
{
	lxw_chart_font font;

	set_font(&font, points, 0x1A1A1A);
	chart_axis_set_num_font(axis, &font);
	font.size = 12;
	font.bold = LXW_TRUE;
	chart_axis_set_name(axis, title);
	chart_axis_set_name_font(axis, &font);
}

/* How far the longest bar goes. */
static double
longest(const struct sheet *s, const struct chart *c)
{
	bool stacked = c->kind == CHART_BAR_STACKED;
	double most = 0;
	size_t row, i;

	for (row = 0; row < c->n_rows; row++) {
		double bar = 0;

		for (i = 0; i < c->n_series; i++) {
			const struct cell *cell =
			    sheet_cell(s, row, c->series[i]);
			double n = cell->kind == CELL_NUMBER ? cell->number : 0;

			bar = stacked ? bar + n : n > bar ? n : bar;
		}
		if (bar > most)
			most = bar;
	}
	return most;
}

/* Between marks: of 1, 2, 5, 10, 20, ... the first that leaves few of them. */
static double
whole_step(double end)
{
	static const double steps[] = {1, 2, 5};
	double tens = 1;
	size_t i = 0;

	while (end / (steps[i] * tens) > MARKS)
		if (++i == sizeof(steps) / sizeof(*steps)) {
			i = 0;
			tens *= 10;
		}
	return steps[i] * tens;
}

/* Whole numbers have no marks between them; some know where they end. */
static void
set_marks(lxw_chart_axis *value, const struct sheet *s, const struct chart *c)
{
	const struct column *column = &s->columns[c->series[0]];

	chart_axis_set_min(value, 0);
	if (column->high > 0)
		chart_axis_set_max(value, column->high);
	if (column->decimals == 0)
		chart_axis_set_major_unit(value,
		    whole_step(
			column->high > 0 ? column->high : longest(s, c)));
}

/*
 * Of a chart of bars the library calls the axis of the categories y. Reversed
 * it has the first on top, and the values' axis then stands at its maximum.
 */
static void
set_axes(lxw_chart *chart, const struct sheet *s, const struct chart *c)
{
	lxw_chart_axis *category = is_bar(c) ? chart->y_axis : chart->x_axis;
	lxw_chart_axis *value = is_bar(c) ? chart->x_axis : chart->y_axis;
	lxw_chart_line grid = {.color = GRID, .width = 0.75F};

	set_axis(
	    category, c->category_title, is_crowded(c) ? CROWDED_POINTS : 12);
	set_axis(value, c->value_title, 12);
	chart_axis_set_interval_unit(category, 1);
	set_marks(value, s, c);
	chart_axis_major_gridlines_set_visible(category, LXW_FALSE);
	chart_axis_major_gridlines_set_visible(value, LXW_TRUE);
	chart_axis_major_gridlines_set_line(value, &grid);
	if (is_bar(c)) {
		chart_axis_set_reverse(category);
		chart_axis_set_crossing_max(category);
	}
}

lxw_error
drawing_insert(lxw_workbook *wb, lxw_worksheet *ws, const struct sheet *s,
    const struct chart *c, const struct drawing_place *place)
{
	lxw_chart *chart = workbook_add_chart(wb, kinds[c->kind]);
	lxw_chart_options options = {
	    .x_scale = drawing_width(c) / DEFAULT_WIDTH,
	    .y_offset = (int32_t)place->down,
	    .y_scale = drawing_height(c) / DEFAULT_HEIGHT,
	    .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
	    .description = c->alternative,
	};
	lxw_chart_font font;
	size_t i;

	if (chart == NULL)
		return LXW_ERROR_MEMORY_MALLOC_FAILED;
	for (i = 0; i < c->n_series; i++)
		add_series(chart, s, c, i);
	set_axes(chart, s, c);
	set_font(&font, 14, STYLE_INK);
	font.bold = LXW_TRUE;
	chart_title_set_name(chart, c->title);
	chart_title_set_name_font(chart, &font);
	set_font(&font, 12, 0x1A1A1A);
	chart_legend_set_font(chart, &font);
	chart_legend_set_position(chart,
	    c->n_series > 1 ? LXW_CHART_LEGEND_BOTTOM : LXW_CHART_LEGEND_NONE);
	chart_set_series_gap(chart, 45);
	return worksheet_insert_chart_opt(
	    ws, (lxw_row_t)place->row, (lxw_col_t)place->col, chart, &options);
}
