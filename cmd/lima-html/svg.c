/*
 * svg: the charts of a sheet, as drawings within the page.
 */
#include "svg.h"

#include "guard.h"
#include "html.h"
#include "text.h"

#include <string.h>

/* The longest bar, in per cent of the width; the rest is for its figure. */
#define LONGEST 80.0

/* The page's width on a small telephone, in pixels. */
#define SMALLEST 320.0

/* Names of bars up to this many characters stand beside them, not above. */
#define SHORT_NAME 3

/* How the rows of a chart are set, in pixels. */
struct pitch {
	int row, bar;
	int above;  /* from the top of the row to the bar */
	int beside; /* from the left to the bar */
	int letters;
};

static const struct pitch roomy = {34, 24, 0, 28, 14};
static const struct pitch named = {56, 24, 22, 0, 14};
static const struct pitch crowded = {14, 12, 0, 28, 10};

/* More rows than this must still stand on one printed page. */
#define CROWDED 30

static const struct {
	char letter; /* of its classes in the style sheet */
	size_t n;
} palettes[] = {
    [PALETTE_ONE] = {'o', 1},
    [PALETTE_SCALE] = {'s', 5},
    [PALETTE_GROUPS] = {'g', 4},
};

/* A chart that is being drawn. */
struct drawing {
	struct buf *out;
	const struct words *words;
	const struct sheet *sheet;
	const struct chart *chart;
	const struct pitch *pitch;
	double most; /* the sum of the longest bar */
};

static const struct cell *
cell_of(const struct drawing *d, size_t row, size_t series)
{
	return sheet_cell(d->sheet, row, d->chart->series[series]);
}

/* 0 for a cell that has none. */
static double
value(const struct drawing *d, size_t row, size_t series)
{
	const struct cell *cell = cell_of(d, row, series);
	double number;

	if (cell->kind != CELL_NUMBER || !guard_number(cell->text, &number) ||
	    number < 0)
		return 0;
	return number;
}

static double
sum(const struct drawing *d, size_t row)
{
	double all = 0;
	size_t i;

	for (i = 0; i < d->chart->n_series; i++)
		all += value(d, row, i);
	return all;
}

static const char *
name_of(const struct drawing *d, size_t row)
{
	return sheet_cell(d->sheet, row, 0)->text;
}

static const struct pitch *
find_pitch(const struct drawing *d)
{
	size_t row;

	for (row = 0; row < d->chart->n_rows; row++)
		if (text_length(name_of(d, row)) > SHORT_NAME)
			return &named;
	return d->chart->n_rows > CROWDED ? &crowded : &roomy;
}

/* The style sheet's name for the colour of a series. */
static void
add_class(const struct drawing *d, size_t series)
{
	enum chart_palette p = d->chart->palette;

	buf_printf(d->out, "%c%zu", palettes[p].letter, series % palettes[p].n);
}

/* Letters stand on the line, as far below its middle as looks centred. */
static int
baseline(const struct drawing *d, int top)
{
	return top + d->pitch->bar / 2 + d->pitch->letters * 7 / 20;
}

static void
add_cell(const struct drawing *d, size_t row, size_t series)
{
	const struct cell *cell = cell_of(d, row, series);

	if (cell->kind == CELL_NUMBER)
		html_number(d->out, d->words, cell->text,
		    &d->sheet->columns[d->chart->series[series]]);
	else if (cell->text != NULL)
		html_text(d->out, cell->text);
}

/* Has the figure room within its part of a bar, on any screen? */
static bool
has_room(const struct drawing *d, size_t row, size_t series)
{
	double digits = (double)strlen(cell_of(d, row, series)->text);
	double pixels = value(d, row, series) / d->most * LONGEST / 100 *
			(SMALLEST - d->pitch->beside);

	return pixels > digits * 0.6 * d->pitch->letters + 2;
}

/* One part of a stacked bar, from where the last ended. */
static void
add_part(
    const struct drawing *d, size_t row, size_t series, int top, double from)
{
	double width = value(d, row, series) / d->most * LONGEST;

	if (!(width > 0))
		return;
	buf_printf(d->out,
	    "<rect x=\"%.3f%%\" y=\"%d\" width=\"%.3f%%\" height=\"%d\""
	    " class=\"",
	    from, top, width, d->pitch->bar);
	add_class(d, series);
	buf_puts(d->out, "\"/>\n");
	if (d->chart->n_series == 1 || !has_room(d, row, series))
		return;
	buf_printf(d->out,
	    "<text x=\"%.3f%%\" y=\"%d\" text-anchor=\"middle\" class=\"on-",
	    from + width / 2, baseline(d, top));
	add_class(d, series);
	buf_puts(d->out, "\">");
	add_cell(d, row, series);
	buf_puts(d->out, "</text>\n");
}

