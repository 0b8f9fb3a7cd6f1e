/*
 * How lima-classify rounds shares of counts.
 */
#include "../../cmd/lima-classify/share.h"

#include "buf.h"
#include "tap.h"

#include <stdio.h>
#include <string.h>

static struct buf out = BUF_INIT;

/* Whether out holds that and nothing else; it is empty then. */
static bool
printed(const char *want)
{
	bool same = strcmp(out.data, want) == 0;

	if (!same)
		printf("# printed %s, not %s\n", out.data, want);
	buf_reset(&out);
	return same;
}

static bool
share(uintmax_t part, uintmax_t whole, const char *want)
{
	share_put(&out, (struct share){part, whole});
	return printed(want);
}

static bool
difference(uintmax_t plus, uintmax_t minus, uintmax_t whole, const char *want)
{
	share_put_difference(&out, plus, minus, whole);
	return printed(want);
}

/* want NULL: the mean cannot be reckoned. */
static bool
mean(const struct share *shares, size_t n, const char *want)
{
	bool fits = share_put_mean(&out, shares, n);

	return printed(want != NULL ? want : "") && fits == (want != NULL);
}

static void
test_shares(void)
{
	tap(share(0, 1, "0.000") && share(1, 1, "1.000") &&
		share(7, 2, "3.500"),
	    "whole and half numbers have three decimals");
	tap(share(1, 3, "0.333") && share(2, 3, "0.667"), "thirds are rounded");
	tap(share(1, 2000, "0.001") && share(1, 16, "0.063") &&
		share(1, 2001, "0.000") && share(1999, 2000, "1.000"),
	    "a half goes up, what is less goes down");
	tap(share(1, 0, ""), "without a whole there is no figure");
	tap(share(SHARE_MAX - 1, SHARE_MAX, "1.000") &&
		share(SHARE_MAX / 3, SHARE_MAX, "0.333"),
	    "the greatest parts and wholes do not overflow");
}

static void
test_differences(void)
{
	tap(difference(5, 1, 16, "0.250") && difference(1, 5, 16, "-0.250"),
	    "a difference has its sign");
	tap(difference(0, 3, 2000, "-0.001") && difference(3, 0, 2000, "0.002"),
	    "half up is upwards on both sides of 0");
	tap(difference(0, 1, 2000, "0.000") && difference(0, 1, 9999, "0.000"),
	    "what rounds to 0 has no sign");
	tap(difference(0, 1, 0, "") && difference(1, 0, 0, ""),
	    "without a whole there is no difference");
}

static void
test_means(void)
{
	static const struct share thirds[] = {{1, 3}, {0, 0}, {1, 6}};
	static const struct share half[] = {{1, 1500}, {1, 3000}};
	static const struct share less[] = {{1, 1500}, {1, 3001}};
	static const struct share ones[] = {{5, 5}, {7, 7}, {1, 1}};
	static const struct share large[] = {
	    {1, UINTMAX_MAX / 4096}, {1, UINTMAX_MAX / 4096 - 1}};

	tap(mean(thirds, 3, "0.250"), "a share without a whole is left out");
	tap(mean(half, 2, "0.001"), "a mean of just a half goes up");
	tap(mean(less, 2, "0.000"), "a mean a little below a half goes down");
	tap(mean(ones, 3, "1.000"), "the mean of ones is one");
	tap(mean(ones, 0, ""), "of no shares there is no mean");
	tap(mean(large, 2, NULL), "a mean that would overflow is refused");
}

int
main(void)
{
	test_shares();
	test_differences();
	test_means();
	buf_release(&out);
	return tap_end();
}
