/*
 * Dates: what is read, what is refused, and the count of days against a slow
 * one that walks the calendar.
 */
#include "when.h"
#include "tap.h"

#include <string.h>

struct example {
	const char *written;
	enum when_order order;
	const char *text; /* NULL: refused */
};

static const struct example examples[] = {
    {"2019-06-17", WHEN_REFUSE, "2019-06-17T00:00:00"},
    {" 2019-06-17 ", WHEN_REFUSE, "2019-06-17T00:00:00"},
    {"2019/6/7", WHEN_REFUSE, "2019-06-07T00:00:00"},
    {"2019-06-17T10:30", WHEN_REFUSE, "2019-06-17T10:30:00"},
    {"2019-06-17 10:30:59", WHEN_REFUSE, "2019-06-17T10:30:59"},
    {"2019-06-17T10:30:59.123", WHEN_REFUSE, "2019-06-17T10:30:59"},
    {"2019-06-17T10:30:59Z", WHEN_REFUSE, "2019-06-17T10:30:59Z"},
    {"2019-06-17T10:30-05:00", WHEN_REFUSE, "2019-06-17T10:30:00-05:00"},
    {"2019-06-17T10:30:00.000+0530", WHEN_REFUSE, "2019-06-17T10:30:00+05:30"},
    {"2019-06-17 10:30 -05", WHEN_REFUSE, "2019-06-17T10:30:00-05:00"},
    {"17/06/2019", WHEN_DAY_FIRST, "2019-06-17T00:00:00"},
    {"7.6.2019 9:05", WHEN_DAY_FIRST, "2019-06-07T09:05:00"},
    {"7-6-2019", WHEN_DAY_FIRST, "2019-06-07T00:00:00"},
    {"6/7/2019", WHEN_MONTH_FIRST, "2019-06-07T00:00:00"},
    {"6/7/2019, 2:05 PM", WHEN_MONTH_FIRST, "2019-06-07T14:05:00"},
    {"7/6/2019 12:00 a. m.", WHEN_DAY_FIRST, "2019-06-07T00:00:00"},
    {"7/6/2019 12:00 p.\xc2\xa0m.", WHEN_DAY_FIRST, "2019-06-07T12:00:00"},
    {"29/02/2020", WHEN_DAY_FIRST, "2020-02-29T00:00:00"},
    {"17/06/2019", WHEN_REFUSE, NULL},
    {"17/06/2019", WHEN_MONTH_FIRST, NULL},
    {"17/06/19", WHEN_DAY_FIRST, NULL},
    {"17/06-2019", WHEN_DAY_FIRST, NULL},
    {"29/02/2019", WHEN_DAY_FIRST, NULL},
    {"29/02/2100", WHEN_DAY_FIRST, NULL},
    {"2019-02-30", WHEN_DAY_FIRST, NULL},
    {"2019-13-01", WHEN_DAY_FIRST, NULL},
    {"2019-00-01", WHEN_DAY_FIRST, NULL},
    {"2019-06-17T24:00", WHEN_DAY_FIRST, NULL},
    {"2019-06-17T10:60", WHEN_DAY_FIRST, NULL},
    {"2019-06-17T10", WHEN_DAY_FIRST, NULL},
    {"2019-06-17T10:30:60", WHEN_DAY_FIRST, NULL},
    {"2019-06-17T10:30:", WHEN_DAY_FIRST, NULL},
    {"2019-06-17T13:30 pm", WHEN_DAY_FIRST, NULL},
    {"2019-06-17T10:30 amx", WHEN_DAY_FIRST, NULL},
    {"2019-06-17T10:30+25:00", WHEN_DAY_FIRST, NULL},
    {"2019-06-17T10:30+05:", WHEN_DAY_FIRST, NULL},
    {"2019-06-17T10:30 EST", WHEN_DAY_FIRST, NULL},
    {"2019-06-17 x", WHEN_DAY_FIRST, NULL},
    {"2019-06-17T", WHEN_DAY_FIRST, NULL},
    {"2019-06", WHEN_DAY_FIRST, NULL},
    {"20190617", WHEN_DAY_FIRST, NULL},
    {"43633", WHEN_DAY_FIRST, NULL},
    {"0000-01-01", WHEN_DAY_FIRST, NULL},
    {"12019-06-17", WHEN_DAY_FIRST, NULL},
    {"", WHEN_DAY_FIRST, NULL},
};

static void
check_examples(void)
{
	const struct example *e;
	char what[128];
	struct when w;
	size_t i;
	bool ok;

	for (i = 0; i < sizeof(examples) / sizeof(examples[0]); i++) {
		e = &examples[i];
		memset(&w, 0, sizeof(w));
		ok = when_parse(e->written, e->order, &w);
		if (e->text == NULL)
			ok = !ok;
		else
			ok = ok && strcmp(w.text, e->text) == 0;
		snprintf(what, sizeof(what), "'%s' is %s", e->written,
		    e->text != NULL ? e->text : "refused");
		tap(ok, what);
	}
}

static int
month_days(int year, int month)
{
	if (month == 2)
		return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
			   ? 29
			   : 28;
	return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/* Every day of nine centuries, one after another. */
static void
check_calendar(void)
{
	int year, month, day;
	int64_t days = 0, first = 0;
	char text[48];
	struct when w;
	bool ok = true;

	for (year = 1600; year < 2500 && ok; year++)
		for (month = 1; month <= 12; month++)
			for (day = 1; day <= month_days(year, month); day++) {
				snprintf(text, sizeof(text), "%04d-%02d-%02d",
				    year, month, day);
				ok = ok && when_parse(text, WHEN_REFUSE, &w);
				if (days == 0)
					first = w.instant;
				ok = ok && w.instant == first + days * 86400;
				days++;
			}
	tap(ok, "every day is one day after the day before");
	tap(when_parse("1970-01-01", WHEN_REFUSE, &w) && w.instant == 0,
	    "1970 began at zero");
	tap(when_parse("2001-09-09T01:46:40Z", WHEN_REFUSE, &w) &&
		w.instant == 1000000000,
	    "the billionth second");
}

static void
check_instants(void)
{
	struct when a, b;

	tap(when_parse("2019-06-17T23:30:00-05:00", WHEN_REFUSE, &a) &&
		when_parse("2019-06-18T04:30:00", WHEN_REFUSE, &b) &&
		a.instant == b.instant,
	    "an offset is an instant, no offset is UTC");
	tap(when_parse("2019-06-17T00:15:00+05:30", WHEN_REFUSE, &a) &&
		when_parse("2019-06-16T18:45:00Z", WHEN_REFUSE, &b) &&
		a.instant == b.instant,
	    "an offset of half an hour, over midnight");
}

int
main(void)
{
	check_examples();
	check_calendar();
	check_instants();
	return tap_end();
}
