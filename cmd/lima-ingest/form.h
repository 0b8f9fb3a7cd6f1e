/*
 * form: the sheet of a workbook on which a person decides on the criteria of
 * needs, as the profile lays it out: the sheet of the kind "review" in
 * workbook.tsv, headed in any language of labels.tsv.
 */
#ifndef INGEST_FORM_H
#define INGEST_FORM_H

#include "profile.h"
#include "rows.h"

#include <stdbool.h>
#include <stddef.h>

enum form_field {
	FORM_ID,
	FORM_TEXT,
	FORM_CRITERION,
	FORM_BY,
	FORM_NOTE,
	FORM_FIELDS
};

/* What they are called in a file of overrides, in this order. */
extern const char *const form_names[FORM_FIELDS];

struct form;

/* The profile must last as long; ends with 78 if it has no such sheet. */
struct form *form_load(struct profile *);
void form_free(struct form *);

/*
 * Is the row the header of such a sheet? Then the columns have these numbers.
 * All headers of one language must stand in it, each once.
 */
bool form_header(
    const struct form *, const struct rows *, size_t columns[FORM_FIELDS]);

/* What stands where a criterion is to be filled in. */
enum form_answer {
	FORM_DECIDED,
	FORM_EMPTY,  /* nothing, or white space */
	FORM_CLOSED, /* a shorthand: it was not to be filled in */
	FORM_UNKNOWN
};

/*
 * The code of a criterion goes to *code if it is decided; the word may be in
 * any language, or the code, as text_fold compares.
 */
enum form_answer form_read(
    const struct form *, const char *text, const char **code);

#endif
