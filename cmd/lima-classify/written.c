/*
 * written: tables that a person wrote.
 */
#include "written.h"

#include "cli.h"

size_t
written_column(const struct table *t, const char *name)
{
	size_t col = table_column(t, name);

	if (col == TSV_NO_COLUMN)
		cli_no_column(EX_DATAERR, t, name);
	return col;
}

struct diag_place
written_place(const struct table *t, size_t row)
{
	struct diag_place place = {table_path(t), table_line(t, row), 0};

	return place;
}
