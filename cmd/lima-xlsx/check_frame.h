/*
 * check_frame: what is around the cells of a sheet: the view, the columns, the
 * links, what stands at the edges of a printed page.
 */
#ifndef LIMA_XLSX_CHECK_FRAME_H
#define LIMA_XLSX_CHECK_FRAME_H

#include "cellname.h"
#include "check_found.h"
#include "check_opened.h"
#include "links.h"
#include "trouble.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct frame_column {
	double width; /* in the unit of column widths; 0: as the default */
	bool hidden;
	bool told; /* that it is hidden */
};

struct frame_link {
	uintmax_t row;
	size_t column;
};

struct frame {
	struct frame_column *columns; /* CELL_COLUMNS */
	double default_width;
	struct frame_link *links; /* cells that are links, in order */
	size_t n_links, room_links;
	struct cell_range *texts; /* numbers that are texts on purpose */
	size_t n_texts, room_texts;
	bool has_drawing;
};

/*
 * Read what is around the cells of a sheet and tell what is wrong with it. The
 * links are those of its part. False, with *trouble filled in, if it is
 * damaged; to be released in any case.
 */
bool frame_read(struct frame *, const struct opened *, size_t sheet,
    const struct links *links, struct found *, struct trouble *trouble);
void frame_release(struct frame *);

/* How wide a column is; 0 if it is hidden. */
double frame_width(const struct frame *, size_t column);

bool frame_is_link(const struct frame *, size_t column, uintmax_t row);

/* Is a number that is text there on purpose? */
bool frame_wants_text(const struct frame *, size_t column, uintmax_t row);

#endif
