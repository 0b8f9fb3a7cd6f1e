/*
 * latest: of the answers to one question on the same mandates, the latest one.
 *
 * One answer is held for each key; the one that it displaces, or that it is
 * older than, goes to the output at once, set aside as superseded. Memory
 * therefore grows with the answers that count and not with those that were
 * read, and the answers that are left do not depend on the order in which they
 * came.
 *
 * Order in time: the moment of submission; on equal moments the base name of
 * the file, the line, the column; then the file's name as given and the record
 * itself, so that no two different records are ever equal.
 */
#ifndef LIMA_LATEST_H
#define LIMA_LATEST_H

#include "tsv.h"

#include <stdbool.h>
#include <stdint.h>

struct latest;

/* An answer that has been understood. Its strings are copied. */
struct answer {
	const char *reporter;
	const char *question;
	const char *mandate;
	const char *named;
	bool level; /* the key of a level is its one mandate, not the list */
	bool aside; /* if it is the latest, it is so without counting */
	int64_t instant;
	const char *file;
	uintmax_t line, col;
	const char *record; /* as tsv_writer_render made it */
	size_t record_len;
};

/* Superseded records go to out with that word in column aside. */
struct latest *latest_new(struct tsv_writer *out, size_t aside);

void latest_add(struct latest *, const struct answer *);

/*
 * Write what is held: first what does not count, then what counts, each by
 * mandate, reporter, question and list of mandates. Then free.
 */
void latest_write(struct latest *);

uintmax_t latest_superseded(const struct latest *);
uintmax_t latest_counted(const struct latest *);
uintmax_t latest_aside(const struct latest *);

#endif
