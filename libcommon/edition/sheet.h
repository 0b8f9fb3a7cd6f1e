/*
 * sheet: one sheet of a workbook as it shall be, in memory, before any file is
 * made of it: a title, lines, one table, charts below it.
 *
 * All text is copied and passed through guard_text. The same sheet is what the
 * book is written from and what the written book is compared with.
 */
#ifndef LIMA_EDITION_SHEET_H
#define LIMA_EDITION_SHEET_H

#include <stdbool.h>
#include <stddef.h>

enum cell_kind { CELL_EMPTY, CELL_TEXT, CELL_NUMBER };

struct cell {
	enum cell_kind kind;
	char *text; /* what is read in the cell; of a number its digits */
	const char *target; /* the sheet that it links to, or NULL */
};

/* How the cells of a column are set. */
struct column {
	char *header;
	double width;   /* at least, for its longest word; 0: by its cells */
	int decimals;   /* of its numbers; -1: as many as they have */
	bool thousands; /* its numbers are grouped in threes */
};

enum line_style { LINE_PLAIN, LINE_STRONG, LINE_MARK, LINE_LINK };

struct line {
	enum line_style style;
	struct cell cell;
};

enum chart_kind { CHART_BAR, CHART_BAR_STACKED, CHART_COLUMN };
enum chart_palette { PALETTE_ONE, PALETTE_SCALE, PALETTE_GROUPS };

/* A chart of some columns over the first rows of the table. */
struct chart {
	enum chart_kind kind;
	enum chart_palette palette;
	char *title;
	char *category_title;
	char *value_title;
	char *alternative; /* the text for those who do not see it */
	size_t *series;    /* columns */
	size_t n_series;
	size_t n_rows;
};

struct sheet {
	char *code; /* the same in all languages; names the table */
	char *name;
	char *title;
	struct line *lines;
	size_t n_lines, room_lines;
	struct column *columns;
	size_t n_columns, room_columns;
	struct cell *cells; /* n_rows times n_columns */
	size_t n_rows, room_cells;
	struct chart *charts;
	size_t n_charts, room_charts;
};

struct sheet *sheet_new(const char *code, const char *name, const char *title);
void sheet_free(struct sheet *);

/* target, a sheet's name that outlives this one, or NULL. */
void sheet_line(
    struct sheet *, enum line_style, const char *text, const char *target);

/* Columns come before rows. Nothing but the header and width is set. */
struct column *sheet_column(struct sheet *, const char *header, double width);

/* Begin a row; its cells are empty until set. */
void sheet_row(struct sheet *);

/* Set a cell of the last row. sheet_number: text that guard_number passes. */
void sheet_text(struct sheet *, size_t col, const char *text);
void sheet_link(
    struct sheet *, size_t col, const char *text, const char *target);
void sheet_number(struct sheet *, size_t col, const char *digits);

/* Put something else into a cell of an earlier row. */
void sheet_replace(
    struct sheet *, size_t row, size_t col, enum cell_kind, const char *text);

/*
 * The row is complete. Text longer than a cell holds is continued on further
 * rows: continued stands at its end and in the other cells of those rows.
 */
void sheet_row_end(struct sheet *, const char *continued);

/* A chart to be filled in; what it points to belongs to the sheet. */
struct chart *sheet_chart(struct sheet *);

/* A cell of the table. */
const struct cell *sheet_cell(const struct sheet *, size_t row, size_t col);

/* The widths of its columns, for the caller to free. */
double *sheet_widths(const struct sheet *);

/*
 * The sheet as a grid, title, lines, header and table, from row 0. The cell is
 * EMPTY where nothing stands.
 */
size_t sheet_grid_rows(const struct sheet *);
size_t sheet_header_row(const struct sheet *);
struct cell sheet_grid(const struct sheet *, size_t row, size_t col);

#endif
