/*
 * check_opened: a workbook as the checker goes through it: its sheets, the
 * texts that cells share, how they look, and what it says of itself.
 */
#ifndef LIMA_XLSX_CHECK_OPENED_H
#define LIMA_XLSX_CHECK_OPENED_H

#include "check_found.h"
#include "check_look.h"
#include "links.h"
#include "map.h"
#include "parts.h"
#include "texts.h"
#include "trouble.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct opened_sheet {
	char *name;
	char *part;
	bool hidden;
	bool has_cells; /* no chart or dialog */
};

struct opened {
	struct parts *parts;
	struct links links; /* of the part that lists the sheets */
	struct opened_sheet *sheets;
	size_t count, room;
	struct map *names; /* of the sheets */
	uintmax_t active;  /* the number of the sheet that it opens on */
	struct texts *texts;
	struct looks *looks;

	struct markup *markup; /* while the list is read */
	bool is_workbook;
};

/*
 * Read all but the sheets. False, with *trouble filled in, if it is damaged or
 * no workbook; to be released in any case. The parts must last as long.
 */
bool opened_read(struct opened *, struct parts *, struct trouble *trouble);
void opened_release(struct opened *);

/* Is there a sheet of this name, whatever the case? */
bool opened_has_sheet(const struct opened *, const char *name, size_t len);

/* The rules about names of sheets, hidden ones, links, macros. */
void check_opened(const struct opened *, struct found *);

#endif
