/*
 * frac: exact fractions of any size, never negative, always reduced.
 *
 * The caller frees what frac_new, frac_copy and frac_read return. NULL stands
 * for "no such figure" wherever a struct frac may be missing; the functions
 * here want one, but for frac_free.
 */
#ifndef LIMA_FRAC_H
#define LIMA_FRAC_H

#include "buf.h"

#include <stddef.h>
#include <stdint.h>

struct frac;

/* num / den; den is not 0. */
struct frac *frac_new(uintmax_t num, uintmax_t den);
struct frac *frac_copy(const struct frac *);

/* A decimal, digits with or without a point between them, or NULL. */
struct frac *frac_read(const char *decimal);

void frac_free(struct frac *);

void frac_add(struct frac *, const struct frac *term);
void frac_multiply(struct frac *, uintmax_t by);

/* by is not 0. */
void frac_divide(struct frac *, uintmax_t by);

/* Less than, equal to or greater than 0, as the first is to the second. */
int frac_compare(const struct frac *, const struct frac *);

/* To that many decimals; what lies half way goes up. */
void frac_round(struct frac *, unsigned decimals);

/* Add it to out, rounded as frac_round does, always with those decimals. */
void frac_print(struct buf *out, const struct frac *, unsigned decimals);

/* Add the two parts of the fraction to out, in decimal. */
void frac_print_num(struct buf *out, const struct frac *);
void frac_print_den(struct buf *out, const struct frac *);

#endif