/* What the whole bar stands for, after its end. */
static void
add_total(const struct drawing *d, size_t row, int top)
{
	buf_printf(d->out, "<text x=\"%.3f%%\" dx=\"6\" y=\"%d\" class=\"v\">",
	    sum(d, row) / d->most * LONGEST, baseline(d, top));
	if (d->chart->n_series == 1) {
		add_cell(d, row, 0);
	} else {
		struct buf digits = BUF_INIT;

		buf_printf(&digits, "%.0f", sum(d, row));
		html_number(d->out, d->words, digits.data,
		    &d->sheet->columns[d->chart->series[0]]);
		buf_release(&digits);
	}
	buf_puts(d->out, "</text>\n");
}

static void
add_row(const struct drawing *d, size_t row)
{
	int top = (int)row * d->pitch->row + d->pitch->above;
	double at = 0;
	size_t i;

	buf_printf(d->out, "<text x=\"0\" y=\"%d\">",
	    d->pitch->above > 0 ? top - 6 : baseline(d, top));
	html_text(d->out, name_of(d, row));
	buf_printf(d->out, "</text>\n<g transform=\"translate(%d 0)\">\n",
	    d->pitch->beside);
	for (i = 0; i < d->chart->n_series; i++) {
		add_part(d, row, i, top, at);
		at += value(d, row, i) / d->most * LONGEST;
	}
	add_total(d, row, top);
	/* Bars begin at zero, which names above them must not touch. */
	buf_printf(d->out, "<line y1=\"%d\" y2=\"%d\" class=\"zero\"/>\n</g>\n",
	    d->pitch->above > 0 ? top - 2 : top,
	    d->pitch->above > 0 ? top + d->pitch->bar + 2
				: top + d->pitch->row);
}

static void
add_drawing(const struct drawing *d, size_t number)
{
	int height = (int)d->chart->n_rows * d->pitch->row;
	const char *code = d->sheet->code;
	size_t row;

	buf_printf(d->out,
	    "<svg width=\"100%%\" height=\"%d\" role=\"img\" "
	    "aria-labelledby=\"%s-t%zu %s-d%zu\" font-size=\"%d\">\n"
	    "<title id=\"%s-t%zu\">",
	    height, code, number, code, number, d->pitch->letters, code,
	    number);
	html_text(d->out, d->chart->title);
	buf_printf(d->out, "</title>\n<desc id=\"%s-d%zu\">", code, number);
	html_text(d->out, d->chart->alternative);
	buf_puts(d->out, "</desc>\n");
	for (row = 0; row < d->chart->n_rows; row++)
		add_row(d, row);
	buf_puts(d->out, "</svg>\n");
}

/* HTML breaks its lines where the page is narrow; a drawing would not. */
static void
add_legend(const struct drawing *d)
{
	size_t i;

	buf_puts(d->out, "<ul class=\"legend\">\n");
	for (i = 0; i < d->chart->n_series; i++) {
		buf_puts(d->out,
		    "<li><svg width=\"14\" height=\"14\" aria-hidden=\"true\">"
		    "<rect width=\"14\" height=\"14\" class=\"");
		add_class(d, i);
		buf_puts(d->out, "\"/></svg> ");
		html_text(
		    d->out, d->sheet->columns[d->chart->series[i]].header);
		buf_puts(d->out, "</li>\n");
	}
	buf_puts(d->out, "</ul>\n");
}

void
svg_chart(struct buf *out, const struct words *w, const struct sheet *s,
    const struct chart *c, size_t number)
{
	struct drawing d = {out, w, s, c, NULL, 0};
	size_t row;

	d.pitch = find_pitch(&d);
	for (row = 0; row < c->n_rows; row++)
		if (sum(&d, row) > d.most)
			d.most = sum(&d, row);
	if (!(d.most > 0))
		d.most = 1;
	buf_puts(out, "<figure>\n<figcaption>");
	html_text(out, c->title);
	buf_puts(out, " <span class=\"unit\">");
	html_text(out, c->value_title);
	buf_puts(out, "</span></figcaption>\n");
	if (c->n_series > 1)
		add_legend(&d);
	add_drawing(&d, number);
	buf_puts(out, "</figure>\n");
}
