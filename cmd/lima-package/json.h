/*
 * json: a JSON text, written value by value, indented by two blanks.
 *
 * In an object every value has a key, in an array key is NULL. Strings are
 * UTF-8, which the caller has seen to.
 */
#ifndef LIMA_JSON_H
#define LIMA_JSON_H

#include "buf.h"

#include <stdbool.h>
#include <stdint.h>

struct json {
	struct buf *out;
	unsigned depth;
	bool any; /* whether the object or array at hand has a value yet */
};

/* Add to out, which is the caller's. */
void json_begin(struct json *, struct buf *out);

/* The line feed at the end; everything that was opened has been closed. */
void json_end(struct json *);

void json_object(struct json *, const char *key);
void json_array(struct json *, const char *key);
void json_close_object(struct json *);
void json_close_array(struct json *);

void json_string(struct json *, const char *key, const char *value);
void json_number(struct json *, const char *key, uintmax_t value);
void json_bool(struct json *, const char *key, bool value);

#endif
