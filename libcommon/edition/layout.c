/*
 * layout: workbook.tsv.
 */
#include "layout.h"

#include "buf.h"
#include "cli.h"
#include "guard.h"
#include "mem.h"
#include "where.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* Wider than any page. */
#define WIDTH_MAX 200

static const char *const part_names[] = {"sheet", "line", "column", "note",
    "sentence", "chart", "check", "print", "key"};

void
layout_bad(const struct part *p, const char *field, const char *fmt, ...)
{
	struct buf words = BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	buf_vprintf(&words, fmt, ap);
	va_end(ap);
	cli_bad_table(p->table, p->row, field, "%s", words.data);
}

static bool
is_part(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(part_names) / sizeof(*part_names); i++)
		if (strcmp(name, part_names[i]) == 0)
			return true;
	return false;
}

/* What can be said about a part without knowing the others. */
static void
check_part(const struct part *p)
{
	const char *trouble = guard_table_name(p->sheet);

	if (trouble != NULL)
		layout_bad(p, "sheet", "%s: '%s'", trouble, p->sheet);
	if (!is_part(p->part))
		layout_bad(p, "part", "no such part: '%s'", p->part);
	if (!where_legal(p->where))
		layout_bad(p, "where", "not a condition: '%s'", p->where);
}

static const char *
get(const struct table *t, size_t row, const char *name)
{
	return table_get(t, row, cli_table_column(t, name));
}

/* A column that a layout of older days does not have. */
static const char *
get_optional(const struct table *t, size_t row, const char *name)
{
	size_t col = table_column(t, name);

	return col != TSV_NO_COLUMN ? table_get(t, row, col) : "";
}

static double
get_width(const struct part *p, const char *text)
{
	double width = 0;

	if (*text != '\0' &&
	    (!guard_number(text, &width) || width < 1 || width > WIDTH_MAX))
		layout_bad(p, "width", "not a width: '%s'", text);
	return width;
}

static const struct table *
read_table(struct layout *l, struct profile *profile, const char *file)
{
	if (file == NULL)
		return cli_table(profile, "workbook");
	l->own = cli_file_table(file);
	return l->own;
}

void
layout_load(struct layout *l, struct profile *profile, const char *file)
{
	const struct table *t;
	size_t i;

	l->own = NULL;
	t = read_table(l, profile, file);
	l->n = table_rows(t);
	l->parts = mem_new(l->n, sizeof(*l->parts));
	for (i = 0; i < l->n; i++) {
		struct part *p = &l->parts[i];

		p->table = t;
		p->row = i;
		p->sheet = get(t, i, "sheet");
		p->part = get(t, i, "part");
		p->kind = get(t, i, "kind");
		p->rows = get(t, i, "rows");
		p->from = get(t, i, "from");
		p->where = get(t, i, "where");
		p->order = get(t, i, "order");
		p->label = get(t, i, "label");
		p->empty = get(t, i, "empty");
		p->palette = get(t, i, "palette");
		p->evidence = get_optional(t, i, "evidence");
		p->width = get_width(p, get(t, i, "width"));
		check_part(p);
	}
}

void
layout_release(struct layout *l)
{
	free(l->parts);
	if (l->own != NULL)
		table_free(l->own);
}

const struct part *
layout_next(
    const struct layout *l, size_t *i, const char *sheet, const char *part)
{
	while (*i < l->n) {
		const struct part *p = &l->parts[(*i)++];

		if (strcmp(p->part, part) == 0 &&
		    (sheet == NULL || strcmp(p->sheet, sheet) == 0))
			return p;
	}
	return NULL;
}
