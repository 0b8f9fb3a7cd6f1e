/*
 * operands: the tables that the command line names.
 */
#ifndef LIMA_OPERANDS_H
#define LIMA_OPERANDS_H

#include <stddef.h>

struct operands {
	char **path;
	size_t n, room;
};

/*
 * Add a file, or all files of a folder whose names end in .tsv and do not begin
 * with a dot. Ends with 65 if a folder has none of them, with 66 if it cannot
 * be read.
 */
void operands_add(struct operands *, const char *name);
void operands_release(struct operands *);

#endif
