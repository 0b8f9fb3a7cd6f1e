/*
 * frac: exact fractions, against sums done as at school: decimal digits in an
 * array, nothing ever reduced, no library.
 */
#include "../../cmd/lima-score/frac.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DIGITS 400
#define ROUNDS 2000

/* A whole number, its lowest digit first; len does not count zeros above. */
struct slow {
	unsigned char digit[DIGITS];
	size_t len;
};

struct slow_frac {
	struct slow num, den;
};

static unsigned failures, tests;

static void
ok(bool good, const char *what)
{
	printf("%s %u - %s\n", good ? "ok" : "not ok", ++tests, what);
	failures += !good;
}

/* Forget zeros above. A number that has no room is a mistake of the test. */
static struct slow
slow_trim(struct slow n)
{
	if (n.len == DIGITS)
		abort();
	while (n.len > 0 && n.digit[n.len - 1] == 0)
		n.len--;
	return n;
}

static struct slow
slow_read(const char *decimal)
{
	struct slow n = {.len = strlen(decimal)};

	for (size_t i = 0; i < n.len; i++)
		n.digit[i] = (unsigned char)(decimal[n.len - 1 - i] - '0');
	return slow_trim(n);
}

static struct slow
slow_from(uintmax_t value)
{
	struct slow n = {.len = 0};

	for (; value > 0; value /= 10)
		n.digit[n.len++] = (unsigned char)(value % 10);
	return n;
}

static int
slow_compare(const struct slow *a, const struct slow *b)
{
	if (a->len != b->len)
		return a->len < b->len ? -1 : 1;
	for (size_t i = a->len; i-- > 0;)
		if (a->digit[i] != b->digit[i])
			return a->digit[i] < b->digit[i] ? -1 : 1;
	return 0;
}

static struct slow
slow_add(const struct slow *a, const struct slow *b)
{
	struct slow sum = {.len = 1 + (a->len > b->len ? a->len : b->len)};
	unsigned carry = 0;

	for (size_t i = 0; i < sum.len; i++) {
		carry += a->digit[i] + b->digit[i];
		sum.digit[i] = (unsigned char)(carry % 10);
		carry /= 10;
	}
	return slow_trim(sum);
}

/* a is not less than b. */
static struct slow
slow_subtract(const struct slow *a, const struct slow *b)
{
	struct slow rest = {.len = a->len};
	int borrow = 0;

	for (size_t i = 0; i < a->len; i++) {
		int d = a->digit[i] - b->digit[i] - borrow;

		borrow = d < 0;
		rest.digit[i] = (unsigned char)(d + 10 * borrow);
	}
	return slow_trim(rest);
}

/* Times ten, with a digit put in below. */
static struct slow
slow_shift(const struct slow *n, unsigned char digit)
{
	struct slow shifted = {.digit = {digit}, .len = n->len + 1};

	memcpy(shifted.digit + 1, n->digit, n->len);
	return slow_trim(shifted);
}

static struct slow
slow_multiply(const struct slow *a, const struct slow *b)
{
	struct slow product = {.len = 0};

	for (size_t i = b->len; i-- > 0;) {
		product = slow_shift(&product, 0);
		for (int times = b->digit[i]; times > 0; times--)
			product = slow_add(&product, a);
	}
	return product;
}

/* Long division; what is left over stays in *left. */
static struct slow
slow_divide(const struct slow *a, const struct slow *b, struct slow *left)
{
	struct slow quotient = {.len = a->len};

	*left = (struct slow){.len = 0};
	for (size_t i = a->len; i-- > 0;) {
		*left = slow_shift(left, a->digit[i]);
		while (slow_compare(left, b) >= 0) {
			*left = slow_subtract(left, b);
			quotient.digit[i]++;
		}
	}
	return slow_trim(quotient);
}

static void
slow_print(struct buf *out, const struct slow *n, unsigned decimals)
{
	size_t i = n->len > decimals ? n->len : decimals + 1;

	while (i-- > 0) {
		buf_putc(out, (char)('0' + n->digit[i]));
		if (i == decimals && decimals > 0)
			buf_putc(out, '.');
	}
}

/* The decimal nearest to it, the upper one if two are. */
static void
slow_round(struct buf *out, const struct slow_frac *f, unsigned decimals)
{
	const struct slow one = slow_from(1);
	struct slow scaled = f->num, twice, left, quotient;

	for (unsigned i = 0; i < decimals; i++)
		scaled = slow_shift(&scaled, 0);
	quotient = slow_divide(&scaled, &f->den, &left);
	twice = slow_add(&left, &left);
	if (slow_compare(&twice, &f->den) >= 0)
		quotient = slow_add(&quotient, &one);
	slow_print(out, &quotient, decimals);
}

