/*
 * trouble: why a file is of no use, for the message and the exit status.
 */
#include "trouble.h"

#include <stdio.h>

bool
trouble_set(struct trouble *t, int status, const char *what, const char *detail)
{
	*t = (struct trouble){.status = status, .what = what};
	if (detail != NULL)
		snprintf(t->detail, sizeof(t->detail), "%s", detail);
	return false;
}
