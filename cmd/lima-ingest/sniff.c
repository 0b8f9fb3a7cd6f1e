/*
 * sniff: what was found out about the files, as a table, in place of records.
 */
#include "sniff.h"

#include "buf.h"
#include "cli.h"
#include "layout.h"
#include "mem.h"

#include <stdarg.h>
#include <stdlib.h>

struct sniff {
	struct tsv_writer *writer;
	size_t file, item, value, evidence;
	struct buf item_text, value_text, evidence_text;
};

struct sniff *
sniff_open(void)
{
	struct sniff *s = mem_new(1, sizeof(*s));

	s->writer = cli_writer();
	s->file = tsv_writer_column(s->writer, "file");
	s->item = tsv_writer_column(s->writer, "item");
	s->value = tsv_writer_column(s->writer, "value");
	s->evidence = tsv_writer_column(s->writer, "evidence");
	buf_init(&s->item_text);
	buf_init(&s->value_text);
	buf_init(&s->evidence_text);
	return s;
}

void
sniff_close(struct sniff *s)
{
	cli_writer_close(s->writer);
	buf_release(&s->item_text);
	buf_release(&s->value_text);
	buf_release(&s->evidence_text);
	free(s);
}

static void
put(struct sniff *s, const char *file, const char *item, const char *value,
    const char *evidence)
{
	tsv_writer_set(s->writer, s->file, file);
	tsv_writer_set(s->writer, s->item, item);
	tsv_writer_set(s->writer, s->value, value);
	tsv_writer_set(s->writer, s->evidence, evidence);
	tsv_writer_put(s->writer, NULL);
}

/* The same with a number and evidence that is made up. */
static void __attribute__((format(printf, 5, 6))) put_number(struct sniff *s,
    const char *file, const char *item, uintmax_t value, const char *fmt, ...)
{
	va_list args;

	buf_reset(&s->value_text);
	buf_printf(&s->value_text, "%ju", value);
	buf_reset(&s->evidence_text);
	va_start(args, fmt);
	buf_vprintf(&s->evidence_text, fmt, args);
	va_end(args);
	put(s, file, item, s->value_text.data, s->evidence_text.data);
}

void
sniff_bytes(struct sniff *s, const char *file, const struct bytes_facts *f)
{
	if (f->is_gzip)
		put_number(s, file, "gzip", f->gzip.members,
		    "members, unpacked %ju bytes", f->gzip.bytes);
	else
		put(s, file, "gzip", "0", "");
	put(s, file, "bom", f->marked ? "yes" : "no", "");
	put(s, file, "encoding", f->encoding, f->evidence);
}

void
sniff_dialect(struct sniff *s, const char *file, const struct dialect *d)
{
	const struct header *h;
	size_t i;

	for (i = 0; i < d->count; i++) {
		h = &d->tried[i].header;
		buf_reset(&s->item_text);
		buf_printf(&s->item_text, "score %s",
		    dialect_name(d->tried[i].delimiter));
		put_number(s, file, s->item_text.data, h->known,
		    "names known of %zu on line %ju, %zu of %zu records fit",
		    h->cells, h->line, h->fitting, h->records);
	}
	put(s, file, "delimiter", dialect_name(d->delimiter), d->why);
	put_number(s, file, "fitting", d->header.fitting,
	    "of the first %zu records are as wide as the header",
	    d->header.records);
}

void
sniff_header(struct sniff *s, const char *file, const struct header *h)
{
	put_number(s, file, "header", h->line, "line, %zu of %zu names known",
	    h->known, h->cells);
	put_number(s, file, "title", h->lines_above, "lines above the header");
}

void
sniff_columns(struct sniff *s, const char *file, struct names *names,
    const struct rows *header)
{
	struct buf code = BUF_INIT, trouble = BUF_INIT;
	size_t col, len;

	for (col = 0; col < rows_cells(header); col++) {
		buf_reset(&code);
		buf_reset(&trouble);
		layout_explain(names, header, col, &code, &trouble);
		buf_reset(&s->item_text);
		buf_printf(&s->item_text, "column %zu", col + 1);
		put(s, file, s->item_text.data, code.data,
		    trouble.len > 0 ? trouble.data
				    : rows_cell(header, col, &len));
	}
	buf_release(&code);
	buf_release(&trouble);
}
