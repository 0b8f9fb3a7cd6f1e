/*
 * contents: what of the workbook stands on the page, by the profile's page.tsv.
 */
#ifndef LIMA_HTML_CONTENTS_H
#define LIMA_HTML_CONTENTS_H

#include "edition.h"

#include <stdbool.h>
#include <stddef.h>

enum show {
	SHOW_FRONT,  /* the head of the page, without its table */
	SHOW_LIST,   /* the last column, as a numbered list */
	SHOW_TERMS,  /* two columns, as terms and what they mean */
	SHOW_OPEN,   /* a table */
	SHOW_FOLDED, /* a table that the reader unfolds */
};

#define NO_COLUMN ((size_t)-1)

/* A section of the page; it is made of the edition's sheet of its number. */
struct section {
	const char *sheet;
	const char *kind; /* of the sheet */
	enum show show;
	bool *free;      /* which columns hold text as somebody wrote it */
	size_t n_free;   /* how many columns the layout gives the sheet */
	size_t text;     /* the column whose language is known, */
	size_t language; /* and the one that tells it; or NO_COLUMN */
	size_t group;    /* the column of codes by which it is folded, */
	char *names;     /* and the table of their words; or NO_COLUMN, NULL */
};

struct contents {
	struct section *sections;
	size_t n;
};

/*
 * Read page.tsv and leave of the edition's layout what stands on the page, in
 * that order. Ends with 78.
 */
void contents_load(struct contents *, struct edition *);
void contents_release(struct contents *);

#endif
