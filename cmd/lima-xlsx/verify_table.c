/*
 * verify_table: the table of a sheet.
 */
#include "verify_table.h"

#include "cellname.h"

#include <string.h>

struct table_check {
	const struct sheet *sheet;
	size_t columns; /* seen so far */
};

static void
check_column(struct readback *r, const char *name)
{
	struct table_check *k = r->arg;
	const struct sheet *s = k->sheet;
	size_t i = k->columns++;

	if (i >= s->n_columns || !readback_is(name, s->columns[i].header))
		readback_wrong(
		    r, "sheet '%s': the table has other columns", s->name);
}

static void
check_place(struct readback *r, const char *name, const char *place)
{
	const struct table_check *k = r->arg;
	const struct sheet *s = k->sheet;
	size_t header = sheet_header_row(s);
	struct buf want = BUF_INIT;

	buf_printf(&want, "A%zu:", header + 1);
	cell_put_name(&want, s->n_columns - 1,
	    header + 1 + (s->n_rows > 0 ? s->n_rows : 1));
	if (strcmp(name, s->table) != 0 || strcmp(place, want.data) != 0)
		readback_wrong(r,
		    "sheet '%s': the table is not where it was put", s->name);
	buf_release(&want);
}

static void XMLCALL
table_start(void *arg, const XML_Char *name, const XML_Char **attributes)
{
	const char *called = readback_attribute(attributes, "name");

	if (strcmp(name, "tableColumn") == 0)
		check_column(arg, called);
	else if (strcmp(name, "table") == 0)
		check_place(arg, called, readback_attribute(attributes, "ref"));
}

void
verify_table(struct readback *r, const struct sheet *s, size_t number)
{
	struct table_check k = {.sheet = s};
	struct buf part = BUF_INIT;

	buf_printf(&part, "xl/tables/table%zu.xml", number);
	readback_part(r, part.data, table_start, NULL, &k);
	if (k.columns != s->n_columns)
		readback_wrong(r, "sheet '%s': a table of %zu columns, not %zu",
		    s->name, k.columns, s->n_columns);
	buf_release(&part);
}
