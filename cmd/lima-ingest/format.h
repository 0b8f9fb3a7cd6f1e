/*
 * format: how a spreadsheet shows a number.
 *
 * Number formats are codes such as 000, #,##0.00 or d/m/yyyy; only the first
 * of the sections that ';' parts is used, and the sign is put before what it
 * shows. Digits come without separators between thousands and with a '.'
 * before decimals, as those of the person who looks are not known.
 */
#ifndef INGEST_FORMAT_H
#define INGEST_FORMAT_H

#include "buf.h"
#include "serial.h"

#include <stdbool.h>
#include <stddef.h>

enum format_kind {
	FORMAT_PLAIN, /* as the number comes, or in a way not followed here */
	FORMAT_DIGITS,
	FORMAT_MOMENT, /* a date, a time */
	FORMAT_SPAN    /* hours beyond a day */
};

struct format {
	enum format_kind kind;
	struct serial_parts shown; /* of a moment */
	char *code;                /* of digits, or NULL */
};

/* Understand a code; never fails, what is not understood is plain. */
void format_read(struct format *, const char *code);
void format_release(struct format *);

/* The code of a format by number that no workbook spells out, or NULL. */
const char *format_builtin(size_t number);

/*
 * Add the number as the format, plain or of digits, shows it; in full if the
 * format would show less than there is of it.
 */
void format_put_number(struct buf *, const struct format *, double value);

#endif
