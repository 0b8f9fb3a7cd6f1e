/*
 * rows: the current row, whatever it was made from.
 */
#include "rows.h"

#include "mem.h"
#include "row.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

#define MEBIBYTE (1024 * 1024)

void
rows_free(struct rows *r)
{
	buf_release(&r->values);
	free(r->cells);
	r->free(r);
}

void
rows_limit(struct rows *r, size_t bytes)
{
	r->limit = bytes;
}

void
rows_expect(struct rows *r, size_t width)
{
	r->width = width;
}

enum rows_got
rows_next(struct rows *r)
{
	return r->next(r);
}

const struct trouble *
rows_trouble(const struct rows *r)
{
	return r->trouble != NULL ? r->trouble(r) : NULL;
}

uintmax_t
rows_line(const struct rows *r)
{
	return r->line;
}

const char *
rows_text(const struct rows *r, size_t *len)
{
	*len = r->text_len;
	if (*len > r->limit) {
		/* Not in the middle of a character; odd bytes may be before. */
		*len = r->limit;
		while (*len > 0 && (r->text[*len] & 0xc0) == 0x80)
			--*len;
	}
	return r->text;
}

size_t
rows_cells(const struct rows *r)
{
	return r->count;
}

const char *
rows_cell(const struct rows *r, size_t i, size_t *len)
{
	*len = r->cells[i].len;
	return r->values.data + r->cells[i].start;
}

bool
rows_filled(const struct rows *r, size_t i)
{
	size_t len = r->cells[i].len;

	text_trim(r->values.data + r->cells[i].start, &len);
	return len > 0;
}

static const char *
words(const struct rows *r, size_t at)
{
	return at != ROW_NONE ? r->values.data + at : NULL;
}

const char *
rows_fault(const struct rows *r, size_t i)
{
	return words(r, r->cells[i].fault);
}

const char *
rows_damage(const struct rows *r, size_t i)
{
	return words(r, r->cells[i].damage);
}

bool
rows_is_date(const struct rows *r, size_t i)
{
	return r->cells[i].is_date;
}

const char *
rows_reason(const struct rows *r)
{
	return r->reason;
}

size_t
rows_broken_cell(const struct rows *r)
{
	return r->broken_cell;
}

void
row_reset(struct rows *r)
{
	r->count = 0;
	buf_reset(&r->values);
}

/* Where the bytes are put, with a NUL after them. */
static size_t
put_value(struct rows *r, const char *bytes, size_t len)
{
	size_t start = r->values.len;

	buf_add(&r->values, bytes, len);
	buf_putc(&r->values, '\0');
	return start;
}

void
row_add(struct rows *r, const char *bytes, size_t len, const char *fault,
    const char *damage)
{
	struct row_cell *c;

	r->cells = mem_grow(r->cells, r->count, &r->room, sizeof(*r->cells));
	c = &r->cells[r->count++];
	c->start = put_value(r, bytes, len);
	c->len = len;
	c->fault = c->damage = ROW_NONE;
	c->is_date = false;
	if (fault != NULL)
		c->fault = put_value(r, fault, strlen(fault));
	if (damage != NULL)
		c->damage = put_value(r, damage, strlen(damage));
}

void
row_mark_date(struct rows *r)
{
	r->cells[r->count - 1].is_date = true;
}

/* As CSV with TABs has it. */
static void
put_csv(struct buf *b, const char *cell, size_t len)
{
	size_t i, plain = 0;

	while (plain < len && strchr("\t\r\n\"", cell[plain]) == NULL)
		plain++;
	if (plain == len) {
		buf_add(b, cell, len);
		return;
	}
	buf_putc(b, '"');
	for (i = 0; i < len; i++) {
		if (cell[i] == '"')
			buf_putc(b, '"');
		buf_putc(b, cell[i]);
	}
	buf_putc(b, '"');
}

void
row_put_csv(const struct rows *r, struct buf *out)
{
	const char *cell;
	size_t i, len;

	for (i = 0; i < r->count; i++) {
		if (i > 0)
			buf_putc(out, '\t');
		cell = rows_cell(r, i, &len);
		put_csv(out, cell, len);
	}
}

void
row_put_limit(const struct rows *r, struct buf *out)
{
	if (r->limit % MEBIBYTE == 0)
		buf_printf(out, "%zu MiB", r->limit / MEBIBYTE);
	else
		buf_printf(out, "%zu bytes", r->limit);
}
