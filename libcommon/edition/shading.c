/*
 * shading: how a working edition shades the numbers of a column.
 */
#include "shading.h"

#include "cli.h"
#include "guard.h"

#include <string.h>

/* From the lowest level to the highest: a shade means the same on all sheets.
 */
static void
set_ends(const struct edition *e, struct column *column)
{
	const struct table *t = cli_table(e->profile, "levels");
	bool any = false;
	double level;
	size_t i;

	for (i = 0; i < table_rows(t); i++) {
		if (!guard_number(table_get(t, i, 0), &level))
			continue;
		if (!any || level < column->low)
			column->low = level;
		if (!any || level > column->high)
			column->high = level;
		any = true;
	}
}

void
shading_set(
    const struct edition *e, const struct part *p, struct column *column)
{
	static const char bars[] = "bars";
	size_t len = sizeof(bars) - 1;

	if (strcmp(p->palette, "scale") == 0) {
		column->shading = SHADING_SCALE;
		set_ends(e, column);
	} else if (strncmp(p->palette, bars, len) == 0 &&
		   (p->palette[len] == '\0' ||
		       (p->palette[len] == ':' &&
			   guard_number(
			       p->palette + len + 1, &column->high)))) {
		column->shading = SHADING_BARS;
	} else if (*p->palette != '\0') {
		layout_bad(p, "palette", "no such shading: '%s'", p->palette);
	}
}
