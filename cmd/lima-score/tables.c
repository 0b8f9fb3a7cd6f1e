/*
 * tables: which there are.
 */
#include "tables.h"

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

bool
tables_have(const char *name)
{
	for (size_t i = 0; i < TABLES; i++)
		if (strcmp(tables[i].name, name) == 0)
			return true;
	return false;
}

void
tables_list(struct buf *out)
{
	for (size_t i = 0; i < TABLES; i++)
		buf_printf(out, "%s%s", i > 0 ? ", " : "", tables[i].name);
}

void
tables_fill(struct figures *f, const struct findings *is)
{
	for (size_t i = 0; i < TABLES; i++) {
		figures_table(f, tables[i].name);
		tables[i].fill(f, is);
	}
}
