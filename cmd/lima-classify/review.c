/*
 * review: the needs that a person is to look at, as a file to fill in.
 */
#include "review.h"

#include "cli.h"
#include "language.h"
#include "map.h"
#include "mem.h"
#include "need_key.h"
#include "outfile.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct review {
	struct outfile *file;
	struct tsv_writer *out;
	const struct rules *rules;
	struct map *needs; /* that are in it */
	struct buf key;    /* of the need at hand */
	size_t id, text, lang, proposed, confidence, terms;
};

/* What a person fills in. */
static const char *const to_fill[] = {"criterion", "by", "note"};

#define TO_FILL (sizeof(to_fill) / sizeof(to_fill[0]))

static bool
is_empty(const struct table *t, const char *column)
{
	size_t col = table_column(t, column);
	size_t rows = col != TSV_NO_COLUMN ? table_rows(t) : 0;

	for (size_t row = 0; row < rows; row++)
		if (*table_get(t, row, col) != '\0')
			return false;
	return col != TSV_NO_COLUMN;
}

/* Whether it is a file of this kind that nobody has begun to fill in. */
static bool
is_blank_form(const char *path)
{
	struct tsv_trouble trouble;
	struct table *t = table_read(path, &trouble);
	bool blank = t != NULL;

	for (size_t i = 0; blank && i < TO_FILL; i++)
		blank = is_empty(t, to_fill[i]);
	table_free(t);
	return blank;
}

struct review *
review_open(const char *path, const struct rules *rules)
{
	struct review *r = mem_new(1, sizeof(*r));
	struct stat st;

	if (stat(path, &st) == 0 && S_ISREG(st.st_mode) && !is_blank_form(path))
		cli_die(EX_CANTCREAT,
		    "%s: may hold decisions and is not replaced", path);
	r->rules = rules;
	r->needs = map_new();
	buf_init(&r->key);
	r->file = cli_output(path);
	r->out = tsv_writer_open(outfile_fd(r->file), NULL);
	r->id = tsv_writer_column(r->out, "id");
	r->text = tsv_writer_column(r->out, "text");
	for (size_t i = 0; i < TO_FILL; i++)
		tsv_writer_column(r->out, to_fill[i]);
	r->lang = tsv_writer_column(r->out, "lang");
	r->proposed = tsv_writer_column(r->out, "proposed");
	r->confidence = tsv_writer_column(r->out, "confidence");
	r->terms = tsv_writer_column(r->out, "terms");
	return r;
}

void
review_put(struct review *r, const struct need *need)
{
	need_key(&r->key, need->id->data, need->id->len, need->text, need->len);
	if (map_add(r->needs, r->key.data, r->key.len, 0) != MAP_NONE)
		return;
	tsv_writer_set_buf(r->out, r->id, need->id);
	tsv_writer_set_bytes(r->out, r->text, need->text, need->len);
	tsv_writer_set(r->out, r->lang, languages_code(need->lang));
	tsv_writer_set(
	    r->out, r->proposed, rules_outcome(r->rules, need->criterion));
	tsv_writer_set_buf(r->out, r->confidence, need->confidence);
	tsv_writer_set_buf(r->out, r->terms, need->terms);
	tsv_writer_put(r->out, NULL);
}

void
review_close(struct review *r)
{
	int error = tsv_writer_close(r->out);

	if (error != 0)
		cli_die(
		    EX_IOERR, "%s: %s", outfile_name(r->file), strerror(error));
	cli_output_close(r->file);
	map_free(r->needs);
	buf_release(&r->key);
	free(r);
}
