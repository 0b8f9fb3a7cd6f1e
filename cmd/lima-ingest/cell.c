/*
 * cell: from a cell of a sheet as it is stored to the text that it shows.
 */
#include "cell.h"

#include "diag.h"
#include "text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Spreadsheets keep 15 digits of a number. */
#define EXACT_BELOW 1e15

void
cell_init(struct cell *c)
{
	*c = (struct cell){0};
	buf_init(&c->formula);
	buf_init(&c->value);
	buf_init(&c->in_place.text);
}

void
cell_release(struct cell *c)
{
	buf_release(&c->formula);
	buf_release(&c->value);
	buf_release(&c->in_place.text);
}

void
cell_begin(struct cell *c, const char *type, const char *style)
{
	uintmax_t number;

	snprintf(c->type, sizeof(c->type), "%s", type != NULL ? type : "n");
	c->style = 0;
	if (style != NULL &&
	    text_number(style, strlen(style), SIZE_MAX, &number))
		c->style = (size_t)number;
	c->has_formula = c->has_value = false;
	buf_reset(&c->formula);
	buf_reset(&c->value);
	rich_reset(&c->in_place);
}

void
shown_init(struct shown *s)
{
	buf_init(&s->text);
	buf_init(&s->fault);
	buf_init(&s->damage);
	s->is_date = false;
}

void
shown_release(struct shown *s)
{
	buf_release(&s->text);
	buf_release(&s->fault);
	buf_release(&s->damage);
}

/* There is no text that can be used. */
static void
fault(struct shown *s, const struct cell *c, const char *words)
{
	cell_put_name(&s->fault, c->column, c->row);
	buf_printf(&s->fault, " %s", words);
}

/* The same for the value that stands there. */
static void
fault_of(struct shown *s, const struct cell *c, const char *words)
{
	buf_add(&s->text, c->value.data, c->value.len);
	cell_put_name(&s->fault, c->column, c->row);
	buf_printf(&s->fault, " %s %s", diag_quote(c->value.data), words);
}

static void
damage(struct shown *s, const char *words)
{
	buf_printf(&s->damage, "%s %s", s->text.data, words);
}

static void
damage_of_date(struct shown *s)
{
	damage(s, "is a date");
	s->is_date = true;
}

/* Without letters, so that strtod sees no other kind of number. */
static bool
read_number(const struct buf *value, double *number)
{
	size_t len = value->len;
	const char *s = text_trim(value->data, &len);
	char *end;

	if (len == 0 || strspn(s, "0123456789+-.eE") < len)
		return false;
	*number = strtod(s, &end);
	return end == s + len && isfinite(*number);
}

static void
show_date(const struct cell *c, double number, const struct format *f,
    bool from_1904, struct shown *s)
{
	bool good;

	if (f->kind == FORMAT_SPAN)
		good = serial_put_span(&s->text, number);
	else
		good =
		    serial_put_moment(&s->text, number, from_1904, &f->shown);
	if (!good)
		fault_of(s, c, "is no date");
	else if (memchr(s->text.data, ':', s->text.len) != NULL &&
		 memchr(s->text.data, 'T', s->text.len) == NULL)
		damage(s, "is a time");
	else
		damage_of_date(s);
}

static void
show_number(const struct cell *c, const struct book *book, struct shown *s)
{
	const struct format *f = styles_format(book->styles, c->style);
	double number;

	if (!read_number(&c->value, &number)) {
		fault_of(s, c, "is no number");
		return;
	}
	if (f->kind == FORMAT_MOMENT || f->kind == FORMAT_SPAN) {
		show_date(c, number, f, book->from_1904, s);
		return;
	}
	format_put_number(&s->text, f, number);
	if (fabs(number) >= EXACT_BELOW)
		damage(s, "is a number of more than 15 digits");
	else if (floor(number) != number)
		damage(s, "is a number with a fraction");
}

static void
show_shared(const struct cell *c, const struct book *book, struct shown *s)
{
	const char *text = NULL;
	uintmax_t i;
	size_t len;

	if (text_number(c->value.data, c->value.len, SIZE_MAX, &i))
		text = texts_get(book->texts, (size_t)i, &len);
	if (text != NULL)
		buf_add(&s->text, text, len);
	else
		fault_of(s, c, "is the number of no text");
}

static void
show_bool(const struct cell *c, struct shown *s)
{
	const char *v = c->value.data;

	if (strcmp(v, "1") == 0 || strcmp(v, "true") == 0)
		buf_puts(&s->text, "TRUE");
	else if (strcmp(v, "0") == 0 || strcmp(v, "false") == 0)
		buf_puts(&s->text, "FALSE");
	else
		fault_of(s, c, "is neither true nor false");
}

static void
show_value(const struct cell *c, const struct book *book, struct shown *s)
{
	if (strcmp(c->type, "n") == 0) {
		show_number(c, book, s);
	} else if (strcmp(c->type, "s") == 0) {
		show_shared(c, book, s);
	} else if (strcmp(c->type, "str") == 0) {
		buf_add(&s->text, c->value.data, c->value.len);
		texts_decode(&s->text, 0);
	} else if (strcmp(c->type, "b") == 0) {
		show_bool(c, s);
	} else if (strcmp(c->type, "e") == 0) {
		fault_of(s, c, "is an error");
	} else if (strcmp(c->type, "d") == 0) {
		buf_add(&s->text, c->value.data, c->value.len);
		damage_of_date(s);
	} else {
		fault_of(s, c, "is of no known type");
	}
}

void
cell_show(const struct cell *c, const struct book *book, struct shown *s)
{
	bool text = strcmp(c->type, "str") == 0;

	buf_reset(&s->text);
	buf_reset(&s->fault);
	buf_reset(&s->damage);
	s->is_date = false;
	if (strcmp(c->type, "inlineStr") == 0) {
		buf_add(&s->text, c->in_place.text.data, c->in_place.text.len);
		texts_decode(&s->text, 0);
	} else if (c->has_value && (c->value.len > 0 || text)) {
		show_value(c, book, s);
	} else if (c->has_formula) {
		buf_putc(&s->text, '=');
		buf_add(&s->text, c->formula.data, c->formula.len);
		fault(s, c,
		    "is a formula not computed: open the workbook and save it");
	}
}
