/*
 * spool: a copy of what can be read only once.
 */
#ifndef INGEST_SPOOL_H
#define INGEST_SPOOL_H

#include "trouble.h"

/*
 * Read a descriptor to its end into a temporary file without a name, in
 * $TMPDIR or /tmp. The copy's descriptor, or -1 with *trouble filled in.
 */
int spool_copy(int from, struct trouble *trouble);

#endif
