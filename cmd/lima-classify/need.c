/*
 * need: a need with what is said of it.
 */
#include "need.h"

const char *const need_marks[MARKS] = {
    [MARK_NONE] = "", [MARK_REVIEW] = "review", [MARK_OVERRIDE] = "override"};
