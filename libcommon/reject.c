/*
 * reject: what was not understood stays in the stream, marked.
 */
#include "reject.h"

#include "mem.h"

#include <stdlib.h>

struct rejects {
	struct tsv_writer *out;
	struct tsv_writer *copy; /* NULL: none; made with the first record */
	struct outfile *file;    /* NULL: none */
	size_t rec;
	size_t reason;
	uintmax_t count;
	struct buf line;
};

struct rejects *
rejects_open(struct outfile *file, struct tsv_writer *out)
{
	struct rejects *r = mem_new(1, sizeof(*r));

	r->out = out;
	r->file = file;
	r->rec = tsv_writer_column(out, "rec");
	r->reason = tsv_writer_column(out, "reason");
	buf_init(&r->line);
	return r;
}

/* Not before the first record, when out has all its columns. */
static void
open_copy(struct rejects *r)
{
	size_t i;

	r->copy = tsv_writer_open(outfile_fd(r->file), NULL);
	for (i = 0; i < tsv_writer_columns(r->out); i++)
		tsv_writer_column(r->copy, tsv_writer_name(r->out, i));
}

void
rejects_put(struct rejects *r, const struct tsv_reader *in, const char *reason)
{
	tsv_writer_set(r->out, r->rec, "reject");
	tsv_writer_set(r->out, r->reason, reason);
	buf_reset(&r->line);
	tsv_writer_render(r->out, in, &r->line);
	tsv_writer_line(r->out, r->line.data, r->line.len);
	if (r->file != NULL && r->copy == NULL)
		open_copy(r);
	if (r->copy != NULL)
		tsv_writer_line(r->copy, r->line.data, r->line.len);
	r->count++;
}

uintmax_t
rejects_count(const struct rejects *r)
{
	return r->count;
}

int
rejects_close(struct rejects *r)
{
	int error = 0, other;

	if (r->file != NULL) {
		if (r->copy == NULL)
			open_copy(r);
		error = tsv_writer_close(r->copy);
		if (error != 0)
			outfile_abort(r->file);
		else if ((other = outfile_commit(r->file)) != 0)
			error = other;
	}
	buf_release(&r->line);
	free(r);
	return error;
}
