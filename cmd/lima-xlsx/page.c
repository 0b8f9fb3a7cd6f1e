/*
 * page: how a sheet is printed.
 */
#include "page.h"

#include "drawing.h"
#include "guard.h"
#include "measure.h"
#include "style.h"

/* Pixels of a unit of width, and between the text of a cell and its edges. */
#define UNIT 7.0
#define PADDING 5.0

/* Points of a pixel. */
#define POINTS 0.75

/* A4 across, and the points of it inside the margins, which are in inches. */
#define PAPER_A4 9
#define MARGIN 0.5
#define PAGE_WIDTH 770.0
#define PAGE_HEIGHT 523.0

/* A sheet is made smaller to fit on one page if it does not shrink more. */
#define SHRINK 1.7

/* The widest of title and lines, which run on over the cells beside them. */
static double
lines_width(const struct sheet *s)
{
	double widest = measure_width(s->title, STYLE_TITLE_POINTS, true);
	size_t i;

	for (i = 0; i < s->n_lines; i++) {
		double w = measure_width(s->lines[i].cell.text, STYLE_POINTS,
		    s->lines[i].style == LINE_STRONG);

		if (w > widest)
			widest = w;
	}
	return widest;
}

void
page_set_up(lxw_worksheet *ws, const struct sheet *s, const double *widths,
    size_t rows, double height)
{
	const double beside = 8.43 + PADDING / UNIT;
	double wide = lines_width(s), sum = 0, across;
	size_t last, i;

	for (i = 0; i < s->n_charts; i++)
		if (drawing_width(&s->charts[i]) / UNIT > wide)
			wide = drawing_width(&s->charts[i]) / UNIT;
	for (last = 0;
	     last < s->n_columns || (sum < wide && last < GUARD_COLUMNS_MAX);
	     last++)
		sum += last < s->n_columns ? widths[last] + PADDING / UNIT
					   : beside;
	across = sum * UNIT * POINTS;
	if (across < PAGE_WIDTH)
		across = PAGE_WIDTH;
	worksheet_print_area(
	    ws, 0, 0, (lxw_row_t)(rows - 1), (lxw_col_t)(last - 1));
	worksheet_set_paper(ws, PAPER_A4);
	worksheet_set_landscape(ws);
	worksheet_set_margins(ws, MARGIN, MARGIN, MARGIN, MARGIN);
	worksheet_fit_to_pages(
	    ws, 1, height * PAGE_WIDTH / across < PAGE_HEIGHT * SHRINK ? 1 : 0);
	worksheet_gridlines(ws, LXW_HIDE_ALL_GRIDLINES);
}
