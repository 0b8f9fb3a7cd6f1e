/*
 * edition: what the sheets of one workbook are made from.
 */
#ifndef LIMA_EDITION_H
#define LIMA_EDITION_H

#include "input.h"
#include "layout.h"
#include "ledger.h"
#include "profile.h"
#include "sheet.h"
#include "words.h"

#include <stddef.h>

struct edition {
	struct profile *profile;
	struct layout layout;
	const struct input *input;
	const struct ledger *ledger;
	const struct words *words;
	const char *title; /* of the cover, or NULL: as the labels have it */
	struct sheet **sheets;
	size_t n_sheets;
};

/* Make all sheets of the layout. */
void edition_build(struct edition *);

/* The fact of a path, for conditions; the argument is the edition. */
const char *edition_fact(const void *edition, const char *path);

/* What fills the table of a sheet, by the kind of its part "sheet". */
typedef void edition_fill(
    const struct edition *, const struct part *, struct sheet *);

edition_fill cover_fill;
edition_fill notes_fill;
edition_fill figures_fill;
edition_fill records_fill;
edition_fill matrix_fill;
edition_fill conclusions_fill;

#endif
