/*
 * tables: which there are.
 */
#include "tables.h"

#include "cli.h"
#include "diag.h"
#include "fill.h"

#include <string.h>

void
fill_items(struct figures *f, const char *before, const struct codes *codes)
{
	struct buf name = BUF_INIT;

	for (size_t i = 0; i < codes->n; i++) {
		buf_reset(&name);
		buf_printf(&name, "%s%s", before, codes->code[i]);
		figures_item(f, name.data);
	}
	buf_release(&name);
}

static const struct {
	const char *name;
	void (*fill)(struct figures *, const struct findings *);
} tables[] = {
    {"coverage", fill_coverage},
    {"mandate", fill_mandate},
    {"pillar", fill_pillar},
    {"bands", fill_bands},
    {"needs_criterion", fill_needs_criterion},
    {"needs_level", fill_needs_level},
    {"needs_mandate", fill_needs_mandate},
    {"needs_tag", fill_needs_tag},
    {"state", fill_state},
    {"overall", fill_overall},
    {"books", fill_books},
};

#define TABLES (sizeof(tables) / sizeof(tables[0]))

void
tables_check(const char *name)
{
	struct buf names = BUF_INIT;

	for (size_t i = 0; i < TABLES; i++) {
		if (strcmp(tables[i].name, name) == 0) {
			buf_release(&names);
			return;
		}
		buf_printf(&names, "%s%s", i > 0 ? ", " : "", tables[i].name);
	}
	cli_usage(
	    "no such table: %s; there are %s", diag_quote(name), names.data);
}

void
tables_fill(struct figures *f, const struct findings *is)
{
	for (size_t i = 0; i < TABLES; i++) {
		figures_table(f, tables[i].name);
		tables[i].fill(f, is);
	}
}
