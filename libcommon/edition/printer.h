/*
 * printer: what the tools have in common that print the annexes.
 */
#ifndef LIMA_EDITION_PRINTER_H
#define LIMA_EDITION_PRINTER_H

#include "tsv.h"

#include <stdbool.h>

struct printer_options {
	const char *language;
	const char *output; /* a file, or NULL: standard output */
	const char *profile;
	const char *title; /* or NULL */
	bool verbose;
};

/* Read the command line; ends with 0 or 64. */
struct printer_options printer_options(int argc, char *argv[]);

/* End with 65 if the stream has not been through lima-score. */
void printer_columns(const struct tsv_reader *);

/* A reader of the operands, a stream with figures; ends with 65 or 66. */
struct tsv_reader *printer_reader(int argc, char *argv[]);

#endif
