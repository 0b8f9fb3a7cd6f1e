/*
 * resource: one table of the package.
 */
#include "resource.h"

#include "cli.h"
#include "diag.h"
#include "mem.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define SUFFIX ".tsv"

/* A table that is being read. */
struct reading {
	struct resource *r;
	struct tsv_reader *in;
	size_t key[KEY_FIELDS]; /* the columns of its key */
	size_t n_key;
	size_t refers; /* its reference field, or TSV_NO_COLUMN */
	bool is_stream;
	uintmax_t wrong;
};

/* The word of the profile for a code; NULL if there is no such code. */
static const char *
word_of(struct profile *profile, const char *table, const char *code)
{
	const struct table *t = cli_table(profile, table);
	size_t word = cli_table_column(t, "en");
	size_t codes = table_column(t, "code");

	/* The code of a level is called its value. */
	if (codes == TSV_NO_COLUMN)
		codes = cli_table_column(t, "value");
	for (size_t row = 0; row < table_rows(t); row++)
		if (strcmp(table_get(t, row, codes), code) == 0)
			return table_get(t, row, word);
	return NULL;
}

static void
describe_column(struct column *c, const struct resource *r, const char *name,
    struct profile *profile)
{
	const char *code, *word = NULL;
	const struct field_kind *kind = fields_find(r->kind, name, &code);
	struct buf title = BUF_INIT;

	*c = (struct column){.name = mem_copy(name, strlen(name))};
	if (kind != NULL && code != NULL)
		word = word_of(profile, kind->codes, code);
	if (kind == NULL || (code != NULL && word == NULL))
		return;
	c->kind = kind;
	buf_puts(&title, kind->title);
	if (word != NULL)
		buf_printf(&title, ": %s", word);
	c->title = buf_take(&title);
}

static void
describe_columns(
    struct resource *r, const struct tsv_reader *in, struct profile *profile)
{
	r->n_columns = tsv_reader_columns(in);
	r->columns = mem_new(r->n_columns, sizeof(*r->columns));
	for (size_t c = 0; c < r->n_columns; c++)
		describe_column(
		    &r->columns[c], r, tsv_reader_name(in, c), profile);
}

static void
prepare_keys(struct reading *g)
{
	struct resource *r = g->r;
	const char *field = r->kind->reference.field;
	size_t n = 0;

	g->refers = TSV_NO_COLUMN;
	if (field != NULL)
		g->refers = tsv_reader_find(g->in, field);
	if (g->refers != TSV_NO_COLUMN)
		r->refers = values_new();
	for (; r->kind->key[n] != NULL; n++) {
		g->key[n] = tsv_reader_find(g->in, r->kind->key[n]);
		if (g->key[n] == TSV_NO_COLUMN)
			return;
	}
	if (n > 0)
		r->keys = values_new();
	g->n_key = n;
}

static void
wrong(struct reading *g, size_t column, const char *what, const char *value)
{
	struct diag_place place = {
	    tsv_reader_file(g->in), tsv_reader_line(g->in), 0};

	diag(DIAG_ERROR, &place, tsv_reader_name(g->in, column), what, "%s",
	    diag_quote(value));
	g->wrong++;
}

/* Every field is of its type, and there if it has to be. */
static void
check_fields(struct reading *g)
{
	static const char *const not_of_type[] = {
	    "", "not an integer", "not a number"};

	for (size_t c = 0; c < g->r->n_columns; c++) {
		const struct field_kind *kind = g->r->columns[c].kind;
		const char *value;

		if (kind == NULL)
			continue;
		value = tsv_reader_get(g->in, c);
		if (value[0] == '\0') {
			if (kind->required)
				wrong(g, c, "empty", "");
		} else if (!fields_type_holds(kind->type, value)) {
			wrong(g, c, not_of_type[kind->type], value);
		}
	}
}

/* The fields of the key, each with its NUL; false if one of them is empty. */
static bool
key_of(struct reading *g, struct buf *key)
{
	buf_reset(key);
	for (size_t i = 0; i < g->n_key; i++) {
		const char *part = tsv_reader_get(g->in, g->key[i]);

		if (part[0] == '\0')
			return false;
		buf_add(key, part, strlen(part) + (i + 1 < g->n_key));
	}
	return true;
}

static void
take_keys(struct reading *g, struct buf *key)
{
	struct resource *r = g->r;
	uintmax_t line = tsv_reader_line(g->in);

	if (g->refers != TSV_NO_COLUMN) {
		const char *value = tsv_reader_get(g->in, g->refers);

		if (value[0] != '\0')
			values_add(r->refers, value, strlen(value), line);
	}
	if (r->keys != NULL && key_of(g, key) &&
	    !values_add(r->keys, key->data, key->len, line))
		wrong(g, g->key[g->n_key - 1], "given twice",
		    tsv_reader_get(g->in, g->key[g->n_key - 1]));
}

static void
read_rows(struct reading *g, struct told *told)
{
	struct buf key = BUF_INIT;
	enum tsv_got got;

	while ((got = tsv_reader_next(g->in)) == TSV_ROW) {
		g->r->rows++;
		check_fields(g);
		take_keys(g, &key);
		if (g->is_stream)
			told_take(told, g->in);
	}
	buf_release(&key);
	if (got == TSV_BAD)
		cli_bad_stream(g->in);
	if (g->wrong > 0)
		cli_exit(EX_DATAERR);
}

static void
take_digest(struct resource *r)
{
	int error = digest_file(r->path, &r->digest);

	if (error != 0)
		cli_die(EX_NOINPUT, "%s: %s", r->path, strerror(error));
}

static void
take_name(struct resource *r)
{
	const char *slash = strrchr(r->path, '/');
	size_t len;

	r->file = slash != NULL ? slash + 1 : r->path;
	len = strlen(r->file);
	if (len > strlen(SUFFIX) &&
	    strcmp(r->file + len - strlen(SUFFIX), SUFFIX) == 0)
		len -= strlen(SUFFIX);
	r->name = mem_copy(r->file, len);
}

struct resource *
resource_read(const char *path, struct profile *profile, struct told *told)
{
	struct resource *r = mem_new(1, sizeof(*r));
	char *file = mem_copy(path, strlen(path));
	struct reading g = {.r = r};

	r->path = path;
	take_name(r);
	r->kind = fields_of_table(r->name);
	take_digest(r);
	g.in = tsv_reader_open(&file, 1);
	if (tsv_reader_trouble(g.in) != NULL)
		cli_bad_stream(g.in);
	g.is_stream = tsv_reader_find(g.in, "rec") != TSV_NO_COLUMN;
	describe_columns(r, g.in, profile);
	prepare_keys(&g);
	read_rows(&g, told);
	tsv_reader_free(g.in);
	free(file);
	return r;
}

void
resource_free(struct resource *r)
{
	for (size_t c = 0; c < r->n_columns; c++) {
		free(r->columns[c].name);
		free(r->columns[c].title);
	}
	if (r->keys != NULL)
		values_free(r->keys);
	if (r->refers != NULL)
		values_free(r->refers);
	free(r->columns);
	free(r->name);
	free(r);
}
