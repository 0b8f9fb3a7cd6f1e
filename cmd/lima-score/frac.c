/*
 * frac: exact fractions, by way of libgmp.
 */
#include "frac.h"

#include "mem.h"

#include <gmp.h>
#include <stdlib.h>
#include <string.h>

struct frac {
	mpq_t q;
};

/* gmp's own setter takes an unsigned long, which may be the shorter type. */
static void
set_integer(mpz_ptr z, uintmax_t n)
{
	mpz_import(z, 1, 1, sizeof(n), 0, 0, &n);
}

static struct frac *
make(void)
{
	struct frac *f = mem_new(1, sizeof(*f));

	mpq_init(f->q);
	return f;
}

struct frac *
frac_new(uintmax_t num, uintmax_t den)
{
	struct frac *f = make();

	set_integer(mpq_numref(f->q), num);
	set_integer(mpq_denref(f->q), den);
	mpq_canonicalize(f->q);
	return f;
}

struct frac *
frac_copy(const struct frac *f)
{
	struct frac *copy = make();

	mpq_set(copy->q, f->q);
	return copy;
}

struct frac *
frac_read(const char *decimal)
{
	size_t whole = strspn(decimal, "0123456789");
	size_t decimals = 0;
	struct buf digits = BUF_INIT;
	struct frac *f;

	if (decimal[whole] == '.')
		decimals = strspn(decimal + whole + 1, "0123456789");
	if (whole == 0 || (decimal[whole] == '.' && decimals == 0) ||
	    decimal[whole + (decimals > 0 ? decimals + 1 : 0)] != '\0')
		return NULL;

	buf_add(&digits, decimal, whole);
	if (decimals > 0)
		buf_add(&digits, decimal + whole + 1, decimals);
	f = make();
	mpz_set_str(mpq_numref(f->q), digits.data, 10);
	mpz_ui_pow_ui(mpq_denref(f->q), 10, decimals);
	mpq_canonicalize(f->q);
	buf_release(&digits);
	return f;
}

void
frac_free(struct frac *f)
{
	if (f == NULL)
		return;
	mpq_clear(f->q);
	free(f);
}

void
frac_add(struct frac *f, const struct frac *term)
{
	mpq_add(f->q, f->q, term->q);
}

void
frac_multiply(struct frac *f, uintmax_t by)
{
	struct frac *factor = frac_new(by, 1);

	mpq_mul(f->q, f->q, factor->q);
	frac_free(factor);
}

void
frac_divide(struct frac *f, uintmax_t by)
{
	struct frac *divisor = frac_new(by, 1);

	mpq_div(f->q, f->q, divisor->q);
	frac_free(divisor);
}

int
frac_compare(const struct frac *a, const struct frac *b)
{
	return mpq_cmp(a->q, b->q);
}

/* The whole number nearest to f * 10^decimals: floor((2 num p + den) / 2 den)
 */
static void
scale_and_round(
    mpz_ptr scaled, mpz_ptr power, const struct frac *f, unsigned decimals)
{
	mpz_t twice;

	mpz_ui_pow_ui(power, 10, decimals);
	mpz_mul(scaled, mpq_numref(f->q), power);
	mpz_mul_2exp(scaled, scaled, 1);
	mpz_add(scaled, scaled, mpq_denref(f->q));
	mpz_init(twice);
	mpz_mul_2exp(twice, mpq_denref(f->q), 1);
	mpz_fdiv_q(scaled, scaled, twice);
	mpz_clear(twice);
}

void
frac_round(struct frac *f, unsigned decimals)
{
	struct frac *rounded = make();

	scale_and_round(
	    mpq_numref(rounded->q), mpq_denref(rounded->q), f, decimals);
	mpq_canonicalize(rounded->q);
	mpq_swap(f->q, rounded->q);
	frac_free(rounded);
}

static void
print_integer(struct buf *out, mpz_srcptr z)
{
	char *digits = mpz_get_str(NULL, 10, z);

	buf_puts(out, digits);
	free(digits);
}

void
frac_print(struct buf *out, const struct frac *f, unsigned decimals)
{
	mpz_t scaled, power;

	mpz_inits(scaled, power, NULL);
	scale_and_round(scaled, power, f, decimals);
	/* From here on power is the whole part and scaled what is behind. */
	mpz_fdiv_qr(power, scaled, scaled, power);
	print_integer(out, power);
	if (decimals > 0) {
		struct buf tail = BUF_INIT;

		print_integer(&tail, scaled);
		buf_putc(out, '.');
		for (size_t i = tail.len; i < decimals; i++)
			buf_putc(out, '0');
		buf_puts(out, tail.data);
		buf_release(&tail);
	}
	mpz_clears(scaled, power, NULL);
}

void
frac_print_num(struct buf *out, const struct frac *f)
{
	print_integer(out, mpq_numref(f->q));
}

void
frac_print_den(struct buf *out, const struct frac *f)
{
	print_integer(out, mpq_denref(f->q));
}
