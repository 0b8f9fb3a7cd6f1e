/*
 * tags: what a need is about, and whom it is for.
 *
 * A need has one criterion but any number of tags: tag_rules.tsv says which
 * words speak for which tag of tags.tsv. Tags are no rivals: a phrase keeps its
 * words from the shorter rules of its own tag, and from no other's.
 */
#ifndef LIMA_TAGS_H
#define LIMA_TAGS_H

#include "buf.h"
#include "match.h"
#include "rules.h"
#include "tokens.h"

/*
 * A text has a tag if the weights of the tag's rules that fit it, each counted
 * once, add up to this: a rule of this weight is enough, one of half of it
 * needs another beside it.
 */
#define TAGS_LIMIT 2

struct tags;

/* The rules are kept, not copied. */
struct tags *tags_new(const struct rules *);
void tags_free(struct tags *);

/*
 * The codes of the tags that the rules speak for which fit a text, in the order
 * of tags.tsv, "ethics;youth". They live until the next text.
 */
const struct buf *tags_find(struct tags *, const struct matches *);

/*
 * What fitted a text, also where it was not enough for a tag, in the order of
 * the text: "code of ethics ethics 2;young youth 1".
 */
const char *tags_explain(
    struct tags *, const struct matches *, const struct tokens *);

#endif
