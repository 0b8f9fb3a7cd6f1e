/*
 * conclusions: sentences made from the figures, by the parts "sentence" of a
 * sheet. What they say is in labels, whose keys begin with that of the part:
 *
 *	plain     <label>
 *	groups    .every, if all codes have one value; else .all of the items,
 *		  .item for each value with its names, .absent for those
 *		  without one; or .none
 *	ranking   .none if there is nothing, .only for one of one, .whole if one
 *		  code has all, .equal if all have the same; else .first, or
 *		  .majority if one has more than half, .next of the items, .item
 *		  or .item_one for each place, .zero for those with nothing
 *	chosen    .every or .some, of the codes that meet a condition
 *	leaders   .always, .except, .shared; or .never
 *	areas     .lead, then .part for each part of a total, and below it a
 *		  line .item for each place
 *
 * .name is the name of one code, .names that of several. .only, .whole, .equal,
 * .majority, .item_one, .zero, .absent and .every need not be there. Labels
 * that stand alone end with their full stop; others get one.
 *
 * They may use, besides facts: code, of one; names and k, how many they are; n,
 * their figure; total, that of all; list, of items; first, how many codes share
 * the first place; others, how many the list names.
 */
#ifndef LIMA_EDITION_CONCLUSIONS_H
#define LIMA_EDITION_CONCLUSIONS_H

#include "edition.h"

/*
 * What is done with a paragraph. Below its first line there may be others: the
 * items of a list that the first one heads.
 */
typedef void conclusions_take(void *arg, const char *paragraph);

/* All paragraphs of a sheet, in order. */
void conclusions_each(const struct edition *, const char *sheet,
    conclusions_take *take, void *arg);

#endif
