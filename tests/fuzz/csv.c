/*
 * The way of a text from its bytes to its rows: decoding, delimiter, header,
 * cells. Whatever the bytes are, every line of the text is in a row or blank,
 * rows come in order, and cells without quotes are what stands between
 * delimiters.
 */
#include "fuzz.h"

#include "buf.h"
#include "bytes.h"
#include "decode.h"
#include "dialect.h"
#include "names.h"
#include "profile.h"
#include "text.h"

#include <unistd.h>

#define LONGEST 4096
#define MAX_BYTES (1024 * 1024)

/* The whole text, and how far its rows have come. */
struct seen {
	struct buf text;
	size_t at;      /* the rows so far end before this */
	size_t line_at; /* where the line of that number begins */
	uintmax_t line;
};

static struct profile *profile;
static struct names *names;
static char path[64]; /* of the file that the input is put in */
static int fd;

static void
set_up(void)
{
	char name[] = "/tmp/lima-fuzz.XXXXXX";

	fd = mkstemp(name);
	must(fd != -1, "a temporary file can be made");
	unlink(name);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	profile = profile_open(LIMA_FUZZ_PROFILE);
	must(profile != NULL, "the profile is there");
	names = names_load(profile);
}

static bool
write_input(const uint8_t *data, size_t size)
{
	return ftruncate(fd, 0) == 0 &&
	       pwrite(fd, data, size, 0) == (ssize_t)size;
}

/* Go to the beginning of a line that is not before the last one asked for. */
static size_t
seek_line(struct seen *s, uintmax_t line)
{
	const char *text = s->text.data;

	must(line >= s->line, "lines come in order");
	while (s->line < line) {
		must(s->line_at < s->text.len, "there is such a line");
		if (text[s->line_at] == '\n' ||
		    (text[s->line_at] == '\r' && text[s->line_at + 1] != '\n'))
			s->line++;
		s->line_at++;
	}
	return s->line_at;
}

/* Is there nothing in it but white space and cells without more than that? */
static bool
is_blank(const char *text, size_t len, char delimiter)
{
	const char *end = text + len;
	size_t left = len;

	for (;;) {
		text = text_trim(text, &left);
		if (left == 0)
			return true;
		if (*text != delimiter && *text != '"')
			return false;
		left = (size_t)(end - ++text);
	}
}

/* Without quotes there is one way to understand a row. */
static void
check_plain_cells(const struct rows *rows, char delimiter)
{
	size_t i, len, cell_len, row_len;
	const char *cell, *row = rows_text(rows, &row_len), *end;

	if (memchr(row, '"', row_len) != NULL)
		return;
	end = row + row_len;
	for (i = 0; i < rows_cells(rows); i++) {
		cell = rows_cell(rows, i, &cell_len);
		must(cell_len <= (size_t)(end - row), "a cell is of its row");
		must(memcmp(cell, row, cell_len) == 0, "a cell is as written");
		row += cell_len;
		len = (size_t)(end - row);
		must(len == 0 ? i + 1 == rows_cells(rows) : *row == delimiter,
		    "a delimiter ends a cell");
		row += len > 0;
	}
}

static void
check_row(
    struct seen *s, const struct rows *rows, enum rows_got got, char delimiter)
{
	size_t len, start = seek_line(s, rows_line(rows));
	const char *text = rows_text(rows, &len);

	must(start >= s->at &&
		 is_blank(s->text.data + s->at, start - s->at, delimiter),
	    "what is passed over is blank");
	must(start + len <= s->text.len &&
		 memcmp(s->text.data + start, text, len) == 0,
	    "a row is given as it stands");
	s->at = start + len;
	if (got == ROWS_ROW) {
		check_plain_cells(rows, delimiter);
		return;
	}
	must(rows_reason(rows) != NULL, "a broken row has a reason");
	/* Of one too long the rest is not given. */
	if (len + UINTMAX_C(4) > LONGEST)
		while (s->at < s->text.len && s->text.data[s->at] != '\n' &&
		       s->text.data[s->at] != '\r')
			s->at++;
}

static void
read_rows(struct bytes *bytes, const struct dialect *d, struct seen *s)
{
	struct rows *rows = rows_open(bytes_read, bytes, d->delimiter);
	enum rows_got got;
	size_t row;

	rows_limit(rows, LONGEST);
	for (row = 0; (got = rows_next(rows)) != ROWS_END; row++) {
		check_row(s, rows, got, d->delimiter);
		if (row != d->header.above || got != ROWS_ROW)
			continue;
		must(rows_line(rows) == d->header.line, "the header is there");
		rows_expect(rows, rows_cells(rows));
	}
	must(is_blank(s->text.data + s->at, s->text.len - s->at, d->delimiter),
	    "what is left is blank");
	rows_free(rows);
}

static void
read_text(struct bytes *bytes, bool odd)
{
	struct seen s = {.text = BUF_INIT, .line = 1};
	struct dialect d;
	size_t n;

	do {
		buf_reserve(&s.text, 4096);
		n = bytes_read(bytes, s.text.data + s.text.len, 4096);
		s.text.len += n;
		s.text.data[s.text.len] = '\0';
	} while (n > 0);
	must(bytes_trouble(bytes) == NULL, "what was scanned can be read");
	must(odd || text_utf8_span(s.text.data, s.text.len) == s.text.len,
	    "the text is UTF-8");
	dialect_find(&d, bytes, names, '\0', LONGEST);
	read_rows(bytes, &d, &s);
	buf_release(&s.text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct bytes_facts facts;
	struct trouble trouble;
	struct bytes *bytes;
	struct raw *raw;

	if (names == NULL)
		set_up();
	must(write_input(data, size), "the input can be written");
	raw = raw_open(path, &trouble);
	must(raw != NULL, "the input can be opened");
	bytes = bytes_open(raw, NULL, MAX_BYTES);
	if (bytes_scan(bytes, &facts, &trouble))
		read_text(bytes, facts.odd > 0);
	else
		must(trouble.what != NULL && trouble.status != 0,
		    "what is refused is told");
	bytes_close(bytes);
	raw_close(raw);
	return 0;
}
