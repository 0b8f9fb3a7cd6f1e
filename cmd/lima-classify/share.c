/*
 * share: fractions of counts, printed as decimals.
 */
#include "share.h"

static void
put_thousandths(struct buf *out, uintmax_t n)
{
	buf_printf(out, "%ju.%03ju", n / 1000, n % 1000);
}

/* part / whole in thousandths, what is left over in *rest. */
static uintmax_t
thousandths(uintmax_t part, uintmax_t whole, uintmax_t *rest)
{
	*rest = part % whole * 1000 % whole;
	return part / whole * 1000 + part % whole * 1000 / whole;
}

void
share_put(struct buf *out, struct share s)
{
	uintmax_t n, rest;

	if (s.whole == 0)
		return;
	n = thousandths(s.part, s.whole, &rest);
	put_thousandths(out, n + (rest >= s.whole - rest));
}

void
share_put_difference(
    struct buf *out, uintmax_t plus, uintmax_t minus, uintmax_t whole)
{
	uintmax_t n, rest;

	if (plus >= minus) {
		share_put(out, (struct share){plus - minus, whole});
		return;
	}
	if (whole == 0)
		return;
	n = thousandths(minus - plus, whole, &rest);
	n += rest > whole - rest;
	if (n > 0)
		buf_putc(out, '-');
	put_thousandths(out, n);
}

static uintmax_t
greatest_divisor(uintmax_t a, uintmax_t b)
{
	while (b != 0) {
		uintmax_t rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

/*
 * Add a proper fraction to another, and give what makes up a whole in *carry.
 * False if the common denominator is too large.
 */
static bool
add(struct share *sum, struct share term, uintmax_t *carry)
{
	uintmax_t divisor = greatest_divisor(term.part, term.whole);
	uintmax_t by;

	term.part /= divisor;
	term.whole /= divisor;
	by = term.whole / greatest_divisor(sum->whole, term.whole);
	if (sum->whole > UINTMAX_MAX / 2 / by)
		return false;
	sum->whole *= by;
	sum->part = sum->part * by + term.part * (sum->whole / term.whole);
	*carry = sum->part / sum->whole;
	sum->part %= sum->whole;
	return true;
}

/*
 * Half up is floor((2000 * sum + count) / (2 * count)), and the floor of what
 * stands above the line is enough for that. So the whole parts of the terms
 * 2000 * share are added as they are and only their rests as fractions.
 */
bool
share_put_mean(struct buf *out, const struct share *shares, size_t n)
{
	struct share sum = {0, 1};
	uintmax_t whole = 0, count = 0, carry, rest;

	for (size_t i = 0; i < n; i++) {
		const struct share *s = &shares[i];

		if (s->whole == 0)
			continue;
		count++;
		whole += 2 * thousandths(s->part, s->whole, &rest);
		whole += rest >= s->whole - rest;
		rest = rest >= s->whole - rest ? rest - (s->whole - rest)
					       : 2 * rest;
		if (!add(&sum, (struct share){rest, s->whole}, &carry))
			return false;
		whole += carry;
	}
	if (count > 0)
		put_thousandths(out, (whole + count) / (2 * count));
	return true;
}
