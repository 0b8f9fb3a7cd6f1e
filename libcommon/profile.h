/*
 * profile: a follow-up instrument described as data, lima-profile(5).
 *
 * A profile is a folder of tables. A name with a '/' is that folder; another
 * name is looked for in the folders of $LIMA_PROFILES (separated by ':'), then
 * beside the build that the running program belongs to, then in the installed
 * data folder.
 */
#ifndef LIMA_PROFILE_H
#define LIMA_PROFILE_H

#include "table.h"

#define PROFILE_DEFAULT "lima-commitment"

/* The languages of the columns that hold words: en, es, pt, fr. */
#define PROFILE_LANGUAGES 4
extern const char *const profile_languages[PROFILE_LANGUAGES];

struct profile;

/* NULL if there is no such folder with a profile.tsv in it. */
struct profile *profile_open(const char *name);
void profile_free(struct profile *);

/* The folder that it was found in. */
const char *profile_folder(const struct profile *);

/*
 * One of its tables, by name without ".tsv", read when first asked for. It
 * belongs to the profile. NULL, with *trouble filled in, if it is missing or
 * malformed.
 */
const struct table *profile_table(
    struct profile *, const char *name, struct tsv_trouble *trouble);

/* How many of them were read. */
size_t profile_count(const struct profile *);

#endif
