/*
 * trouble: why a file is of no use, for the message and the exit status.
 */
#include "trouble.h"

#include "diag.h"

#include <stdio.h>

bool
trouble_set(struct trouble *t, int status, const char *what, const char *detail)
{
	*t = (struct trouble){.status = status, .what = what};
	if (detail != NULL)
		snprintf(t->detail, sizeof(t->detail), "%s", detail);
	return false;
}

int
trouble_tell(const struct trouble *t, const char *file)
{
	struct diag_place place = {file, t->line, t->col};

	if (t->detail[0] != '\0')
		diag(DIAG_ERROR, &place, t->field, t->what, "%s", t->detail);
	else
		diag(DIAG_ERROR, &place, t->field, t->what, NULL);
	return t->status;
}
