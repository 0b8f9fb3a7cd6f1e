/*
 * pick: which of the kept records a figure is counted from, told afresh from
 * the records themselves and not from what was tallied.
 */
#ifndef LIMA_PICK_H
#define LIMA_PICK_H

#include "evidence.h"
#include "instrument.h"
#include "tally.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What is asked of a record; NULL asks nothing. */
struct pick {
	const char *rec;
	const char *aside; /* "": it counts */
	const char *kind;
	const char *reporter;
	const char *question;
	const char *mandate; /* of a need: any that it names */
	const char *pillar;  /* of the mandate, or of a need's first */
	const char *level;   /* of an answer; of a need see pick_level */
	const char *file;
	const char *item;         /* of a fact of the run */
	enum evidence_field list; /* holds the code among those between ';' */
	const char *code;
};

/* What records are judged by. */
struct pick_from {
	const struct evidence *evidence;
	const struct instrument *instrument;
	const struct tally *tally;
};

/* Whether a record is one of those picked. */
bool pick_holds(const struct pick_from *, const struct pick *, size_t record);

/*
 * The level of a level answer; of a need, the level that its state gave on its
 * first mandate. NULL if there is none.
 */
const char *pick_level(const struct pick_from *, size_t record);

/* How many mandates a need names. */
uintmax_t pick_named(const struct pick_from *, size_t record);

/* Whether the record was added by writing an answer once for each mandate. */
bool pick_is_added(const struct pick_from *, size_t record);

#endif
