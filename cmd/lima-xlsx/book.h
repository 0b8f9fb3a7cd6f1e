/*
 * book: sheets into a file, through libxlsxwriter, which nothing else sees.
 */
#ifndef LIMA_XLSX_BOOK_H
#define LIMA_XLSX_BOOK_H

#include "sheet.h"

#include <stddef.h>
#include <time.h>

/* What the file says about itself. */
struct book_about {
	const char *title;
	const char *subject;
	const char *keywords;
	const char *program;
	time_t created; /* not 0 */
};

/*
 * Write the sheets to path. NULL, or what went wrong, in words. Whether all of
 * it has arrived there is for book_verify to say: the library does not look.
 * Names and sizes of the sheets must be legal, see guard.h.
 */
const char *book_write(const char *path, struct sheet *const sheets[], size_t n,
    const struct book_about *);

#endif
