/*
 * digits: a number as a format with places for digits shows it.
 */
#include "digits.h"

#include "code.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* More decimals than a number has digits are none of its own. */
#define MOST_DECIMALS 30

/* How many digits, and decimals at least and at most, a code asks for. */
struct places {
	size_t whole, least, most;
	bool zero; /* there is one that is never left blank */
	bool percent;
	bool odd; /* more than one point */
};

static struct places
count_places(const char *s)
{
	struct places p = {0};
	bool point = false;
	struct code_token t;

	for (;;) {
		s = code_next(s, &t);
		if (t.kind == CODE_END)
			return p;
		if (t.kind != CODE_SIGN)
			continue;
		p.zero = p.zero || *t.bytes == '0';
		if (*t.bytes == '%') {
			p.percent = true;
		} else if (*t.bytes == '.') {
			p.odd = p.odd || point;
			point = true;
		} else if (code_is_place(*t.bytes) && !point) {
			p.whole++;
		} else if (code_is_place(*t.bytes)) {
			p.most++;
			if (*t.bytes == '0')
				p.least = p.most;
		}
	}
}

/* A number's digits, dealt out to the places of a code. */
struct deal {
	const char *whole; /* without zeros in front */
	size_t whole_len;
	const char *decimals; /* as many as there are to be shown */
	size_t decimals_len;
	size_t places_left;
	bool point;
};

static void
put_whole(struct buf *b, struct deal *d, char place)
{
	size_t n = 0;

	/* The first place takes all that are too many. */
	if (d->whole_len >= d->places_left)
		n = d->whole_len - d->places_left + 1;
	if (n == 0 && place == '0')
		buf_putc(b, '0');
	buf_add(b, d->whole, n);
	d->whole += n;
	d->whole_len -= n;
	d->places_left--;
}

static void
put_sign(struct buf *b, struct deal *d, char sign)
{
	if (sign == '%') {
		buf_putc(b, '%');
	} else if (sign == '.') {
		d->point = true;
		if (d->decimals_len > 0)
			buf_putc(b, '.');
	} else if (code_is_place(sign) && !d->point) {
		put_whole(b, d, sign);
	} else if (code_is_place(sign) && d->decimals_len > 0) {
		buf_putc(b, *d->decimals++);
		d->decimals_len--;
	}
}

/* Digits to 15 places are what a spreadsheet keeps of a number. */
static bool
same_number(double a, double b)
{
	char left[32], right[32];

	snprintf(left, sizeof(left), "%.15g", a);
	snprintf(right, sizeof(right), "%.15g", b);
	return strcmp(left, right) == 0;
}

bool
digits_put(struct buf *b, const char *code, double value)
{
	struct places p = count_places(code);
	struct deal d = {.places_left = p.whole};
	char digits[400];
	struct code_token t;
	double shown;

	if (p.odd || p.most > MOST_DECIMALS)
		return false;
	snprintf(digits, sizeof(digits), "%.*f", (int)p.most,
	    p.percent ? value * 100 : value);
	shown = strtod(digits, NULL);
	if (!same_number(p.percent ? shown / 100 : shown, value))
		return false;
	d.whole = digits + strspn(digits, "0");
	d.whole_len = strcspn(d.whole, ".");
	d.decimals = d.whole + d.whole_len + (p.most > 0 ? 1 : 0);
	d.decimals_len = p.most;
	while (
	    d.decimals_len > p.least && d.decimals[d.decimals_len - 1] == '0')
		d.decimals_len--;
	if (d.whole_len > 0 ? p.whole == 0 : d.decimals_len == 0 && !p.zero)
		return false;
	for (;;) {
		code = code_next(code, &t);
		if (t.kind == CODE_END)
			return true;
		if (t.kind == CODE_LITERAL)
			buf_add(b, t.bytes, t.len);
		else if (t.kind == CODE_SIGN)
			put_sign(b, &d, *t.bytes);
	}
}
