/*
 * check_look: how the cells of a workbook look, as far as the checker cares.
 */
#include "check_look.h"

#include "markup.h"
#include "mem.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

/* Spreadsheets allow 65,490 styles. */
#define MOST 100000

#define POINTS_DEFAULT 11

/* Classes of fonts, ECMA-376 part 1, 18.8.18: Roman, script, decorative. */
enum { ROMAN = 1, SCRIPT = 4, DECORATIVE = 5 };

enum section { OTHER, FONTS, FILLS, CELLS };

struct fill {
	long colour;
	bool filled;
};

/* A style as it stands; what it refers to may come after it. */
struct style {
	uintmax_t font, fill;
	bool wraps, shrinks, unlocked;
};

struct looks {
	struct look_font *fonts;
	struct fill *fills;
	struct style *styles;
	size_t n_fonts, n_fills, n_styles;
	size_t room_fonts, room_fills, room_styles;
	struct look *looks; /* one a style and one for those that are none */

	struct markup *markup; /* while it is read */
	enum section section;
};

/* Of the colours that are not spelled out, those that all programs share. */
static long
read_colour(const char *const *attributes, long system)
{
	const char *rgb = markup_attribute(attributes, "rgb");
	const char *tint = markup_attribute(attributes, "tint");
	uintmax_t theme = markup_number(attributes, "theme", UINTMAX_MAX);
	uintmax_t indexed = markup_number(attributes, "indexed", UINTMAX_MAX);
	char *end;
	long value;

	if (tint != NULL && strtod(tint, NULL) != 0)
		return COLOUR_UNKNOWN;
	if (rgb != NULL && strlen(rgb) >= 6) {
		value = strtol(rgb + strlen(rgb) - 6, &end, 16);
		return *end == '\0' && value >= 0 ? value : COLOUR_UNKNOWN;
	}
	if (indexed == 8 || theme == 1)
		return COLOUR_BLACK;
	if (indexed == 9 || theme == 0)
		return COLOUR_WHITE;
	if (indexed == 64 || indexed == 65 || markup_flag(attributes, "auto"))
		return system;
	return COLOUR_UNKNOWN;
}

static struct look_font
plain_font(void)
{
	return (struct look_font){
	    .points = POINTS_DEFAULT, .colour = COLOUR_BLACK};
}

/* An element without a value says yes, as <b/> does. */
static bool
says_yes(const char *const *attributes)
{
	return markup_attribute(attributes, "val") == NULL ||
	       markup_flag(attributes, "val");
}

static void
take_font(struct look_font *f, const char *name, const char *const *attributes)
{
	const char *value = markup_attribute(attributes, "val");
	uintmax_t class;

	if (strcmp(name, "sz") == 0) {
		f->points = markup_real(attributes, "val", POINTS_DEFAULT);
	} else if (strcmp(name, "b") == 0) {
		f->bold = says_yes(attributes);
	} else if (strcmp(name, "color") == 0) {
		f->colour = read_colour(attributes, COLOUR_BLACK);
	} else if (strcmp(name, "family") == 0) {
		class = markup_number(attributes, "val", 0);
		f->serif =
		    class == ROMAN || class == SCRIPT || class == DECORATIVE;
	} else if (strcmp(name, "vertAlign") == 0) {
		f->raised = value != NULL && strcmp(value, "superscript") == 0;
	}
}

static void
take_pattern(struct fill *f, const char *const *attributes)
{
	const char *type = markup_attribute(attributes, "patternType");

	f->filled = type != NULL && strcmp(type, "none") != 0;
	if (f->filled)
		f->colour = COLOUR_UNKNOWN;
}

/* What stands directly in a list; each is the last of its list from now on. */
static void
take_item(struct looks *l, const char *const *attributes)
{
	if (l->n_fonts == MOST || l->n_fills == MOST || l->n_styles == MOST) {
		markup_fail(l->markup, "workbook: too many styles", NULL);
	} else if (l->section == FONTS) {
		l->fonts = mem_grow(
		    l->fonts, l->n_fonts, &l->room_fonts, sizeof(*l->fonts));
		l->fonts[l->n_fonts++] = plain_font();
	} else if (l->section == FILLS) {
		l->fills = mem_grow(
		    l->fills, l->n_fills, &l->room_fills, sizeof(*l->fills));
		l->fills[l->n_fills++] = (struct fill){COLOUR_WHITE, false};
	} else if (l->section == CELLS) {
		l->styles = mem_grow(l->styles, l->n_styles, &l->room_styles,
		    sizeof(*l->styles));
		l->styles[l->n_styles++] = (struct style){
		    .font = markup_number(attributes, "fontId", 0),
		    .fill = markup_number(attributes, "fillId", 0)};
	}
}

