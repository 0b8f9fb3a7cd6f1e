/*
 * The stream's writer against a plain one: every length and every place of an
 * escape, and fields given in any order, or all at once, over the records of
 * several inputs.
 */
#include "tap.h"
#include "tsv.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { COLUMNS = 24 };

static void
add_escaped(struct buf *out, const char *value, size_t len)
{
	static const char bytes[] = "\t\n\r\\", letters[] = "tnr\\";
	const char *special;

	for (size_t i = 0; i < len; i++) {
		special = memchr(bytes, value[i], sizeof(bytes) - 1);
		if (special != NULL)
			buf_putc(out, '\\');
		buf_putc(
		    out, special != NULL ? letters[special - bytes] : value[i]);
	}
}

static bool
same(const struct buf *got, const struct buf *want)
{
	if (got->len == want->len &&
	    memcmp(got->data, want->data, got->len + 1) == 0)
		return true;
	printf("# got:  %s# want: %s", got->data, want->data);
	return false;
}

/* Render the value and one behind it that needs no escape. */
static void
render_two(struct tsv_writer *w, const struct buf *value, struct buf *line)
{
	static const char behind[6 + TSV_SPARE] = "behind";
	const struct tsv_field fields[] = {
	    {.col = 0, .value = value->data, .len = value->len},
	    {.col = 1, .value = behind, .len = 6, .plain = true}};

	tsv_writer_render_fields(w, NULL, fields, 2, line);
}

/* In which way values are given. */
enum way { TIGHT, PADDED, FIELDS };

/* A value is given and rendered; if tight, nothing can be read behind it. */
static bool
is_escaped(struct tsv_writer *w, const char *value, size_t len, enum way way)
{
	struct buf got = BUF_INIT, want = BUF_INIT, padded = BUF_INIT;
	char *copy = malloc(len + 1);
	bool ok;

	memcpy(copy + 1, value, len);
	buf_add(&padded, value, len);
	if (way == FIELDS) {
		render_two(w, &padded, &got);
	} else {
		if (way == TIGHT)
			tsv_writer_set_bytes(w, 0, copy + 1, len);
		else
			tsv_writer_set_buf(w, 0, &padded);
		tsv_writer_set(w, 1, "behind");
		tsv_writer_render(w, NULL, &got);
	}
	add_escaped(&want, value, len);
	buf_puts(&want, "\tbehind\n");
	ok = same(&got, &want);
	free(copy);
	buf_release(&got);
	buf_release(&want);
	buf_release(&padded);
	return ok;
}

static void
check_escapes(enum way way, const char *what)
{
	static const char specials[] = {'\t', '\n', '\r', '\\', '\v', '\f', 1};
	static const size_t others[] = {1, 2, 8, 16, 64};
	struct tsv_writer *w = tsv_writer_open(-1, NULL);
	char value[200];
	bool ok = true;

	tsv_writer_column(w, "a");
	tsv_writer_column(w, "b");
	for (size_t len = 0; len < sizeof(value); len++) {
		memset(value, 'x', sizeof(value));
		ok &= is_escaped(w, value, len, way);
		for (size_t i = 0; i < len; i++) {
			size_t other = i + others[(len + i) % 5];

			memset(value, 'x', sizeof(value));
			value[i] = specials[(len + i) % sizeof(specials)];
			ok &= is_escaped(w, value, len, way);
			if (other < len)
				value[other] = '\\';
			ok &= is_escaped(w, value, len, way);
		}
		memset(value, '\n', sizeof(value));
		ok &= is_escaped(w, value, len, way);
		memset(value, '\xc3', sizeof(value));
		ok &= is_escaped(w, value, len, way);
	}
	tap(ok, what);
	/* Its output cannot be written: there is no such descriptor. */
	tap(tsv_writer_close(w) != 0, "a writer to nothing fails");
}

/* A field of an input tells its column, and is of any length. */
static void
add_field(struct buf *text, int column)
{
	for (int i = rand() % 5 == 0 ? rand() % 150 : rand() % 12; i > 0; i--)
		buf_printf(text, "%c", 'a' + column);
}

/* A file of that many records with some of the columns, in any order. */
static void
make_input(char *name, int records)
{
	int columns[COLUMNS], count = 0;
	struct buf text = BUF_INIT;
	int fd;

	for (int c = 0; c < COLUMNS - 4; c++)
		if (rand() % 4 != 0)
			columns[count++] = c;
	for (int i = 0; i < count / 4; i++) {
		int a = rand() % count, b = rand() % count, c = columns[a];

		columns[a] = columns[b];
		columns[b] = c;
	}
	for (int i = 0; i < count; i++)
		buf_printf(&text, "%sc%d", i > 0 ? "\t" : "", columns[i]);
	while (records-- > 0)
		for (int i = 0; i < count; i++) {
			buf_putc(&text, i > 0 ? '\t' : '\n');
			add_field(&text, columns[i]);
		}
	buf_putc(&text, '\n');
	strcpy(name, "/tmp/lima-tsv.XXXXXX");
	fd = mkstemp(name);
	if (fd == -1 || write(fd, text.data, text.len) != (ssize_t)text.len)
		abort();
	close(fd);
	buf_release(&text);
}

