/*
 * check: is a workbook, ours or another's, one that everybody can read?
 *
 * The rules are those of the guidance on releasing statistics in spreadsheets,
 * and what readers of our annexes need besides; lima-xlsx(1) lists them.
 */
#ifndef LIMA_XLSX_CHECK_H
#define LIMA_XLSX_CHECK_H

#include "check_found.h"
#include "parts.h"
#include "trouble.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Look through the files and write what is found to standard output, a table
 * with a row for each finding. Without the rules that a working edition may
 * break, if it is one. The status: 0, 1 if something is found that must not be,
 * or what lima-xlsx(1) says of a file that is of no use.
 */
int check_files(char *const files[], size_t n, bool working, bool verbose);

/*
 * Look through one workbook, which the parts are of. False, with *trouble
 * filled in, if it is damaged or no workbook; what was found so far stands.
 */
bool check_workbook(struct parts *, struct found *, struct trouble *trouble);

#endif
