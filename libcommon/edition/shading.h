/*
 * shading: how a working edition shades the numbers of a column, beside which
 * they stand all the same.
 */
#ifndef LIMA_EDITION_SHADING_H
#define LIMA_EDITION_SHADING_H

#include "edition.h"

/* Set it as the palette of a part asks; ends with 78 if that is none. */
void shading_set(const struct edition *, const struct part *, struct column *);

#endif
