/*
 * measure: how much room text takes.
 */
#include "measure.h"

/* Thousandths of the type size that the letters from ' ' to '~' are wide. */
static const unsigned short advance[] = {278, 278, 355, 556, 556, 889, 667, 191,
    333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611,
    722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500,
    556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333,
    500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584};

/* Pixels at 96 dots an inch: of a point, of a unit, of a cell's edges
 * and the indent at one of them. */
#define POINT (96.0 / 72.0)
#define UNIT 7.0
#define EDGES 16.0

/* Programs round the advance of each letter to pixels in their own way. */
#define ALLOWANCE 1.03
#define BOLD 1.08

/* What sums of the same letters may differ by, taken in another order. */
#define HAIR 0.01

/* Letters with accents are as wide as without; the continuation bytes are 0. */
static double
letter(unsigned char c)
{
	if (c >= ' ' && c <= '~')
		return advance[c - ' '];
	if (c == '\t')
		return advance[0];
	if ((c & 0xC0) == 0x80)
		return 0;
	return c >= 0xE0 ? 1000 : 600;
}

static double
pixels(const char *text, size_t len, double points, bool bold)
{
	double sum = 0;
	size_t i;

	for (i = 0; i < len; i++)
		sum += letter((unsigned char)text[i]);
	return sum / 1000 * points * POINT * ALLOWANCE * (bold ? BOLD : 1);
}

/* The word that begins here, with a hyphen or slash that ends it. */
static size_t
word_len(const char *s)
{
	size_t i = 0;

	while (s[i] != '\0' && s[i] != ' ' && s[i] != '\n') {
		i++;
		if (s[i - 1] == '-' || s[i - 1] == '/')
			break;
	}
	return i;
}

double
measure_width(const char *text, double points, bool bold)
{
	size_t len = 0;

	while (text[len] != '\0' && text[len] != '\n')
		len++;
	return (pixels(text, len, points, bold) + EDGES) / UNIT;
}

double
measure_word(const char *text, double points, bool bold)
{
	double widest = 0;

	while (*text != '\0') {
		size_t len = word_len(text);
		double w = pixels(text, len, points, bold);

		if (w > widest)
			widest = w;
		text += len > 0 ? len : 1;
	}
	return (widest + EDGES) / UNIT;
}

size_t
measure_lines(const char *text, double points, bool bold, double width)
{
	double room = width * UNIT - EDGES + HAIR;
	double used = 0;
	size_t lines = 1;

	while (*text != '\0') {
		size_t len = word_len(text);
		double w = pixels(text, len, points, bold);

		if (*text == '\n') {
			lines++;
			used = 0;
			text++;
			continue;
		}
		if (len == 0) {
			used += pixels(text, 1, points, bold);
			text++;
			continue;
		}
		if (used > 0 && used + w > room) {
			lines++;
			used = 0;
		}
		/* A word wider than the cell is broken wherever it ends. */
		for (; w > room; w -= room)
			lines++;
		used += w;
		text += len;
	}
	return lines;
}