/* What is given for a field, in one of the ways that there are. */
static void
give(struct tsv_writer *w, size_t column, struct buf *want)
{
	struct buf value = BUF_INIT;

	buf_reset(want);
	add_field(&value, (int)column % 26);
	if (rand() % 4 == 0)
		buf_puts(&value, "\n\\");
	switch (rand() % 4) {
	case 0:
		tsv_writer_set(w, column, value.data);
		break;
	case 1:
		tsv_writer_set_bytes(w, column, value.data, value.len);
		break;
	case 2:
		tsv_writer_set_buf(w, column, &value);
		break;
	default:
		buf_reset(&value);
		buf_number(&value, column * 1000);
		tsv_writer_set_number(w, column, column * 1000);
	}
	add_escaped(want, value.data, value.len);
	buf_release(&value);
}

/* Give so many fields, ascending or in any order and some again. */
static void
give_some(struct tsv_writer *w, size_t columns, struct buf fields[])
{
	bool ordered = rand() % 2 == 0;
	size_t column = 0;

	for (int n = rand() % 12; n > 0; n--) {
		column = ordered ? column + (size_t)(rand() % 3)
				 : (size_t)rand() % columns;
		if (column < columns)
			give(w, column, &fields[column]);
	}
}

/* A record with some ascending fields, all given at once. */
static void
render_fields(struct tsv_writer *w, const struct tsv_reader *in, size_t columns,
    struct buf fields[], struct buf *line)
{
	struct tsv_field given[COLUMNS];
	struct buf values[COLUMNS];
	size_t n = 0;

	for (size_t column = 0; column < columns; column++) {
		struct buf *value = &values[n];

		if (rand() % 3 == 0)
			continue;
		buf_init(value);
		add_field(value, (int)column % 26);
		if (rand() % 4 == 0)
			buf_puts(value, rand() % 2 == 0 ? "\t" : "\r\\");
		buf_reset(&fields[column]);
		add_escaped(&fields[column], value->data, value->len);
		given[n++] = (struct tsv_field){.col = column,
		    .value = value->data,
		    .len = value->len,
		    .plain =
			value->data[strcspn(value->data, "\t\n\r\\")] == '\0'};
	}
	tsv_writer_render_fields(w, in, given, n, line);
	while (n-- > 0)
		buf_release(&values[n]);
}

static bool
is_rendered(
    struct tsv_writer *w, struct tsv_reader *in, struct buf *got, bool read)
{
	struct buf want = BUF_INIT, fields[COLUMNS];
	size_t columns = tsv_writer_columns(w);
	bool ok;

	for (size_t i = 0; i < columns; i++) {
		buf_init(&fields[i]);
		if (read)
			buf_puts(&fields[i], tsv_reader_get(in, i));
	}
	buf_reset(got);
	if (rand() % 2 == 0) {
		render_fields(w, read ? in : NULL, columns, fields, got);
	} else {
		give_some(w, columns, fields);
		tsv_writer_render(w, read ? in : NULL, got);
	}
	for (size_t i = 0; i < columns; i++) {
		buf_add(&want, fields[i].data, fields[i].len);
		buf_putc(&want, i + 1 < columns ? '\t' : '\n');
		buf_release(&fields[i]);
	}
	ok = same(got, &want);
	buf_release(&want);
	return ok;
}

/* The records of a few inputs, each with fields of its own in their place. */
static void
check_records(void)
{
	char names[3][32], *files[] = {names[0], names[1], names[2]};
	struct buf line = BUF_INIT;
	bool ok = true;

	for (unsigned seed = 1; seed <= 40; seed++) {
		struct tsv_reader *in;
		struct tsv_writer *w;

		srand(seed);
		for (int i = 0; i < 3; i++)
			make_input(names[i], rand() % 50);
		in = tsv_reader_open(files, 3);
		w = tsv_writer_like(-1, NULL, in);
		for (int i = rand() % 4; i > 0; i--)
			tsv_writer_column(w, (char[]){'x', (char)('0' + i), 0});
		while (tsv_reader_next(in) == TSV_ROW) {
			ok &= is_rendered(w, in, &line, true);
			if (rand() % 8 == 0)
				ok &= is_rendered(w, in, &line, false);
		}
		ok &= tsv_reader_trouble(in) == NULL;
		tsv_writer_close(w);
		tsv_reader_free(in);
		for (int i = 0; i < 3; i++)
			unlink(files[i]);
	}
	tap(ok, "records with fields given in any order or all at once, with "
		"and without a reader");
	buf_release(&line);
}

int
main(void)
{
	check_escapes(TIGHT, "an escape in any place of a value of any length");
	check_escapes(PADDED, "and of a value with spare bytes behind it");
	check_escapes(FIELDS, "and of one given with all other fields");
	check_records();
	return tap_end();
}
