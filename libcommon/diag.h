/*
 * diag: messages for people, on stderr, one line each:
 *
 *	program: file:line:column: level: field: what: detail
 *
 * Control characters and bytes that are not UTF-8 are made visible in it.
 *
 * A message's kind is its level, field and what. After DIAG_MANY messages of
 * one kind about a place the rest are only counted, and diag_end tells how many
 * there were.
 */
#ifndef LIMA_DIAG_H
#define LIMA_DIAG_H

#include <stdint.h>

#define DIAG_MANY 20

enum diag_level { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR };

/* Where something stands. file NULL: nowhere; line or col 0: not told. */
struct diag_place {
	const char *file;
	uintmax_t line;
	uintmax_t col;
};

/* The name that stands at the head of every message; not copied. */
void diag_begin(const char *program);
const char *diag_program(void);

/*
 * Say something. place and field may be NULL. what is the kind of trouble in
 * words that do not vary; fmt, NULL or the varying rest, usually with a value
 * through diag_quote.
 */
void diag(enum diag_level, const struct diag_place *, const char *field,
    const char *what, const char *fmt, ...)
    __attribute__((format(printf, 5, 6)));

/*
 * The value in single quotes, shortened to some 60 characters, control
 * characters and bytes that are not UTF-8 made visible. The result lives until
 * the fourth next call.
 */
const char *diag_quote(const char *value);

/* What stands after a word that n of something are told by: "" or "s". */
const char *diag_plural(uintmax_t n);

/* Tell the numbers of the messages that were held back, and forget them. */
void diag_end(void);

#endif