static struct slow_frac
slow_frac(uintmax_t num, uintmax_t den)
{
	return (struct slow_frac){slow_from(num), slow_from(den)};
}

static int
slow_frac_compare(const struct slow_frac *a, const struct slow_frac *b)
{
	struct slow left = slow_multiply(&a->num, &b->den);
	struct slow right = slow_multiply(&b->num, &a->den);

	return slow_compare(&left, &right);
}

static struct slow_frac
slow_frac_add(const struct slow_frac *a, const struct slow_frac *b)
{
	struct slow left = slow_multiply(&a->num, &b->den);
	struct slow right = slow_multiply(&b->num, &a->den);

	return (struct slow_frac){
	    slow_add(&left, &right), slow_multiply(&a->den, &b->den)};
}

/* The parts of a frac, read back from its decimal digits. */
static struct slow_frac
parts(const struct frac *f)
{
	struct buf num = BUF_INIT, den = BUF_INIT;
	struct slow_frac parts;

	frac_print_num(&num, f);
	frac_print_den(&den, f);
	parts.num = slow_read(num.data);
	parts.den = slow_read(den.data);
	buf_release(&num);
	buf_release(&den);
	return parts;
}

/* Euclid's: nothing but 1 divides both parts. */
static bool
reduced(const struct frac *f)
{
	struct slow_frac p = parts(f);
	const struct slow one = slow_from(1);
	struct slow a = p.den, b = p.num, left;

	while (b.len > 0) {
		slow_divide(&a, &b, &left);
		a = b;
		b = left;
	}
	return slow_compare(&a, &one) == 0;
}

static bool
same(const struct frac *f, const struct slow_frac *slow)
{
	struct slow_frac p = parts(f);

	return slow_frac_compare(&p, slow) == 0 && reduced(f);
}

static bool
prints(const struct frac *f, unsigned decimals, const char *want)
{
	struct buf got = BUF_INIT;
	bool good;

	frac_print(&got, f, decimals);
	good = strcmp(got.data, want) == 0;
	if (!good)
		printf("# printed %s, not %s\n", got.data, want);
	buf_release(&got);
	return good;
}

/* The same numbers in every run: a linear congruence, its upper bits. */
static uintmax_t
pick(uintmax_t below)
{
	static uint64_t seed = 20190617;

	seed = seed * 6364136223846793005U + 1442695040888963407U;
	return (seed >> 33) % below;
}

static void
test_new(void)
{
	bool good = true;

	for (int i = 0; i < ROUNDS && good; i++) {
		uintmax_t num = pick(1000), den = 1 + pick(1000);
		struct frac *f = frac_new(num, den);
		struct slow_frac slow = slow_frac(num, den);

		good = same(f, &slow);
		frac_free(f);
	}
	ok(good, "a fraction has its value and is reduced");
}

static void
test_largest(void)
{
	struct frac *f = frac_new(UINTMAX_MAX, UINTMAX_MAX - 1);
	struct slow_frac slow = slow_frac(UINTMAX_MAX, UINTMAX_MAX - 1);
	struct slow_frac sum = slow_frac_add(&slow, &slow);
	struct slow largest = slow_from(UINTMAX_MAX);

	frac_add(f, f);
	frac_multiply(f, UINTMAX_MAX);
	sum.num = slow_multiply(&sum.num, &largest);
	frac_divide(f, UINTMAX_MAX - 1);
	sum.den = slow_multiply(&sum.den, &slow.den);
	ok(same(f, &sum),
	    "the largest integers are added, multiplied, divided");
	frac_free(f);
}

static void
test_sum(void)
{
	struct frac *sum = frac_new(0, 1);
	struct slow_frac slow = slow_frac(0, 1);
	struct buf want = BUF_INIT;

	for (uintmax_t n = 1; n <= 100; n++) {
		struct frac *term = frac_new(1, n);
		struct slow_frac slow_term = slow_frac(1, n);

		frac_add(sum, term);
		slow = slow_frac_add(&slow, &slow_term);
		frac_free(term);
	}
	slow_round(&want, &slow, 100);
	ok(same(sum, &slow), "a sum of many unlike fractions is exact");
	ok(prints(sum, 100, want.data), "and prints a hundred right decimals");
	buf_release(&want);
	frac_free(sum);
}

