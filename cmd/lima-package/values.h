/*
 * values: different values, each with the line on which it stood first.
 */
#ifndef LIMA_VALUES_H
#define LIMA_VALUES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct values;

struct values *values_new(void);
void values_free(struct values *);

/* False, and nothing added, if it is one of them already. */
bool values_add(struct values *, const char *value, size_t len, uintmax_t line);

bool values_have(const struct values *, const char *value, size_t len);

/* In the order in which they came; value lives as long as the values. */
size_t values_length(const struct values *);
const char *values_get(const struct values *, size_t, uintmax_t *line);

#endif
