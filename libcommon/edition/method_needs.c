/*
 * method: the needs, by criterion and by the level that was reported.
 */
#include "method.h"

#include "cli.h"
#include "evidence.h"
#include "listing.h"
#include "mem.h"

#include <stdint.h>
#include <string.h>

/* A column of a sheet of needs that no stream has, see method_reported. */
static const char reported[] = "reported";

/* The level that counts of the state and mandate of a need, or NULL. */
static const char *
level_of(const struct edition *e, const struct record *r)
{
	struct buf path = BUF_INIT;
	const char *level;

	buf_printf(&path, "reported/%s/%s",
	    record_get(r, tsv_reader_find(e->in, "mandate")),
	    record_get(r, tsv_reader_find(e->in, "reporter")));
	level = ledger_get(e->ledger, path.data);
	buf_release(&path);
	return level;
}

/* The records of the sheet that the grid counts; ends with 78 if none. */
static struct listing *
listing_of(const struct method *m)
{
	const struct part *p = m->grids[METHOD_NEEDS].part, *sheet;
	size_t len = strcspn(p->evidence, "/"), i = 0;

	while ((sheet = layout_next(&m->edition->layout, &i, NULL, "sheet")) !=
	       NULL)
		if (strlen(sheet->sheet) == len &&
		    strncmp(sheet->sheet, p->evidence, len) == 0 &&
		    strcmp(sheet->kind, "records") == 0)
			return edition_listing(m->edition, sheet);
	layout_bad(p, "evidence", "no sheet of records: '%s'", p->evidence);
}

/*
 * The classes that needs are counted in: each level, then those of none, then
 * each criterion of the profile.
 */
static size_t
class_of_none(const struct method *m)
{
	return m->scale.n_levels;
}

static size_t
class_of_level(const struct method *m, const char *level)
{
	size_t i;

	for (i = 0; i < m->scale.n_levels; i++)
		if (level != NULL && strcmp(m->scale.levels[i], level) == 0)
			return i;
	return class_of_none(m);
}

static const struct table *
criteria_of(const struct method *m)
{
	return cli_table(m->edition->profile, "criteria");
}

static size_t
count_classes(const struct method *m)
{
	return class_of_none(m) + 1 + table_rows(criteria_of(m));
}

/* SIZE_MAX of a code that the profile does not have. */
static size_t
class_of_criterion(const struct method *m, const char *code)
{
	const struct table *t = criteria_of(m);
	size_t col = cli_table_column(t, "code"), row;

	for (row = 0; row < table_rows(t); row++)
		if (strcmp(table_get(t, row, col), code) == 0)
			return class_of_none(m) + 1 + row;
	return SIZE_MAX;
}

/* Count a need of this pillar in the rows that it belongs to. */
static void
add_need(const struct method *m, double *needs, const char *pillar,
    const char *level, const char *criterion)
{
	const struct keys *keys = &m->grids[METHOD_NEEDS].keys;
	size_t classes = count_classes(m), i;
	size_t criterion_at = class_of_criterion(m, criterion);

	for (i = 0; i < keys->n; i++) {
		double *row = needs + i * classes;

		if (strcmp(keys->key[i], pillar) != 0 &&
		    strcmp(keys->key[i], METHOD_ALL) != 0)
			continue;
		row[class_of_level(m, level)]++;
		if (criterion_at != SIZE_MAX)
			row[criterion_at]++;
	}
}

double *
method_count_needs(const struct method *m)
{
	size_t rows = m->grids[METHOD_NEEDS].keys.n;
	size_t pillar = tsv_reader_find(m->edition->in, "pillar");
	size_t criterion = tsv_reader_find(m->edition->in, "criterion");
	double *needs = mem_new(rows * count_classes(m), sizeof(*needs));
	struct listing *l = listing_of(m);
	const struct record *r;

	listing_begin(l);
	while ((r = listing_next(l)) != NULL)
		add_need(m, needs, record_get(r, pillar),
		    level_of(m->edition, r), record_get(r, criterion));
	return needs;
}

static double
count_of(const struct method_cell *c, size_t at)
{
	return c->method->needs[c->row * count_classes(c->method) + at];
}

/* Count the needs of the pillar that also have a value in a column. */
static void
count_needs(struct method_cell *c, const char *from, const char *value)
{
	struct formula key = method_key(c);
	const struct formula_term terms[] = {
	    {"pillar", key.text.data}, {from, value}, {NULL, NULL}};

	formula_count(&c->formula, method_records(c), NULL, terms);
	buf_release(&key.text);
}

static void
needs_needs(struct method_cell *c)
{
	double n = 0;
	size_t i;

	for (i = 0; i <= class_of_none(c->method); i++)
		n += count_of(c, i);
	method_number(c, n);
	if (method_is_all(c))
		method_sum(c, "=needs");
	else
		count_needs(c, NULL, NULL);
}

/* The header of the column is the word that stands beside each need. */
static void
needs_criterion(struct method_cell *c)
{
	struct formula header = {c->method->edition, c->formula.here, BUF_INIT};
	size_t at = class_of_criterion(c->method, c->code);
	struct buf from = BUF_INIT;

	buf_printf(&from, "=criterion:%s", c->code);
	method_number(c, at != SIZE_MAX ? count_of(c, at) : 0);
	formula_cell(&header, header.here,
	    formula_column(header.edition, c->grid->part->sheet, from.data),
	    c->grid->rows.first - 1);
	if (method_is_all(c))
		method_sum(c, from.data);
	else
		count_needs(c, "criterion", header.text.data);
	buf_release(&header.text);
	buf_release(&from);
}

static void
needs_level(struct method_cell *c)
{
	size_t at = class_of_level(c->method, c->code);
	struct buf from = BUF_INIT;

	if (at != class_of_none(c->method))
		method_number(c, count_of(c, at));
	buf_printf(&from, "=level:%s", c->code);
	if (method_is_all(c))
		method_sum(c, from.data);
	else
		count_needs(c, reported, c->code);
	buf_release(&from);
}

static void
needs_none(struct method_cell *c)
{
	method_number(c, count_of(c, class_of_none(c->method)));
	method_write(c, "{=needs}-SUM(");
	method_levels(c);
	method_write(c, ")");
}

const struct method_item method_needs[] = {
    {"needs", needs_needs, "needs_criterion/*/total", false},
    {"criterion", needs_criterion, "needs_criterion/*/?", false},
    {"level", needs_level, "needs_level/*/needs", true},
    {"none", needs_none, "needs_level/none/needs", true},
    {NULL, NULL, NULL, false},
};

/* The cell of Data with that level, by the sheet's column "evidence". */
static void
refer_to(const struct cells *c, size_t col, const struct place_block *block)
{
	struct formula f = {c->edition, c->sheet, BUF_INIT};

	formula_cell(&f, block->sheet,
	    formula_needs(c->edition, block->sheet->code, "answer"),
	    block->first);
	sheet_formula(c->sheet, SHEET_LAST, col, f.text.data);
	buf_release(&f.text);
}

void
method_reported(const struct cells *c, const struct record *r)
{
	const struct place_block *block;
	const char *level;
	size_t i;

	for (i = 0; i < c->n; i++) {
		if (strcmp(c->parts[i]->from, reported) != 0)
			continue;
		level = level_of(c->edition, r);
		if (level == NULL)
			continue;
		cells_put(c, i, level);
		block = evidence_of_record(c, i, r);
		if (block != NULL)
			refer_to(c, i, block);
	}
}
