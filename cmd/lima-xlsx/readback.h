/*
 * readback: one part of a workbook, read through a parser.
 *
 * Only verify.c and its parts include this.
 */
#ifndef LIMA_XLSX_READBACK_H
#define LIMA_XLSX_READBACK_H

#include "buf.h"

#include <expat.h>
#include <stdbool.h>
#include <stddef.h>
#include <zip.h>

struct readback {
	zip_t *zip;
	XML_Parser parser; /* NULL between parts */
	struct buf *why;
	void *arg;   /* of the handlers, whose own argument is the readback */
	bool gather; /* the text that comes now goes into text */
	struct buf text;
	char **strings; /* the shared strings, as the file spells them */
	size_t n_strings, room_strings;
};

/* Note what is wrong, once, and read no further. */
void readback_wrong(struct readback *, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/*
 * Run a part through a parser with these handlers. That it is there and is XML
 * is checked even if they are NULL.
 */
void readback_part(struct readback *, const char *name, XML_StartElementHandler,
    XML_EndElementHandler, void *arg);

/*
 * The same for a part with a middle that is not for the parser: from where
 * these characters first stand, to end. line is given what stands there one
 * line after the other, each up to and with its last characters, and a NUL
 * after it; what is left when end comes must be end.
 */
struct readback_middle {
	const char *begin, *line_end, *end;
	void (*line)(struct readback *, const char *line);
};

void readback_around(struct readback *, const char *name,
    const struct readback_middle *, XML_StartElementHandler,
    XML_EndElementHandler, void *arg);

/* The value of an attribute, "" if it is not given. */
const char *readback_attribute(const XML_Char **list, const char *name);

/* Is this, as the file spells it, that text? */
bool readback_is(const char *spelt, const char *text);

/* Gather the text that comes now, anew. */
void readback_gather(struct readback *);

#endif
