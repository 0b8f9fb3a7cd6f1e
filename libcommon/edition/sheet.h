/*
 * sheet: one sheet of a workbook as it shall be, before any file is made of it:
 * a title, lines, one table, charts below it.
 *
 * All text is copied and passed through guard_text. The same sheet is what the
 * book is written from and what the written book is compared with.
 *
 * The rows of the table are held in memory, or come from a source each time the
 * sheet is walked: that is for tables that grow with the input.
 */
#ifndef LIMA_EDITION_SHEET_H
#define LIMA_EDITION_SHEET_H

#include <stdbool.h>
#include <stddef.h>

enum cell_kind { CELL_EMPTY, CELL_TEXT, CELL_NUMBER };

struct cell {
	enum cell_kind kind;
	char *text;    /* what is read in the cell; of a number its digits */
	double number; /* of a number */
	const char *target; /* the sheet that it links to, or NULL */
	char *range;        /* the cells there, as A12:P49; NULL: the first */
	char *tip;          /* what the link leads to; NULL: target tells */
	char *formula;      /* what computes the value, or NULL */
	bool open;          /* for a person to fill in */
};

/* How a working edition shades numbers, besides showing them. */
enum shading { SHADING_NONE, SHADING_SCALE, SHADING_BARS };

/* How the cells of a column are set. */
struct column {
	char *header;
	double width;   /* at least, for its longest word; 0: by its cells */
	double widest;  /* of the cells that a source will bring */
	int decimals;   /* of its numbers; -1: as many as they have */
	bool thousands; /* its numbers are grouped in threes */
	enum shading shading;
	double low, high; /* its ends; 0: the greatest number */
	/* Of open cells, set by sheet_choices: */
	char *choices; /* the cells with what may be filled in, or NULL */
	char *prompt, *refusal;
};

/* What a sheet is for. */
enum sheet_use {
	SHEET_TEXT,
	SHEET_FIGURES,
	SHEET_RECORDS,
	SHEET_REVIEW,
	SHEET_METHOD
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

struct sheet;

/*
 * Where rows come from that are not held. begin stands before the first record;
 * next adds the rows of one record to the sheet, with sheet_row and the rest,
 * or returns false if there is none left. arg is the caller's, who frees it
 * after the sheet.
 */
struct sheet_source {
	void (*begin)(void *arg);
	bool (*next)(void *arg, struct sheet *);
	void *arg;
};

struct sheet {
	char *code;  /* of the layout, the same in all languages */
	char *table; /* the name of its table */
	char *name;
	char *title;
	enum sheet_use use;
	struct line *lines;
	size_t n_lines, room_lines;
	struct column *columns;
	size_t n_columns, room_columns;
	size_t n_printed; /* columns that stand on paper; 0: all */
	size_t n_rows;
	struct cell *cells; /* n_held times n_columns */
	size_t n_held, room_cells;
	struct sheet_source source; /* next NULL: all rows are held */
	struct chart *charts;
	size_t n_charts, room_charts;
};

struct sheet *sheet_new(const char *code, const char *name, const char *title);
void sheet_free(struct sheet *);

/* It is the number'th of its code: name its table so. */
void sheet_renumber(struct sheet *, size_t number);

/* target, a sheet's name that outlives this one, or NULL. */
void sheet_line(
    struct sheet *, enum line_style, const char *text, const char *target);

/* Columns come before rows. Nothing but the header and width is set. */
struct column *sheet_column(struct sheet *, const char *header, double width);

/* Note a text that the source will bring into a column of width 0. */
void sheet_widen(struct column *, const char *text);

/* Begin a row; its cells are empty until set. */
void sheet_row(struct sheet *);

/* Set a cell of the last row. sheet_number: text that guard_number passes. */
void sheet_text(struct sheet *, size_t col, const char *text);
void sheet_link(
    struct sheet *, size_t col, const char *text, const char *target);
void sheet_number(struct sheet *, size_t col, const char *digits);

/* A number that is computed here, with all its digits; it must be finite. */
void sheet_real(struct sheet *, size_t col, double number);

/* Put something else into a cell of an earlier row. */
void sheet_replace(
    struct sheet *, size_t row, size_t col, enum cell_kind, const char *text);

/* The last row, where a row is asked for; others are numbered from 0. */
#define SHEET_LAST ((size_t)-1)

/*
 * Let a cell that has its value lead to another sheet, whose name outlives this
 * one: to the cells of range there, such as A12:P49, or NULL, to the first.
 */
void sheet_refer(struct sheet *, size_t row, size_t col, const char *target,
    const char *range);

/* Say at a cell that has a link what it leads to: up to 255 characters. */
void sheet_tip(struct sheet *, size_t row, size_t col, const char *text);

/*
 * Let a cell that has its value be computed by a formula that guard_formula
 * passes, without the sign '=' before it.
 */
void sheet_formula(struct sheet *, size_t row, size_t col, const char *formula);

/*
 * Let a cell of the last row, which may be empty, be one that a person fills
 * in. It is until it is set again.
 */
void sheet_open(struct sheet *, size_t col);
bool sheet_is_open(const struct sheet *, size_t col);

/*
 * Only the texts in some cells, named as 'Sheet'!$A$6:$A$8, may be filled in
 * into the open cells of a column. prompt is told to who is about to, refusal
 * to who tries something else: up to 255 characters each.
 */
void sheet_choices(struct sheet *, size_t col, const char *cells,
    const char *prompt, const char *refusal);

/*
 * The row is complete. Text longer than a cell holds is continued on further
 * rows: continued stands at its end and in the other cells of those rows.
 */
void sheet_row_end(struct sheet *, const char *continued);

/* How many rows a text takes, if it is continued. */
size_t sheet_rows(const char *text, const char *continued);

/* Forget the rows that are held, for a source. */
void sheet_forget(struct sheet *);

/* The table has n_rows rows, and they come from here; none is held. */
void sheet_set_source(
    struct sheet *, const struct sheet_source *, size_t n_rows);

/*
 * The rows of the table, one after the other: each an array of n_columns cells
 * that lives until the next call, NULL after the last. Of a sheet with a source
 * there is one walk at a time.
 */
struct sheet_walk {
	struct sheet *sheet;
	size_t next; /* of the rows that are held */
};

void sheet_walk_open(struct sheet_walk *, struct sheet *);
const struct cell *sheet_walk_next(struct sheet_walk *);
void sheet_walk_close(struct sheet_walk *);

/* A chart to be filled in; what it points to belongs to the sheet. */
struct chart *sheet_chart(struct sheet *);

/* A cell of a table that is held. */
const struct cell *sheet_cell(const struct sheet *, size_t row, size_t col);

/* The widths of its columns, for the caller to free. */
double *sheet_widths(const struct sheet *);

/*
 * The rows above the table's first: title, lines, and the header, which is the
 * last of them. The cell is EMPTY where nothing stands.
 */
size_t sheet_header_row(const struct sheet *);
struct cell sheet_head(const struct sheet *, size_t row, size_t col);

#endif
