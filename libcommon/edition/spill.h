/*
 * spill: bytes in a temporary file, written once and read anywhere.
 *
 * The file stands in TMPDIR, or /tmp, and has no name there from the start: it
 * is gone with the process, however that ends. Failures end the tool: 73 if
 * the file cannot be made, 74 if writing or reading fails.
 */
#ifndef LIMA_EDITION_SPILL_H
#define LIMA_EDITION_SPILL_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct spill;

struct spill *spill_new(void);
void spill_free(struct spill *);

/* Add bytes at the end. */
void spill_write(struct spill *, const void *bytes, size_t len);

/* How many there are. What was added is in the file after this call. */
uint64_t spill_end(struct spill *);

/*
 * Its file, to be read from the start; the caller closes it, and the spill is
 * freed. Not before spill_end.
 */
FILE *spill_take(struct spill *);

/* Read bytes that are all there. Processes that share the file may all read. */
void spill_read(const struct spill *, uint64_t at, void *bytes, size_t len);

#endif
