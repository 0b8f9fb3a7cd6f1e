/*
 * sentence: one part "sentence" of a layout, on its way to paragraphs.
 */
#ifndef LIMA_EDITION_SENTENCE_H
#define LIMA_EDITION_SENTENCE_H

#include "conclusions.h"
#include "phrases.h"

struct sentence {
	const struct edition *edition;
	const struct part *part;
	struct phrases phrases; /* that add to text */
	struct keys keys;       /* its rows */
	struct buf text;
	conclusions_take *take;
	void *arg;
};

/* The paragraph is complete: hand it on, if there is anything in it. */
void sentence_end(struct sentence *);

/* Say it, by the kind of the part. */
void sentence_plain(struct sentence *);
void sentence_groups(struct sentence *);
void sentence_ranking(struct sentence *);
void sentence_chosen(struct sentence *);
void sentence_leaders(struct sentence *);
void sentence_areas(struct sentence *);

#endif
