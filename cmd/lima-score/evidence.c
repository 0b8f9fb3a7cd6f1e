/*
 * evidence: the records behind the figures.
 */
#include "evidence.h"

#include "buf.h"
#include "mem.h"

#include <stdlib.h>

const char *const evidence_column[EVIDENCE_FIELDS] = {"rec", "id", "kind",
    "reporter", "mandate", "named", "question", "answer", "criterion", "tags",
    "aside", "src_file", "src_line", "src_col", "row", "item", "value"};

/* Where the fields of a record begin among the strings. */
struct kept {
	size_t field[EVIDENCE_FIELDS];
};

struct evidence {
	struct tsv_reader *in;
	size_t column[EVIDENCE_FIELDS];
	struct kept *kept;
	size_t n, room;
	struct buf strings;
};

struct evidence *
evidence_new(struct tsv_reader *in)
{
	struct evidence *e = mem_new(1, sizeof(*e));

	e->in = in;
	for (int f = 0; f < EVIDENCE_FIELDS; f++)
		e->column[f] = tsv_reader_find(in, evidence_column[f]);
	buf_init(&e->strings);
	return e;
}

void
evidence_free(struct evidence *e)
{
	buf_release(&e->strings);
	free(e->kept);
	free(e);
}

void
evidence_add(struct evidence *e)
{
	struct kept *kept;

	e->kept = mem_grow(e->kept, e->n, &e->room, sizeof(*e->kept));
	kept = &e->kept[e->n++];
	for (int f = 0; f < EVIDENCE_FIELDS; f++) {
		kept->field[f] = e->strings.len;
		buf_puts(&e->strings, tsv_reader_get(e->in, e->column[f]));
		buf_putc(&e->strings, '\0');
	}
}

size_t
evidence_length(const struct evidence *e)
{
	return e->n;
}

const char *
evidence_get(const struct evidence *e, size_t record, enum evidence_field field)
{
	return e->strings.data + e->kept[record].field[field];
}
