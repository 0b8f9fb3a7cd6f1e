/*
 * tsv_output: what a writer writes to, for tsv_writer.c alone.
 */
#ifndef LIMA_TSV_OUTPUT_H
#define LIMA_TSV_OUTPUT_H

#include "buf.h"

#include <stddef.h>

/* The bytes are whole lines; they go out when there are many. */
struct tsv_output {
	int fd;
	void (*on_error)(int); /* or NULL */
	int error;             /* of the first write that failed, or 0 */
	struct buf bytes;
};

void tsv_output_init(struct tsv_output *, int fd, void (*on_error)(int));

/* Add one or more lines, or a part of one that the rest follows at once. */
void tsv_output_add(struct tsv_output *, const char *bytes, size_t len);

/* To be called when a line was added to the bytes by other means. */
void tsv_output_added(struct tsv_output *);

/* Write what is left, and release. 0, or the errno. */
int tsv_output_close(struct tsv_output *);

#endif