static void
take_start(void *context, size_t depth, const char *name,
    const char *const *attributes)
{
	struct looks *l = context;

	if (depth == 2) {
		l->section = strcmp(name, "fonts") == 0     ? FONTS
			     : strcmp(name, "fills") == 0   ? FILLS
			     : strcmp(name, "cellXfs") == 0 ? CELLS
							    : OTHER;
	} else if (depth == 3) {
		take_item(l, attributes);
	} else if (l->section == FONTS && l->n_fonts > 0) {
		take_font(&l->fonts[l->n_fonts - 1], name, attributes);
	} else if (l->section == FILLS && l->n_fills > 0) {
		struct fill *f = &l->fills[l->n_fills - 1];

		if (strcmp(name, "patternFill") == 0)
			take_pattern(f, attributes);
		else if (strcmp(name, "gradientFill") == 0)
			*f = (struct fill){COLOUR_UNKNOWN, true};
		else if (f->filled && strcmp(name, "fgColor") == 0)
			f->colour = read_colour(attributes, COLOUR_BLACK);
	} else if (l->section == CELLS && l->n_styles > 0 &&
		   strcmp(name, "alignment") == 0) {
		l->styles[l->n_styles - 1].wraps =
		    markup_flag(attributes, "wrapText");
		l->styles[l->n_styles - 1].shrinks =
		    markup_flag(attributes, "shrinkToFit");
	} else if (l->section == CELLS && l->n_styles > 0 &&
		   strcmp(name, "protection") == 0) {
		l->styles[l->n_styles - 1].unlocked =
		    !markup_flag(attributes, "locked");
	}
}

/* Now that all is read: what the styles refer to. The font 0 is a plain one. */
static void
resolve(struct looks *l)
{
	static const struct style none;
	size_t i;

	l->fonts =
	    mem_grow(l->fonts, l->n_fonts, &l->room_fonts, sizeof(*l->fonts));
	l->fonts[l->n_fonts] = plain_font();
	free(l->looks);
	l->looks = mem_new(l->n_styles + 1, sizeof(*l->looks));
	for (i = 0; i <= l->n_styles; i++) {
		const struct style *s = i < l->n_styles ? &l->styles[i] : &none;
		struct look *look = &l->looks[i];

		look->font =
		    &l->fonts[s->font < l->n_fonts ? s->font : l->n_fonts];
		look->paper = COLOUR_WHITE;
		if (s->fill < l->n_fills) {
			look->paper = l->fills[s->fill].colour;
			look->filled = l->fills[s->fill].filled &&
				       look->paper != COLOUR_WHITE;
		}
		look->wraps = s->wraps;
		look->shrinks = s->shrinks;
		look->unlocked = s->unlocked;
	}
}

struct looks *
looks_new(void)
{
	struct looks *l = mem_new(1, sizeof(*l));

	resolve(l);
	return l;
}

void
looks_free(struct looks *l)
{
	free(l->fonts);
	free(l->fills);
	free(l->styles);
	free(l->looks);
	free(l);
}

bool
looks_read(void *looks, const char *name, lines_read *read, void *from,
    struct trouble *trouble)
{
	static const struct markup_calls calls = {.start = take_start};
	struct looks *l = looks;

	l->markup = markup_open(name, read, from, &calls, l);
	if (!markup_finish(l->markup, trouble))
		return false;
	resolve(l);
	return true;
}

struct look *
looks_get(struct looks *l, size_t style)
{
	return &l->looks[style < l->n_styles ? style : l->n_styles];
}

static double
luminance(long colour)
{
	static const double weights[] = {0.0722, 0.7152, 0.2126};
	double sum = 0, part;
	size_t i;

	for (i = 0; i < 3; i++) {
		part = (double)(colour >> (8 * i) & 0xff) / 255;
		part = part <= 0.03928 ? part / 12.92
				       : pow((part + 0.055) / 1.055, 2.4);
		sum += weights[i] * part;
	}
	return sum;
}

double
looks_contrast(long one, long other)
{
	double a = luminance(one) + 0.05, b = luminance(other) + 0.05;

	return a > b ? a / b : b / a;
}
