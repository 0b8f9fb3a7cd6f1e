/*
 * evidence: from a figure to the records behind it, and back.
 */
#include "evidence.h"

#include "guard.h"
#include "mem.h"
#include "paths.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

/* Characters that a screen tip holds. */
#define TIP_MAX 255

/* What the names in a block's path stand for. */
struct subject {
	const struct edition *edition;
	const char *key;
	const char *state;           /* of a cell of a matrix, or NULL */
	const struct record *record; /* of a sheet of records, or NULL */
};

static const char *
value_of(const struct subject *s, const char *name)
{
	if (s->record != NULL)
		return record_get(
		    s->record, tsv_reader_find(s->edition->in, name));
	if (s->state != NULL && strcmp(name, "reporter") == 0)
		return s->state;
	return paths_get(s->edition, name, s->key);
}

/* Add a path with its names filled in; false if one has no value. */
static bool
fill_in(const struct subject *s, const char *path, size_t len, struct buf *out)
{
	size_t i = 0;

	while (i < len) {
		const char *value = s->key;
		const char *end = memchr(path + i, '}', len - i);

		if (path[i] == '{' && end != NULL) {
			char *name = mem_copy(
			    path + i + 1, (size_t)(end - path) - i - 1);

			value = value_of(s, name);
			free(name);
			i = (size_t)(end - path);
		} else if (path[i] != '*') {
			buf_putc(out, path[i++]);
			continue;
		}
		if (value == NULL || *value == '\0')
			return false;
		buf_puts(out, value);
		i++;
	}
	return true;
}

/* The block of one alternative. */
static const struct place_block *
find_one(const struct subject *s, const char *path, size_t len)
{
	const struct place_block *block = NULL;
	struct buf whole = BUF_INIT;
	char *slash;

	if (fill_in(s, path, len, &whole)) {
		slash = strchr(whole.data, '/');
		if (slash != NULL)
			*slash++ = '\0';
		block = places_find(
		    s->edition->places, whole.data, slash != NULL ? slash : "");
	}
	buf_release(&whole);
	return block;
}

/* The first block that there is; *among: it holds others as well. */
static const struct place_block *
find(const struct subject *s, const char *paths, bool *among)
{
	const struct place_block *block = NULL;
	const char *one;
	size_t len;

	while (block == NULL && (one = text_next(&paths, '|', &len)) != NULL) {
		*among = len > 0 && *one == '~';
		block = find_one(s, one + *among, len - *among);
	}
	return block;
}

const struct place_block *
evidence_block(const struct edition *e, const struct part *p, const char *key)
{
	const struct subject s = {.edition = e, .key = key};
	bool among;

	return find(&s, p->evidence, &among);
}

const struct place_block *
evidence_of_record(const struct cells *c, size_t col, const struct record *r)
{
	const struct subject s = {
	    .edition = c->edition, .key = "", .record = r};
	bool among;

	return find(&s, c->parts[col]->evidence, &among);
}

static void
add_number(struct buf *out, size_t n)
{
	buf_printf(out, "%zu", n);
}

/* What the tip says of a block by this label. */
static void
describe(const struct words *w, const char *label,
    const struct place_block *block, size_t n, struct buf *out)
{
	struct buf digits[3] = {BUF_INIT, BUF_INIT, BUF_INIT};
	struct word_arg args[] = {{"n", NULL}, {"first", NULL}, {"last", NULL},
	    {"sheet", block->sheet->name}, {NULL, NULL}};
	size_t i;

	add_number(&digits[0], n);
	add_number(&digits[1], block->first);
	add_number(&digits[2], block->last);
	for (i = 0; i < 3; i++)
		args[i].value = digits[i].data;
	words_fill(w, out, label, args);
	for (i = 0; i < 3; i++)
		buf_release(&digits[i]);
}

/* The records of a block, and of where it goes on. */
static size_t
count(const struct place_block *block)
{
	size_t n = 0;

	for (; block != NULL; block = block->next)
		n += block->n;
	return n;
}

