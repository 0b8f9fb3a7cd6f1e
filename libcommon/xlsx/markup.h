/*
 * markup: an XML text, told element by element as it is read.
 *
 * What workbooks do not need and attackers do is refused: document types,
 * elements nested deeply, tags of more than a mebibyte. Names are told without
 * their namespace's prefix, as the two editions of the workbook standard differ
 * in the namespaces alone.
 */
#ifndef LIMA_XLSX_MARKUP_H
#define LIMA_XLSX_MARKUP_H

#include "lines_read.h"
#include "trouble.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct markup;

/* All may be NULL. The depth of the root is 1. */
struct markup_calls {
	void (*start)(void *context, size_t depth, const char *name,
	    const char *const *attributes);
	void (*end)(void *context, size_t depth, const char *name);
	void (*text)(void *context, const char *bytes, size_t len);
};

enum markup_got { MARKUP_PAUSED, MARKUP_END, MARKUP_BAD };

/* The name is for messages; it and the calls are not copied. */
struct markup *markup_open(const char *name, lines_read *read, void *from,
    const struct markup_calls *calls, void *context);
void markup_close(struct markup *);

/* Read on, until a call pauses it or to the end. */
enum markup_got markup_next(struct markup *);

/*
 * Read to the end and close; false, with *trouble filled in, if that fails. The
 * calls do not pause it.
 */
bool markup_finish(struct markup *, struct trouble *trouble);

/* From within an end call: let markup_next return. */
void markup_pause(struct markup *);

/* From within a call: let markup_next return MARKUP_BAD, for this reason. */
void markup_fail(struct markup *, const char *what, const char *detail);

/* What is wrong, after MARKUP_BAD. */
const struct trouble *markup_trouble(const struct markup *);

/* The value of an attribute, or NULL. It lives as long as the call. */
const char *markup_attribute(const char *const *attributes, const char *name);

/* The same as a number without a sign, or what to take if it is none. */
uintmax_t markup_number(
    const char *const *attributes, const char *name, uintmax_t otherwise);
double markup_real(
    const char *const *attributes, const char *name, double otherwise);

/* Is it there and true? */
bool markup_flag(const char *const *attributes, const char *name);

#endif
