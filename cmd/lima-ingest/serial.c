/*
 * serial: the numbers by which spreadsheets mean dates and times.
 */
#include "serial.h"

#include <math.h>
#include <stdint.h>

#define DAY_MS INT64_C(86400000)
#define LAST_DAY 2958465 /* 9999-12-31, of those from 1900 */
#define BETWEEN 1462     /* days between the first days */
#define NO_SUCH_DAY 60   /* 1900-02-29 */
#define UNIX_DAY 25569   /* 1970-01-01, of those from 1900 */

static void
put_date(struct buf *b, int64_t day)
{
	/* Days of the Gregorian calendar from 0000-03-01. */
	int64_t n = day - UNIX_DAY + 719468;
	int64_t era = n / 146097, of_era = n % 146097;
	int64_t year =
	    (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
	int64_t month = (5 * of_year + 2) / 153;

	buf_printf(b, "%04d-%02d-%02d", (int)(year + era * 400 + (month >= 10)),
	    (int)(month < 10 ? month + 3 : month - 9),
	    (int)(of_year - (153 * month + 2) / 5 + 1));
}

static void
put_time(struct buf *b, int64_t ms)
{
	int seconds = (int)(ms / 1000);

	buf_printf(b, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60,
	    seconds % 60);
	if (ms % 1000 != 0)
		buf_printf(b, ".%03d", (int)(ms % 1000));
}

/* Milliseconds, rounded to what is shown. */
static int64_t
rounded(double serial, bool fine)
{
	double unit = fine ? 1 : 1000;

	return (int64_t)(floor(serial * (double)DAY_MS / unit + 0.5) * unit);
}

bool
serial_put_moment(struct buf *b, double serial, bool from_1904,
    const struct serial_parts *shown)
{
	int64_t ms, day;

	if (!(serial >= 0 && serial < LAST_DAY + 1))
		return false;
	ms = rounded(serial, shown->fine);
	day = ms / DAY_MS;
	ms %= DAY_MS;
	if (day == 0 && (!from_1904 || !shown->date)) {
		if (ms == 0 && !shown->time)
			return false;
		put_time(b, ms);
		return true;
	}
	if (from_1904)
		day += BETWEEN;
	else if (day == NO_SUCH_DAY)
		return false;
	else if (day < NO_SUCH_DAY)
		day++;
	if (day > LAST_DAY)
		return false;
	put_date(b, day);
	if (shown->time || ms != 0) {
		buf_putc(b, 'T');
		put_time(b, ms);
	}
	return true;
}

bool
serial_put_span(struct buf *b, double serial)
{
	int64_t seconds;

	if (!(fabs(serial) <= LAST_DAY))
		return false;
	seconds = rounded(fabs(serial), false) / 1000;
	buf_printf(b, "%s%d:%02d:%02d", serial < 0 && seconds > 0 ? "-" : "",
	    (int)(seconds / 3600), (int)(seconds / 60 % 60),
	    (int)(seconds % 60));
	return true;
}
