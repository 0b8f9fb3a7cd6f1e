/*
 * tsv_fields: a line in one pass, for its fields and for what is wrong with it.
 */
#include "tsv_fields.h"

#include "text.h"
#include "word.h"

#include <stdint.h>

/* Whether a letter makes an escape with the backslash before it. */
static bool
is_letter(char c)
{
	return c == 't' || c == 'n' || c == 'r' || c == '\\';
}

/* What can be wrong with a line, and a line as far as it is known. */
enum { HAS_NUL = 1, HAS_CR = 2, BAD_ESCAPE = 4 };

struct scan {
	const char *end;
	const char **starts;
	size_t fields, columns; /* those found, those that there should be */
	unsigned faults;
};

/* Look at a byte that may be special; returns where to go on. */
static const char *
look(struct scan *s, const char *at)
{
	switch (*at) {
	case '\t':
		if (s->fields < s->columns)
			s->starts[s->fields] = at + 1;
		s->fields++;
		return at + 1;
	case '\\':
		if (s->end - at > 1 && is_letter(at[1]))
			return at + 2;
		s->faults |= BAD_ESCAPE;
		return at + 1;
	case '\0':
		s->faults |= HAS_NUL;
		return at + 1;
	case '\r':
		s->faults |= HAS_CR;
		return at + 1;
	}
	return at + 1;
}

/*
 * Eight bytes at a time, of which only those are looked at that may be special:
 * most are not. Where the next eight begin must not wait for what these were.
 */
static void
scan_line(struct scan *s, const char *at)
{
	const char *next, *behind;
	uint64_t marks;

	for (; s->end - at >= WORD_BYTES; at = next) {
		next = at + WORD_BYTES;
		marks = word_special(word_load(at));
		while (marks != 0) {
			behind = look(s, at + word_before(marks));
			if (behind >= next) {
				next = behind;
				break;
			}
			marks &= UINT64_MAX << 8 * (behind - at);
		}
	}
	while (at < s->end)
		at = look(s, at);
}

/* What is wrong with a line, the worst first; NULL: nothing. */
static const char *
fault_of(const struct scan *s, struct tsv_span line)
{
	if (s->faults & HAS_NUL)
		return "a NUL byte";
	if (s->faults & HAS_CR)
		return "a carriage return that is not escaped";
	if (text_utf8_span(line.at, line.len) != line.len)
		return "bytes that are not UTF-8";
	if (s->faults & BAD_ESCAPE)
		return "a \\ that begins none of \\t \\n \\r \\\\";
	if (s->fields < s->columns)
		return "fewer fields than the header";
	if (s->fields > s->columns)
		return "more fields than the header";
	return NULL;
}

const char *
tsv_fields(struct tsv_span line, const char **starts, size_t columns)
{
	struct scan scan = {.end = line.at + line.len,
	    .starts = starts,
	    .fields = 1,
	    .columns = columns};

	starts[0] = line.at;
	scan_line(&scan, line.at);
	starts[columns] = scan.end + 1;
	return fault_of(&scan, line);
}
