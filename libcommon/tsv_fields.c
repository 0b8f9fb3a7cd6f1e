/*
 * tsv_fields: a line in one pass, for its fields and for what is wrong with it.
 */
#include "tsv_fields.h"

#include "block.h"
#include "text.h"
#include "utf8.h"

#include <string.h>

/* Whether a letter makes an escape with the backslash before it. */
static bool
is_letter(char c)
{
	return c == 'n' || c == 't' || c == 'r' || c == '\\';
}

/* A line as far as it is known. */
struct scan {
	const char **starts;
	size_t fields, columns; /* those found, those that there should be */
	uint64_t
	    cut;  /* 1: the next block begins with the letter of an escape */
	bool odd; /* something in it may be wrong */
	bool escaped;
};

/* Look at those bytes of a block that are marked, up to a newline or NULL. */
static inline const char *
look(struct scan *s, const char *block, uint64_t marks)
{
	marks &= ~s->cut;
	s->cut = 0;
	for (; marks != 0; marks &= marks - 1) {
		unsigned i = block_before(marks);
		const char *at = block + i;

		if (*at == '\t') {
			if (s->fields < s->columns)
				s->starts[s->fields] = at + 1;
			s->fields++;
		} else if (*at == '\\' && is_letter(at[1])) {
			s->escaped = true;
			/* The letter may be a backslash. */
			marks &= ~(UINT64_C(2) << i);
			s->cut = i + 1 == BLOCK_BYTES;
		} else if (*at == '\n') {
			return at;
		} else {
			s->odd = true;
		}
	}
	return NULL;
}

const char *
tsv_fields(const char *line, const char **starts, size_t columns,
    struct tsv_line_is *is)
{
	struct scan scan = {.starts = starts, .fields = 1, .columns = columns};
	uint64_t strange, due = 0;
	const char *newline;

	starts[0] = line;
	for (;; line += BLOCK_BYTES) {
		struct block block = block_load(line);

		strange = utf8_strange(block, &due);
		newline = look(&scan, line, block_special(block));
		if (newline != NULL)
			break;
		scan.odd |= strange != 0;
	}
	starts[columns] = newline + 1;
	/* What stands behind the newline is another line's. */
	strange &= block_first((size_t)(newline - line) + 1);
	is->plain = !scan.odd && strange == 0 && scan.fields == columns;
	is->escaped = scan.escaped;
	return newline;
}

static bool
has_good_escapes(struct tsv_span line)
{
	const char *at = line.at, *end = line.at + line.len;

	while ((at = memchr(at, '\\', (size_t)(end - at))) != NULL) {
		if (end - at < 2 || !is_letter(at[1]))
			return false;
		at += 2;
	}
	return true;
}

static size_t
count_fields(struct tsv_span line)
{
	size_t fields = 1;

	for (size_t i = 0; i < line.len; i++)
		fields += line.at[i] == '\t';
	return fields;
}

const char *
tsv_fields_fault(struct tsv_span line, size_t columns)
{
	size_t fields;

	if (memchr(line.at, '\0', line.len) != NULL)
		return "a NUL byte";
	if (memchr(line.at, '\r', line.len) != NULL)
		return "a carriage return that is not escaped";
	if (text_utf8_span(line.at, line.len) != line.len)
		return "bytes that are not UTF-8";
	if (!has_good_escapes(line))
		return "a \\ that begins none of \\t \\n \\r \\\\";
	fields = count_fields(line);
	if (fields < columns)
		return "fewer fields than the header";
	if (fields > columns)
		return "more fields than the header";
	return NULL;
}

const char *
tsv_fields_header_fault(struct tsv_span line)
{
	static const char mark[] = {'\xef', '\xbb', '\xbf'};

	if (memchr(line.at, '\0', line.len) != NULL)
		return "header: NUL bytes: UTF-16, or no text";
	if (line.len >= sizeof(mark) &&
	    memcmp(line.at, mark, sizeof(mark)) == 0)
		return "header: a byte order mark in front";
	if (line.len > 0 && line.at[line.len - 1] == '\r')
		return "header: a carriage return at the end";
	if (memchr(line.at, '\t', line.len) == NULL &&
	    (memchr(line.at, ';', line.len) != NULL ||
		memchr(line.at, ',', line.len) != NULL))
		return "header: ; or , between names in place of TAB";
	return NULL;
}
