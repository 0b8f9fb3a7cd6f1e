/*
 * check_cell: what is wrong with single cells.
 */
#include "check_cell.h"

#include "check_wording.h"
#include "diag.h"
#include "measure.h"
#include "text.h"

#include <string.h>

/* The guidance: type of 12 points and no serifs; WCAG 2.1, 1.4.3: contrast. */
#define POINTS_LEAST 12
#define CONTRAST_LEAST 4.5
#define CONTRAST_LARGE 3
#define LARGE 18
#define LARGE_BOLD 14

/*
 * A line takes some 1.2 times the size of its type. Letters differ from those
 * that are measured here, and programs measure in their own ways: text is cut
 * only if it would be in a cell this much wider and half a line higher.
 */
#define LINE 1.2
#define DOUBT 1.15

static const struct shown_cell *
this_cell(const struct cell_place *p)
{
	return &p->row->cells[p->cell];
}

static void __attribute__((format(printf, 4, 5)))
tell(const struct cell_place *p, struct found *found, enum rule rule,
    const char *fmt, ...)
{
	struct buf detail = BUF_INIT;
	va_list args;

	va_start(args, fmt);
	buf_vprintf(&detail, fmt, args);
	va_end(args);
	found_at(found, rule, this_cell(p)->column, p->row->number, "%s",
	    detail.data);
	buf_release(&detail);
}

static void
check_formula(const struct cell_place *p, const char *text, struct found *found)
{
	const struct shown_cell *c = this_cell(p);

	if (c->uncached)
		tell(p, found, RULE_FORMULA_UNCACHED,
		    "a formula without a value: who does not compute sees "
		    "nothing");
	else if (c->holds == SHOWN_FAULT)
		tell(p, found, RULE_FORMULA_ERROR, "the cell shows %s",
		    diag_quote(text));
}

static void
check_type(const struct cell_place *p, struct look *look, struct found *found)
{
	struct look_font *font = look->font;
	size_t sheet = p->sheet + 1;

	if (font->points < POINTS_LEAST && font->told_small != sheet) {
		font->told_small = sheet;
		tell(p, found, RULE_FONT_SMALL,
		    "type of %g points, from here on", font->points);
	}
	if (font->serif && font->told_serif != sheet) {
		font->told_serif = sheet;
		tell(p, found, RULE_FONT_SERIF,
		    "type with serifs or of a hand, from here on");
	}
}

static void
check_contrast(
    const struct cell_place *p, struct look *look, struct found *found)
{
	const struct look_font *font = look->font;
	bool large = font->points >= (font->bold ? LARGE_BOLD : LARGE);
	double contrast;

	if (font->colour == COLOUR_UNKNOWN || look->paper == COLOUR_UNKNOWN ||
	    look->told_contrast == p->sheet + 1)
		return;
	contrast = looks_contrast(font->colour, look->paper);
	if (contrast >= (large ? CONTRAST_LARGE : CONTRAST_LEAST))
		return;
	look->told_contrast = p->sheet + 1;
	tell(p, found, RULE_CONTRAST,
	    "#%06lX on #%06lX is a contrast of %.1f to 1, from here on",
	    (unsigned long)font->colour, (unsigned long)look->paper, contrast);
}

static void
check_marks(const struct cell_place *p, const struct look *look,
    const char *text, struct found *found)
{
	const char *mark = wording_note_mark(text);
	size_t len = strlen(text);

	if (mark != NULL)
		tell(p, found, RULE_NOTE_MARK,
		    "a symbol for a note: %s, write [note 1]",
		    diag_quote(mark));
	else if (this_cell(p)->noted ||
		 (look->font->raised && texts_is_mark('\0', text, len)))
		tell(p, found, RULE_NOTE_MARK,
		    "a superscript for a note, write [note 1]");
}

/* Is there something in the next cell, so that text cannot run over it? */
static bool
is_hemmed_in(const struct cell_place *p)
{
	const struct shown_cell *c = this_cell(p);

	return p->cell + 1 < p->row->count && c[1].column == c->column + 1 &&
	       c[1].holds != SHOWN_BLANK;
}

static void
check_room(const struct cell_place *p, const struct look *look,
    const char *text, struct found *found)
{
	const struct look_font *font = look->font;
	double width = frame_width(p->frame, this_cell(p)->column);
	double height = p->row->height, needed;
	size_t lines;

	if (!(width > 0) || look->shrinks || p->row->hidden)
		return;
	if (!look->wraps) {
		if (is_hemmed_in(p) && measure_width(text, font->points,
					   font->bold) > width * DOUBT)
			tell(p, found, RULE_TEXT_CUT,
			    "the next cell covers text that does not wrap");
		return;
	}
	lines = measure_lines(text, font->points, font->bold, width * DOUBT);
	needed = (double)lines * font->points * LINE;
	if (height > 0 && needed > height + font->points * LINE / 2)
		tell(p, found, RULE_WRAP_CUT,
		    "%zu lines need %.0f points, the row has %.0f", lines,
		    needed, height);
}

void
check_cell(const struct cell_place *p, struct found *found)
{
	const struct shown_cell *c = this_cell(p);
	struct look *look = looks_get(p->looks, c->style);
	const char *text = shown_text(p->row, c);

	check_formula(p, text, found);
	if (c->holds == SHOWN_BLANK)
		return;
	check_type(p, look, found);
	check_contrast(p, look, found);
	if (c->holds != SHOWN_TEXT)
		return;
	check_marks(p, look, text, found);
	check_room(p, look, text, found);
	if ((c->links || frame_is_link(p->frame, c->column, p->row->number)) &&
	    wording_bare_link(text))
		tell(p, found, RULE_LINK_TEXT,
		    "the text does not say where the link goes: %s",
		    diag_quote(text));
}
