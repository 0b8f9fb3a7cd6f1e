/*
 * reject: what was not understood stays in the stream, marked, and goes into
 * the file of option -r as well.
 */
#ifndef LIMA_REJECT_H
#define LIMA_REJECT_H

#include "outfile.h"
#include "tsv.h"

#include <stdint.h>

struct rejects;

/*
 * Rejects among the records of out, which gets the columns "rec" and "reason".
 * file NULL: no copy. Otherwise the copy is its content, and it is committed or
 * aborted when this is closed.
 */
struct rejects *rejects_open(struct outfile *file, struct tsv_writer *out);

/*
 * Write the record that out would write now, as tsv_writer_put does, but as a
 * reject with this reason.
 */
void rejects_put(
    struct rejects *, const struct tsv_reader *in, const char *reason);

/* How many there were so far. */
uintmax_t rejects_count(const struct rejects *);

/*
 * Publish the copy and free; before out is closed, which names the columns.
 * 0, or the errno of what failed.
 */
int rejects_close(struct rejects *);

#endif
