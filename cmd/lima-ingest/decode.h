/*
 * decode: text from the encoding it was stored in to UTF-8.
 *
 * UTF-8, UTF-16 and Windows-1252 are decoded here, all others by iconv(3).
 * What is not defined in an encoding is never replaced or passed over. UTF-8 is
 * given as it is, what is not UTF-8 in it included.
 */
#ifndef INGEST_DECODE_H
#define INGEST_DECODE_H

#include <stdbool.h>
#include <stddef.h>

/* No character of any encoding takes more bytes, stored or decoded. */
#define DECODE_CHAR_MAX 16

struct decoder;

/*
 * A decoder for the encoding of that name, in any case. NULL if there is none,
 * or if the name asks iconv for something besides, such as //IGNORE.
 */
struct decoder *decoder_open(const char *name);
void decoder_close(struct decoder *);

/* Begin a new text. */
void decoder_reset(struct decoder *);

/*
 * Decode of the len bytes at from as much as fits in room, which is at least
 * DECODE_CHAR_MAX. The answer is how many bytes were made; *used, how many were
 * used up. Where it uses none, a character is incomplete or undefined: the
 * latter if no more bytes follow or there are DECODE_CHAR_MAX of them. len 0
 * is the end of the text, when a last character may still come.
 */
size_t decoder_run(struct decoder *, const char *from, size_t len, size_t *used,
    char *into, size_t room);

/* Is this a name of UTF-8? */
bool decode_is_utf8(const char *name);

/* Is this byte, alone, without meaning in Windows-1252? */
bool decode_undefined_1252(unsigned char);

#endif
