/*
 * guess: what kind of text a file holds, by its first bytes.
 */
#include "guess.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

/* In shorter texts each pair of bytes must speak for UTF-16. */
#define SURE_BYTES 64

/* How files begin that are no text in any encoding. */
static const struct signature {
	const char *bytes;
	size_t len;
	const char *what;
} signatures[] = {
    {"PK\x03\x04", 4,
	"a workbook or another zip file within gzip: unpack it first"},
    {"\xd0\xcf\x11\xe0", 4,
	"a workbook of the old kind or with a password: save it as .xlsx "
	"without one"},
    {"%PDF-", 5, "a PDF: ask for the export itself"},
    {"\xfd"
     "7zXZ",
	5, "packed with xz: unpack it first"},
    {"BZh91AY", 7, "packed with bzip2: unpack it first"},
    {"\x28\xb5\x2f\xfd", 4, "packed with zstd: unpack it first"},
    {"\x1f\x9d", 2, "packed with compress: unpack it first"},
};

/* Those that begin with another come before it. */
static const struct mark {
	const char *bytes;
	size_t len;
	const char *encoding;
	const char *evidence;
} marks[] = {
    {"\xef\xbb\xbf", 3, "UTF-8", "byte order mark EF BB BF"},
    {"\xff\xfe\0\0", 4, "UTF-32LE", "byte order mark FF FE 00 00"},
    {"\0\0\xfe\xff", 4, "UTF-32BE", "byte order mark 00 00 FE FF"},
    {"\xff\xfe", 2, "UTF-16LE", "byte order mark FF FE"},
    {"\xfe\xff", 2, "UTF-16BE", "byte order mark FE FF"},
};

static bool
begins(const char *bytes, size_t len, const char *with, size_t with_len)
{
	return len >= with_len && memcmp(bytes, with, with_len) == 0;
}

/*
 * Text in UTF-16 has zero bytes at every second place, wherever a letter of
 * ASCII or Latin-1 stands; a damaged text has them at both.
 */
static void
count_zeros(const char *bytes, size_t len, struct guess *g)
{
	size_t i, side, zeros[2] = {0, 0}, pairs = len / 2;
	bool likely;

	for (i = 0; i < 2 * pairs; i++)
		zeros[i % 2] += bytes[i] == '\0';
	side = zeros[1] > zeros[0] ? 1 : 0;
	if (len < SURE_BYTES)
		likely = len % 2 == 0 && zeros[side] == pairs &&
			 zeros[1 - side] == 0;
	else
		likely = zeros[side] * 4 >= pairs &&
			 zeros[side] >= zeros[1 - side] * 16;
	if (pairs == 0 || !likely)
		return;
	g->encoding = side == 1 ? "UTF-16LE" : "UTF-16BE";
	snprintf(g->evidence, sizeof(g->evidence),
	    "no byte order mark; of %zu pairs of bytes %zu %s with a zero, %zu "
	    "%s with one",
	    pairs, zeros[side], side == 1 ? "end" : "begin", zeros[1 - side],
	    side == 1 ? "begin" : "end");
}

bool
guess_text(
    const char *bytes, size_t len, struct guess *g, struct trouble *trouble)
{
	size_t i;

	*g = (struct guess){0};
	for (i = 0; i < sizeof(signatures) / sizeof(signatures[0]); i++)
		if (begins(bytes, len, signatures[i].bytes, signatures[i].len))
			return trouble_set(
			    trouble, EX_DATAERR, signatures[i].what, NULL);
	for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		if (!begins(bytes, len, marks[i].bytes, marks[i].len))
			continue;
		g->encoding = marks[i].encoding;
		g->marked = true;
		snprintf(
		    g->evidence, sizeof(g->evidence), "%s", marks[i].evidence);
		return true;
	}
	count_zeros(bytes, len, g);
	return true;
}
