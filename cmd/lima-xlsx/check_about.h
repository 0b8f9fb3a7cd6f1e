/*
 * check_about: what a workbook says of itself: its title, its language.
 */
#ifndef LIMA_XLSX_CHECK_ABOUT_H
#define LIMA_XLSX_CHECK_ABOUT_H

#include "check_found.h"
#include "parts.h"
#include "trouble.h"

#include <stdbool.h>

/* The rules about it. False, with *trouble filled in, if it is damaged. */
bool check_about(struct parts *, struct found *, struct trouble *trouble);

#endif
