/*
 * bytes: the text of an export, in UTF-8, from whatever it was stored as.
 *
 * A file is opened, scanned once from end to end, and only then read: what is
 * cut short or damaged is known before anything of it is used. Nothing is held
 * in memory but a block.
 */
#ifndef INGEST_BYTES_H
#define INGEST_BYTES_H

#include "gzip.h"
#include "raw.h"
#include "trouble.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bytes;

struct bytes_facts {
	const char *encoding; /* its name, as long-lived as the struct bytes */
	bool marked;          /* a byte order mark stands before the text */
	bool guessed;         /* the name is a conclusion, not a certainty */
	uintmax_t odd;        /* bytes of it that are not UTF-8 */
	uintmax_t odd_line;   /* of the first of them, or 0 */
	const char *mark; /* the encoding a mark speaks for, if not that told */
	char evidence[120]; /* in words, for the encoding */
	bool is_gzip;
	struct gzip_facts gzip;
};

/*
 * The text in a file, which is gzip if it begins like that and then unpacks to
 * max_bytes at most. encoding is one that decoder_open knows, or NULL: found
 * out by bytes_scan. Both live longer than the struct bytes.
 */
struct bytes *bytes_open(
    struct raw *, const char *encoding, uintmax_t max_bytes);
void bytes_close(struct bytes *);

/*
 * Read the whole file for the facts about it and go back to its beginning.
 * False, with *trouble filled in, if it can not be read as text.
 *
 * A text with a byte order mark is what that says. UTF-16 without one is told
 * by where its zero bytes stand. Otherwise it is UTF-8 if it is valid
 * throughout or holds more characters beyond ASCII than bytes that are not
 * UTF-8, which are then left in it. If there is no such character it is
 * Windows-1252, unless a byte occurs that has no meaning there. The column in a
 * trouble is that of the character in its line.
 */
bool bytes_scan(
    struct bytes *, struct bytes_facts *facts, struct trouble *trouble);

/* Go back to the beginning of the text. */
void bytes_rewind(struct bytes *);

/*
 * Up to room bytes of the text, at least DECODE_CHAR_MAX; no byte order mark.
 * It is UTF-8 but for the bytes that the facts tell. 0 is the end, or trouble.
 * The first argument is the struct bytes: this is a lines_read.
 */
size_t bytes_read(void *bytes, char *into, size_t room);

/* What went wrong in reading, or NULL. */
const struct trouble *bytes_trouble(const struct bytes *);

#endif
