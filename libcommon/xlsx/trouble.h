/*
 * trouble: why a file is of no use, for the message and the exit status.
 */
#ifndef LIMA_XLSX_TROUBLE_H
#define LIMA_XLSX_TROUBLE_H

#include <stdbool.h>
#include <stdint.h>

struct trouble {
	int status;          /* of sysexits(3) */
	uintmax_t line, col; /* where, or 0 */
	const char *field;   /* what it is about, or NULL */
	const char *what;    /* NULL: there is none */
	char detail[160];    /* "" if there is no more to say */
};

/* Fill it in; detail is cut to fit, NULL is "". Always false. */
bool trouble_set(
    struct trouble *, int status, const char *what, const char *detail);

/* Tell it of a file; the status. */
int trouble_tell(const struct trouble *, const char *file);

#endif