static void
test_chain(void)
{
	bool good = true;

	for (int i = 0; i < ROUNDS / 10 && good; i++) {
		struct frac *f = frac_new(pick(60), 1 + pick(12));
		struct slow_frac slow = parts(f);

		for (int step = 0; step < 5; step++) {
			uintmax_t by = 1 + pick(100);
			struct slow slow_by = slow_from(by);
			struct frac *term = frac_new(pick(50), by);
			struct slow_frac slow_term = parts(term);

			frac_add(f, term);
			slow = slow_frac_add(&slow, &slow_term);
			frac_multiply(f, by);
			slow.num = slow_multiply(&slow.num, &slow_by);
			frac_divide(f, by + 1);
			slow_by = slow_from(by + 1);
			slow.den = slow_multiply(&slow.den, &slow_by);
			frac_free(term);
		}
		good = same(f, &slow);
		frac_free(f);
	}
	ok(good, "adding, multiplying and dividing in turn is exact");
}

static int
sign(int n)
{
	return (n > 0) - (n < 0);
}

static void
test_compare(void)
{
	bool good = true;

	for (int i = 0; i < ROUNDS && good; i++) {
		struct frac *a = frac_new(pick(30), 1 + pick(30));
		struct frac *b = frac_new(pick(30), 1 + pick(30));
		struct slow_frac slow_a = parts(a), slow_b = parts(b);

		good = sign(frac_compare(a, b)) ==
		       slow_frac_compare(&slow_a, &slow_b);
		frac_free(a);
		frac_free(b);
	}
	ok(good, "any two compare as their cross products do");
}

static void
test_half_up(void)
{
	static const struct {
		uintmax_t num, den;
		unsigned decimals;
		const char *want;
	} cases[] = {
	    {37, 10, 1, "3.7"},
	    {73, 20, 1, "3.7"}, /* 3.65 */
	    {39, 20, 1, "2.0"}, /* 1.95 */
	    {59, 20, 1, "3.0"},
	    {99, 20, 1, "5.0"},
	    {389, 200, 1, "1.9"}, /* 1.945 */
	    {0, 7, 1, "0.0"},
	    {1, 20, 1, "0.1"},
	    {49, 1000, 1, "0.0"},
	    {1, 2, 0, "1"},
	    {1, 3, 0, "0"},
	    {115, 2, 0, "58"}, /* 57.5 */
	    {1, 1000, 3, "0.001"},
	    {1, 2000, 3, "0.001"},
	    {1000001, 1000000, 5, "1.00000"},
	    {UINTMAX_MAX, 1, 2, "18446744073709551615.00"},
	};
	bool good = true;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct frac *f = frac_new(cases[i].num, cases[i].den);

		good = prints(f, cases[i].decimals, cases[i].want) && good;
		frac_free(f);
	}
	ok(good, "what lies half way is rounded up");
}

static void
test_round(void)
{
	bool good = true;

	for (int i = 0; i < ROUNDS && good; i++) {
		/* Every other time one that gives ties. */
		uintmax_t den = i % 2 ? 1 + pick(5000) : 40;
		unsigned decimals = (unsigned)pick(5);
		struct frac *f = frac_new(pick(5000), den);
		struct slow_frac slow = parts(f);
		struct buf want = BUF_INIT;

		slow_round(&want, &slow, decimals);
		good = prints(f, decimals, want.data);
		frac_round(f, decimals);
		good = good && prints(f, decimals, want.data) && reduced(f);
		buf_puts(&want, decimals > 0 ? "00" : ".00");
		good = good && prints(f, decimals + 2, want.data);
		buf_release(&want);
		frac_free(f);
	}
	ok(good, "rounding agrees with long division, and stays when repeated");
}

static void
test_read(void)
{
	static const char *const bad[] = {
	    "", ".", "1.", ".5", "-1", "+1", "1,5", "1.5.2", " 1", "1e3", "x"};
	static const struct {
		const char *text;
		uintmax_t num, den;
	} cases[] = {{"0", 0, 1}, {"3", 3, 1}, {"2.0", 2, 1}, {"007.50", 15, 2},
	    {"0.001", 1, 1000}};
	bool good = true;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct frac *f = frac_read(cases[i].text);
		struct slow_frac slow = slow_frac(cases[i].num, cases[i].den);

		good = f != NULL && same(f, &slow) && good;
		frac_free(f);
	}
	ok(good, "decimals are read exactly");

	good = true;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct frac *f = frac_read(bad[i]);

		good = f == NULL && good;
		frac_free(f);
	}
	ok(good, "what is no plain decimal is refused");
}

static void
test_copy(void)
{
	struct frac *f = frac_new(2, 3);
	struct frac *copy = frac_copy(f);
	struct slow_frac slow = slow_frac(2, 3);

	frac_multiply(f, 5);
	ok(same(copy, &slow),
	    "a copy does not change with what it was made of");
	frac_free(f);
	frac_free(copy);
}

int
main(void)
{
	test_new();
	test_largest();
	test_sum();
	test_chain();
	test_compare();
	test_half_up();
	test_round();
	test_read();
	test_copy();
	printf("1..%u\n", tests);
	return failures > 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
