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
	char text[] = {(char)('0' + hundredths / 100), '.',
	    (char)('0' + hundredths / 10 % 10), (char)('0' + hundredths % 10)};

	buf_add(out, text, sizeof(text));
}
