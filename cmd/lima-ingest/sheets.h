/*
 * sheets: a workbook, from the file to the records of the stream.
 */
#ifndef INGEST_SHEETS_H
#define INGEST_SHEETS_H

#include "export.h"
#include "raw.h"

/*
 * Read the sheets of a workbook that the job names, or all that are visible and
 * have a header that is known, each as an input of its own, export.xlsx!Sheet.
 * What export_read says holds here too.
 */
int sheets_read(struct export_job *, const char *file, struct raw *,
    const struct raw_digest *);

#endif