/* Is it a block of records, not a row of figures? */
static bool
holds_records(const struct edition *e, const struct place_block *block)
{
	const struct part *p;
	size_t i = 0;

	p = layout_next(&e->layout, &i, block->sheet->code, "sheet");
	return p != NULL && strcmp(p->kind, "records") == 0;
}

/* The label that tells of these records; of a single row there is no choice. */
static const char *
tip_label(const struct edition *e, const struct place_block *block, bool among)
{
	if (!holds_records(e, block))
		return "evidence.figures";
	if (block->first == block->last && block->next == NULL)
		return "evidence.row";
	return among ? "evidence.among" : "evidence.rows";
}

static void
add_tip(const struct edition *e, const struct place_block *block, bool among,
    struct buf *tip)
{
	describe(
	    e->words, tip_label(e, block, among), block, count(block), tip);
	for (block = block->next; block != NULL; block = block->next)
		describe(e->words, "evidence.more", block, block->n, tip);
	if (tip->data[guard_fit(tip->data, TIP_MAX)] != '\0')
		tip->data[guard_fit(tip->data, TIP_MAX)] = '\0';
}

/* Only numbers are linked: the text beside them says the same in words. */
static void
link_cell(const struct subject *s, struct sheet *sheet, size_t row, size_t col,
    const char *paths)
{
	size_t held = row == SHEET_LAST ? sheet->n_held - 1 : row;
	const struct cell *cell = sheet_cell(sheet, held, col);
	const struct place_block *block;
	struct buf range = BUF_INIT, tip = BUF_INIT;
	bool among;

	if (cell->kind != CELL_NUMBER)
		return;
	block = find(s, paths, &among);
	/* What counts nothing has nothing to show for it. */
	if (block == NULL || (among && strcmp(cell->text, "0") == 0))
		return;
	places_range(block, &range);
	add_tip(s->edition, block, among, &tip);
	sheet_refer(sheet, row, col, block->sheet->name, range.data);
	sheet_tip(sheet, row, col, tip.data);
	buf_release(&range);
	buf_release(&tip);
}

void
evidence_figure(const struct cells *c, size_t col, const char *key)
{
	const struct subject s = {.edition = c->edition, .key = key};
	const char *paths = c->parts[col]->evidence;

	if (*paths != '\0')
		link_cell(&s, c->sheet, SHEET_LAST, col, paths);
}

void
evidence_response(const struct cells *c, const struct part *p, size_t row,
    size_t col, const char *mandate, const char *state)
{
	const struct subject s = {
	    .edition = c->edition, .key = mandate, .state = state};

	if (*p->evidence != '\0')
		link_cell(&s, c->sheet, row, col, p->evidence);
}

/* Does a block begin with this record, which stands in this row? */
static bool
begins_block(const struct cells *c, const struct order *order,
    const struct record *r, size_t row)
{
	const struct place_block *block;
	struct buf key = BUF_INIT;
	size_t i;

	for (i = 0; i + 1 < order_blocks(order); i++)
		buf_printf(
		    &key, "%s%s", i > 0 ? "/" : "", order_value(order, r, i));
	block = places_find(c->edition->places, c->sheet->code, key.data);
	while (
	    block != NULL && (block->sheet != c->sheet || block->first != row))
		block = block->next;
	buf_release(&key);
	return block != NULL;
}

void
evidence_record(const struct cells *c, const struct order *order,
    const struct record *r, size_t row)
{
	const struct subject s = {
	    .edition = c->edition, .key = "", .record = r};
	size_t i, links = 0;

	for (i = 0; i < c->n; i++)
		links += *c->parts[i]->evidence != '\0';
	if (links == 0 || (links * c->sheet->n_rows > EVIDENCE_LINKS_MAX &&
			      !begins_block(c, order, r, row)))
		return;
	for (i = 0; i < c->n; i++)
		if (*c->parts[i]->evidence != '\0')
			link_cell(
			    &s, c->sheet, SHEET_LAST, i, c->parts[i]->evidence);
}
