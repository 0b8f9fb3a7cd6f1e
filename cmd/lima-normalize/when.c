/*
 * when: the moments at which answers were submitted.
 */
#include "when.h"

#include "buf.h"
#include "text.h"

#include <stdio.h>
#include <string.h>

struct date {
	int year, month, day;
};

struct clock {
	int hour, minute, second;
	int offset;   /* minutes east of UTC */
	char zone[8]; /* as given: "", "Z" or "+hh:mm" */
};

/* A number of min to max digits at *s, which moves behind it; -1 if none. */
static int
digits(const char **s, int min, int max)
{
	int n = 0, count = 0;

	while (count < max && **s >= '0' && **s <= '9') {
		n = n * 10 + (*(*s)++ - '0');
		count++;
	}
	return count < min || (**s >= '0' && **s <= '9') ? -1 : n;
}

static bool
leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static bool
real_date(const struct date *d)
{
	static const int days[] = {
	    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	if (d->year < 1 || d->month < 1 || d->month > 12 || d->day < 1)
		return false;
	return d->day <= days[d->month - 1] + (d->month == 2 && leap(d->year));
}

/* Days since 1970-01-01 in the Gregorian calendar, counted from March. */
static int64_t
day_number(const struct date *d)
{
	int64_t year = d->month > 2 ? d->year : d->year - 1;
	int64_t month = d->month > 2 ? d->month - 3 : d->month + 9;

	return year * 365 + year / 4 - year / 100 + year / 400 +
	       (month * 153 + 2) / 5 + d->day - 1 - 719468;
}

static bool
parse_date(const char **s, enum when_order order, struct date *d)
{
	const char *at = *s;
	int first, second, third;
	bool year_first;
	char separator;

	first = digits(&at, 1, 4);
	year_first = at - *s == 4;
	separator = *at;
	if (first == -1 || separator == '\0' ||
	    strchr("-/.", separator) == NULL)
		return false;
	at++;
	second = digits(&at, 1, 2);
	if (second == -1 || *at++ != separator)
		return false;
	third = year_first ? digits(&at, 1, 2) : digits(&at, 4, 4);
	if (third == -1)
		return false;
	d->month = second;
	if (year_first) {
		d->year = first;
		d->day = third;
	} else {
		d->year = third;
		d->day = first;
		if (order == WHEN_MONTH_FIRST) {
			d->month = first;
			d->day = second;
		}
	}
	*s = at;
	return (year_first || order != WHEN_REFUSE) && real_date(d);
}

/* "am" or "pm", also as "a. m."; the hour becomes one of 24. */
static bool
parse_half(const char **s, struct clock *c)
{
	struct buf folded = BUF_INIT;
	char half[4] = "";
	const char *at = *s;
	size_t n = 0;

	text_fold(&folded, at, strlen(at));
	for (at = folded.data; *at != '\0' && n < 3; at++)
		if (*at != '.' && *at != ' ')
			half[n++] = *at;
	buf_release(&folded);
	if (strcmp(half, "am") != 0 && strcmp(half, "pm") != 0)
		return true;
	if (c->hour < 1 || c->hour > 12)
		return false;
	c->hour = c->hour % 12 + (half[0] == 'p' ? 12 : 0);
	*s += strlen(*s);
	return true;
}

static bool
parse_zone(const char **s, struct clock *c)
{
	const char *at = *s;
	int hour, minute = 0, both, sign;

	while (*at == ' ')
		at++;
	if (*at == '\0')
		return true;
	if (*at == 'Z' || *at == 'z') {
		strcpy(c->zone, "Z");
		*s = at + 1;
		return true;
	}
	if (*at != '+' && *at != '-')
		return false;
	sign = *at++ == '-' ? -1 : 1;
	if (strlen(at) == 4) {
		both = digits(&at, 4, 4);
		hour = both != -1 ? both / 100 : -1;
		minute = both % 100;
	} else {
		hour = digits(&at, 2, 2);
		if (*at == ':') {
			at++;
			minute = digits(&at, 2, 2);
		}
	}
	if (hour < 0 || hour > 14 || minute < 0 || minute > 59)
		return false;
	c->offset = sign * (hour * 60 + minute);
	snprintf(c->zone, sizeof(c->zone), "%c%02d:%02d", sign < 0 ? '-' : '+',
	    hour % 100, minute % 100);
	*s = at;
	return true;
}

static bool
parse_clock(const char **s, struct clock *c)
{
	const char *at = *s;

	c->hour = digits(&at, 1, 2);
	if (c->hour == -1 || *at++ != ':')
		return false;
	c->minute = digits(&at, 2, 2);
	if (*at == ':') {
		at++;
		c->second = digits(&at, 2, 2);
		if (*at == '.' || *at == ',') {
			at++;
			if (digits(&at, 1, 9) == -1)
				return false;
		}
	}
	if (c->hour > 23 || c->minute < 0 || c->minute > 59 || c->second < 0 ||
	    c->second > 59)
		return false;
	*s = at;
	return parse_half(s, c) && parse_zone(s, c);
}

bool
when_parse(const char *s, enum when_order order, struct when *w)
{
	struct date d;
	struct clock c = {0, 0, 0, 0, ""};
	char trimmed[64];
	size_t len = strlen(s);
	const char *at = text_trim(s, &len);

	if (len >= sizeof(trimmed))
		return false;
	memcpy(trimmed, at, len);
	trimmed[len] = '\0';
	at = trimmed;
	if (!parse_date(&at, order, &d))
		return false;
	if (*at != '\0') {
		if (*at != 'T' && *at != ' ' && *at != ',')
			return false;
		for (at++; *at == ' '; at++)
			;
		if (!parse_clock(&at, &c) || *at != '\0')
			return false;
	}
	w->instant = day_number(&d) * 86400 + c.hour * 3600 + c.minute * 60 +
		     c.second - c.offset * 60;
	snprintf(w->text, sizeof(w->text), "%04d-%02d-%02dT%02d:%02d:%02d%s",
	    d.year % 10000, d.month % 100, d.day % 100, c.hour % 100,
	    c.minute % 100, c.second % 100, c.zone);
	return true;
}
