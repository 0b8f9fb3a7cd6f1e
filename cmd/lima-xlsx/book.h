/*
 * book: sheets into a file, through libxlsxwriter, which nothing else sees.
 */
#ifndef LIMA_XLSX_BOOK_H
#define LIMA_XLSX_BOOK_H

#include "buf.h"
#include "sheet.h"

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

/* A sheet with more rows is a long one, see longsheet.h. */
#define BOOK_LONG 10000

/* Links that a sheet may have; what would be more is written without. */
#define BOOK_LINKS_MAX 65530

/* A property of the file that is not one of the usual. */
struct book_fact {
	const char *name;  /* NULL ends an array of them */
	const char *value; /* told as far as there is room; "" is left out */
};

/* What the file says about itself. */
struct book_about {
	const char *title;
	const char *subject;
	const char *keywords;
	const char *language; /* as en or es; "" is not told */
	const struct book_fact *facts;
	time_t created; /* not 0 */
	bool working;   /* write it as one for clerks, see working.h */
};

/*
 * Write the sheets to path; when it is done another file may stand there. NULL,
 * or what went wrong, in words that live as long as why. Whether all of it has
 * arrived there is for verify to say: the library does not look, prints words
 * of its own on standard error, and crashes where memory ends; so this is to be
 * called in a process that may. Names and sizes of the sheets must be legal,
 * see guard.h.
 */
const char *book_write(const char *path, struct sheet *const sheets[], size_t n,
    const struct book_about *, struct buf *why);

#endif
