/*
 * format: how a spreadsheet shows a number.
 */
#include "format.h"

#include "code.h"
#include "digits.h"
#include "mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* What the first section of a code has. */
struct traits {
	bool year_or_day, month, hour_or_second, fine, span;
	bool digits;
	bool other; /* what is not followed here */
};

/* Only times that go beyond their bounds stand in brackets; else colours. */
static void
note_bracket(struct traits *have, const struct code_token *t)
{
	if (t->len > 0 && strchr("hHmMsS", *t->bytes) &&
	    strspn(t->bytes, "hHmMsS") == t->len)
		have->span = true;
	else if (t->len > 0 && strchr("<>=", *t->bytes))
		have->other = true;
}

/* How many characters of the code were understood. */
static size_t
note_sign(struct traits *have, const char *s)
{
	if (strncasecmp(s, "General", 7) == 0) {
		have->other = true;
		return 7;
	}
	if (strncasecmp(s, "AM/PM", 5) == 0 || strncasecmp(s, "A/P", 3) == 0) {
		have->hour_or_second = true;
		return s[1] == '/' ? 3 : 5;
	}
	if (code_is_place(*s))
		have->digits = true;
	else if (strchr("yYdD", *s))
		have->year_or_day = true;
	else if (strchr("mM", *s))
		have->month = true;
	else if (strchr("hHsS", *s))
		have->hour_or_second = true;
	else if (strchr(".,%", *s) == NULL)
		have->other = true;
	if (strncasecmp(s, "s.0", 3) == 0) {
		have->fine = true;
		return 3;
	}
	/* Between digits a comma groups them; elsewhere it divides. */
	if (*s == ',' && !code_is_place(s[1]))
		have->other = true;
	return 1;
}

/* '/' between digits is a fraction, in a date it stands for itself. */
static struct traits
find_traits(const char *s)
{
	struct traits have = {0};
	struct code_token t;
	const char *next;

	for (;; s = next) {
		next = code_next(s, &t);
		if (t.kind == CODE_END)
			return have;
		if (t.kind == CODE_BRACKET)
			note_bracket(&have, &t);
		else if (t.kind == CODE_SIGN)
			next = s + note_sign(&have, s);
	}
}

void
format_read(struct format *f, const char *code)
{
	struct traits have = find_traits(code);

	*f = (struct format){.kind = FORMAT_PLAIN};
	if (have.span) {
		f->kind = FORMAT_SPAN;
	} else if (have.year_or_day || have.month || have.hour_or_second) {
		f->kind = FORMAT_MOMENT;
		f->shown.time = have.hour_or_second;
		f->shown.date = have.year_or_day || !have.hour_or_second;
		f->shown.fine = have.fine;
	} else if (have.digits && !have.other) {
		f->kind = FORMAT_DIGITS;
		f->code = mem_copy(code, strlen(code));
	}
}

void
format_release(struct format *f)
{
	free(f->code);
}

const char *
format_builtin(size_t number)
{
	static const char *const codes[] = {[1] = "0",
	    [2] = "0.00",
	    [3] = "#,##0",
	    [4] = "#,##0.00",
	    [9] = "0%",
	    [10] = "0.00%",
	    [14] = "d/m/yyyy",
	    [15] = "d-mmm-yy",
	    [16] = "d-mmm",
	    [17] = "mmm-yy",
	    [18] = "h:mm AM/PM",
	    [19] = "h:mm:ss AM/PM",
	    [20] = "h:mm",
	    [21] = "h:mm:ss",
	    [22] = "d/m/yyyy h:mm",
	    /* 27 to 36 and 50 to 58 are East Asian dates and times. */
	    [27] = "d",
	    [28] = "d",
	    [29] = "d",
	    [30] = "d",
	    [31] = "d",
	    [32] = "h",
	    [33] = "h",
	    [34] = "h",
	    [35] = "h",
	    [36] = "d",
	    [45] = "mm:ss",
	    [46] = "[h]:mm:ss",
	    [47] = "mm:ss.0",
	    [50] = "d",
	    [51] = "d",
	    [52] = "d",
	    [53] = "d",
	    [54] = "d",
	    [55] = "d",
	    [56] = "d",
	    [57] = "d",
	    [58] = "d"};

	if (number >= sizeof(codes) / sizeof(codes[0]))
		return NULL;
	return codes[number];
}

static void
put_plain(struct buf *b, double value)
{
	if (fabs(value) < 1e15 && floor(value) == value)
		buf_printf(b, "%.0f", value);
	else
		buf_printf(b, "%.15g", value);
}

void
format_put_number(struct buf *b, const struct format *f, double value)
{
	if (value < 0)
		buf_putc(b, '-');
	value = fabs(value);
	if (f->kind != FORMAT_DIGITS || !digits_put(b, f->code, value))
		put_plain(b, value);
}
