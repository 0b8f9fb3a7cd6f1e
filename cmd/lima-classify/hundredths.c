/*
 * hundredths: numbers from 0 to 1 with two decimals, such as a confidence.
 */
#include "hundredths.h"

#include "text.h"

#include <stdint.h>
#include <string.h>

bool
hundredths_read(const char *s, unsigned *hundredths)
{
	size_t whole = strcspn(s, ".");
	size_t decimals = s[whole] == '.' ? strlen(s + whole + 1) : 0;
	uintmax_t ones, rest = 0;

	if (!text_number(s, whole, 1, &ones) || decimals > 2)
		return false;
	if (s[whole] == '.' && !text_number(s + whole + 1, decimals, 99, &rest))
		return false;
	if (decimals == 1)
		rest *= 10;
	*hundredths = (unsigned)(ones * 100 + rest);
	return *hundredths <= 100;
}

void
hundredths_put(struct buf *out, unsigned hundredths)
{
	buf_number(out, hundredths / 100);
	buf_putc(out, '.');
	buf_number(out, hundredths / 10 % 10);
	buf_number(out, hundredths % 10);
}
