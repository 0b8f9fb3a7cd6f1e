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

/* In inches. */
#define MARGIN 0.5

/* Points inside the margins; each size across, then upright. */
static const struct paper {
	uint8_t number; /* as the format has them */
	double width, height;
} papers[] = {
    {9, 770, 523}, /* A4 */
    {9, 523, 770},
    {8, 1119, 770}, /* A3 */
    {8, 770, 1119},
};

#define PAPERS (sizeof(papers) / sizeof(*papers))
#define LARGE 2 /* the first of the larger ones */

/* What may be made smaller than this cannot be read; running text less so. */
#define LEAST 0.57
#define LEAST_TEXT 0.72

/* What is this much higher than some pages is made to fit on them. */
#define OVERHANG 0.18
#define PAGES_FITTED 4

/* Programs make columns a little wider than they are told. */
#define SLACK 0.94

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

/* Columns to print, and how many points they are wide together. */
static size_t
columns_across(const struct sheet *s, const double *widths, bool charts_below,
    double *across)
{
	const double beside = 8.43 + PADDING / UNIT;
	size_t n = s->n_printed > 0 ? s->n_printed : s->n_columns;
	double wide = lines_width(s), sum = 0;
	size_t last, i;

	for (i = 0; charts_below && i < s->n_charts; i++)
		if (drawing_width(&s->charts[i]) / UNIT > wide)
			wide = drawing_width(&s->charts[i]) / UNIT;
	for (last = 0; last < n || (sum < wide && last < GUARD_COLUMNS_MAX);
	     last++)
		sum += last < s->n_columns ? widths[last] + PADDING / UNIT
					   : beside;
	*across = sum * UNIT * POINTS;
	return last;
}

static double
least(const struct sheet *s)
{
	return s->use == SHEET_TEXT ? LEAST_TEXT : LEAST;
}

/* How small all of it must be made for one sheet of this paper. */
static double
scale_on(const struct paper *p, double across, double height)
{
	double scale = p->width / across;

	if (p->height / height < scale)
		scale = p->height / height;
	return scale < 1 ? scale : 1;
}

/* The smaller paper on which all of it can be read; NULL if there is none. */
static const struct paper *
find_whole(const struct sheet *s, double across, double height)
{
	size_t i, n = s->use == SHEET_TEXT ? LARGE : PAPERS;

	for (i = 0; i < n; i += 2) {
		const struct paper *p = &papers[i];

		if (scale_on(p + 1, across, height) >
		    scale_on(p, across, height))
			p++;
		if (scale_on(p, across, height) >= least(s))
			return p;
	}
	return NULL;
}

/* The paper for several pages, one below the other; text stands upright. */
static const struct paper *
find_wide(const struct sheet *s, double across)
{
	if (s->use == SHEET_TEXT && papers[1].width / across >= least(s))
		return &papers[1];
	return papers[0].width / across >= least(s) ? &papers[0]
						    : &papers[LARGE];
}

/* How many pages high; 0 leaves that to the program. */
static uint16_t
pages_high(const struct paper *p, double across, double height)
{
	double scale = scale_on(p, across, 1);
	double pages = height * scale / p->height;

	return pages > 1 && pages < PAGES_FITTED &&
		       pages - (uint16_t)pages < OVERHANG
		   ? (uint16_t)pages
		   : 0;
}

void
page_set_up(lxw_worksheet *ws, const struct sheet *s, const double *widths,
    const struct page_extent *e, bool charts_below)
{
	double height = e->table + e->charts, across;
	size_t columns = columns_across(s, widths, charts_below, &across);
	const struct paper *paper;

	if (e->apart)
		height = e->table > e->charts ? e->table : e->charts;
	paper = find_whole(s, across, height);
	/* Programs that fit pages do not see breaks. */
	if (paper != NULL && e->apart) {
		worksheet_set_print_scale(ws,
		    (uint16_t)(scale_on(paper, across, height) * SLACK * 100));
	} else if (paper != NULL) {
		worksheet_fit_to_pages(ws, 1, 1);
	} else {
		lxw_row_t header = (lxw_row_t)sheet_header_row(s);

		paper = find_wide(s, across);
		worksheet_repeat_rows(ws, header, header);
		worksheet_fit_to_pages(
		    ws, 1, e->apart ? 0 : pages_high(paper, across, height));
	}
	worksheet_print_area(
	    ws, 0, 0, (lxw_row_t)(e->rows - 1), (lxw_col_t)(columns - 1));
	worksheet_set_paper(ws, paper->number);
	if (paper->width > paper->height)
		worksheet_set_landscape(ws);
	worksheet_set_margins(ws, MARGIN, MARGIN, MARGIN, MARGIN);
	worksheet_gridlines(ws, LXW_HIDE_ALL_GRIDLINES);
}
