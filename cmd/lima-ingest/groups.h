/*
 * groups: the names of groups of questions that may stand before a header, as
 * in "pillar_a/m12_q1".
 *
 * They end in '/', or, in a header without that, in ':', in '-', or in '.'.
 */
#ifndef INGEST_GROUPS_H
#define INGEST_GROUPS_H

struct groups;

/* A list separated by '|'; a name ending in '*' may go on in any way. */
struct groups *groups_new(const char *list);
void groups_free(struct groups *);

/*
 * What stands behind the group with which a folded header begins; NULL if it
 * begins with none.
 */
const char *groups_skip(const struct groups *, const char *header);

#endif
