/*
 * The stream's reader and writer: every input at every chunk size, and the
 * round trip of any bytes that a field may hold.
 */
#include "tsv.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* A file that holds the text, and its name. */
static char *
file_of(const char *text, size_t len)
{
	static char names[8][32];
	static unsigned next;
	char *name = names[next++ % 8];
	int fd;

	strcpy(name, "/tmp/lima-tsv.XXXXXX");
	fd = mkstemp(name);
	if (fd == -1 || write(fd, text, len) != (ssize_t)len)
		abort();
	close(fd);
	return name;
}

/* Everything that a reader gives, one decoded field a line. */
static void
dump(struct tsv_reader *in, struct buf *out)
{
	enum tsv_got got;
	size_t i;

	while ((got = tsv_reader_next(in)) == TSV_ROW) {
		for (i = 0; i < tsv_reader_columns(in); i++)
			buf_printf(out, "%s=<%s>\n", tsv_reader_name(in, i),
			    tsv_reader_get(in, i));
		buf_puts(out, "--\n");
	}
	if (got == TSV_BAD) {
		const struct tsv_trouble *t = tsv_reader_trouble(in);

		buf_printf(out, "line %ju: %s%s%s\n", t->line, t->what,
		    *t->value != '\0' ? ": " : "", t->value);
	}
}

static void
check_text(const char *text, size_t len, const char *want, const char *what)
{
	struct buf got = BUF_INIT;
	struct tsv_reader *in;
	char *name = file_of(text, len);
	size_t chunk;
	bool ok = true;

	for (chunk = 1; chunk <= len + 1; chunk++) {
		buf_reset(&got);
		tsv_reader_chunk(chunk);
		in = tsv_reader_open(&name, 1);
		dump(in, &got);
		tsv_reader_free(in);
		if (strcmp(got.data, want) != 0) {
			ok = false;
			printf("# chunk %zu:\n# %s\n", chunk, got.data);
			break;
		}
	}
	tap(ok, what);
	tsv_reader_chunk(256 * 1024);
	unlink(name);
	buf_release(&got);
}

#define CHECK(text, want, what) check_text(text, sizeof(text) - 1, want, what)

static void
check_reading(void)
{
	CHECK("", "line 0: no header: the input is empty\n", "no header");
	CHECK("a", "line 1: header: the line is cut short\n", "half a header");
	CHECK("a\tb\n", "", "a header alone is a stream");
	CHECK("a\tb\n1\t2\n", "a=<1>\nb=<2>\n--\n", "one record");
	CHECK("a\tb\n\t\n", "a=<>\nb=<>\n--\n", "empty fields");
	CHECK("a\n\n", "a=<>\n--\n", "an empty line is an empty field");
	CHECK("a\tb\n1\\t2\t\\n\\r\\\\\n", "a=<1\t2>\nb=<\n\r\\>\n--\n",
	    "the four escapes");
	CHECK("a\tb\n1\t2\n3\n",
	    "a=<1>\nb=<2>\n--\nline 3: fewer fields than the header\n",
	    "a short record");
	CHECK("a\n1\t2\n", "line 2: more fields than the header\n",
	    "a long record");
	CHECK("a\n1\n2", "a=<1>\n--\nline 3: the last line is cut short\n",
	    "a last line without its newline");
	CHECK("a\n\\x\n", "line 2: a \\ that begins none of \\t \\n \\r \\\\\n",
	    "another escape");
	CHECK("a\n\\\n", "line 2: a \\ that begins none of \\t \\n \\r \\\\\n",
	    "half an escape");
	CHECK("a\nx\\\\\\\n",
	    "line 2: a \\ that begins none of \\t \\n \\r \\\\\n",
	    "half an escape after a whole one");
	CHECK("a\nx\r\n", "line 2: a carriage return that is not escaped\n",
	    "CRLF");
	CHECK("a\nx\0y\n", "line 2: a NUL byte\n", "a NUL");
	CHECK("a\n\xff\n", "line 2: bytes that are not UTF-8\n", "no UTF-8");
	CHECK("a\n\xc3\n", "line 2: bytes that are not UTF-8\n",
	    "a character that is cut short");
	CHECK("a\n\xc0\x80\n", "line 2: bytes that are not UTF-8\n",
	    "an overlong form");
	CHECK("a\n\xed\xa0\x80\n", "line 2: bytes that are not UTF-8\n",
	    "a surrogate");
	CHECK("a\nabcdefg\xc3\xa9xyz\xf0\x9f\x98\x80\n",
	    "a=<abcdefg\xc3\xa9xyz\xf0\x9f\x98\x80>\n--\n", "UTF-8");
	CHECK("a\n\xff \\x \r \0\t\n", "line 2: a NUL byte\n",
	    "of several faults a NUL is told before all");
	CHECK("a\n\xff \\x \r\t\n",
	    "line 2: a carriage return that is not escaped\n",
	    "a carriage return before what is not UTF-8");
	CHECK("a\n\\x\t\xff\n", "line 2: bytes that are not UTF-8\n",
	    "what is not UTF-8 before an escape");
	CHECK("a\n1\t\\\0\n", "line 2: a NUL byte\n",
	    "a NUL behind a backslash is one");
	CHECK("a\n1\t\\x\n",
	    "line 2: a \\ that begins none of \\t \\n \\r \\\\\n",
	    "an escape before the number of fields");
	CHECK("a\ta\n", "line 1: header: two columns of one name\n",
	    "a column twice");
}

#define BAD_NAME                                                      \
	"line 1: header: a column's name is not a lower-case letter " \
	"followed by letters, digits or _: "
#define SIXTY "123456789 123456789 123456789 123456789 123456789 123456789 "
#define NULS "line 1: header: NUL bytes: UTF-16, or no text\n"
#define SEPARATED "line 1: header: ; or , between names in place of TAB\n"

/* Where one name is none, the header as a whole tells why. */
static void
check_header(void)
{
	CHECK("a\tB c\n", BAD_NAME "B c\n", "an upper-case column");
	CHECK("a\tb;c\n", BAD_NAME "b;c\n", "a semicolon beside a TAB");
	CHECK("a\rb\tc\n", BAD_NAME "a\rb\n", "a carriage return within");
	CHECK("A" SIXTY "123456789\tb\n", BAD_NAME "A" SIXTY "12\n",
	    "a long name is cut");
	CHECK("a\t\tb\n", "line 1: header: a column without a name\n",
	    "a column without a name");
	CHECK("\n", "line 1: header: a column without a name\n",
	    "a header without anything");
	CHECK("\xef\xbb\xbf"
	      "a\tb\r\n1\t2\r\n",
	    "line 1: header: a byte order mark in front\n",
	    "UTF-8 with a mark");
	CHECK("\xef\xbb\n", BAD_NAME "\xef\xbb\n", "part of a mark");
	CHECK("a\tb\r\n1\t2\r\n",
	    "line 1: header: a carriage return at the end\n", "CRLF");
	CHECK("\xff\xfe"
	      "a\0\t\0b\0\r\0\n\0",
	    NULS, "UTF-16, the lower byte first");
	CHECK("\0a\0\t\0b\0\n", NULS, "UTF-16, the higher byte first");
	CHECK("a;b\n1;2\n", SEPARATED, "semicolons");
	CHECK("a,b\n1,2\n", SEPARATED, "commas");
}

static void
check_union(void)
{
	static const char want[] = "a=<1>\nb=<2>\nc=<>\n--\n"
				   "a=<4>\nb=<>\nc=<3>\n--\n"
				   "a=<5>\nb=<6>\nc=<>\n--\n";
	struct buf got = BUF_INIT;
	char *files[3];
	struct tsv_reader *in;
	int i;

	files[0] = file_of("a\tb\n1\t2\n", 8);
	files[1] = file_of("c\ta\n3\t4\n", 8);
	files[2] = file_of("b\ta\n6\t5\n", 8);
	in = tsv_reader_open(files, 3);
	dump(in, &got);
	tap(strcmp(got.data, want) == 0,
	    "inputs with other columns are one stream with all of them");
	tap(strcmp(tsv_reader_file(in), files[2]) == 0,
	    "at the end of all the last input is named");
	tsv_reader_free(in);
	for (i = 0; i < 3; i++)
		unlink(files[i]);
	buf_release(&got);
}

/* Long records, among them one longer than the reader's first buffer. */
static void
check_long(void)
{
	size_t len = 700000, i;
	struct buf text = BUF_INIT;
	struct tsv_reader *in;
	char *name;
	bool ok = true;

	buf_puts(&text, "a\tb\n");
	for (i = 0; i < len; i++)
		buf_putc(&text, (char)('a' + i % 26));
	buf_puts(&text, "\tx\nshort\ty\n");
	name = file_of(text.data, text.len);
	in = tsv_reader_open(&name, 1);
	ok = tsv_reader_next(in) == TSV_ROW &&
	     strlen(tsv_reader_get(in, 0)) == len &&
	     memcmp(tsv_reader_get(in, 0), text.data + 4, len) == 0 &&
	     strcmp(tsv_reader_get(in, 1), "x") == 0 &&
	     tsv_reader_next(in) == TSV_ROW &&
	     strcmp(tsv_reader_get(in, 0), "short") == 0 &&
	     tsv_reader_next(in) == TSV_END;
	tap(ok, "a record of any length");
	tsv_reader_free(in);
	unlink(name);
	buf_release(&text);
}

/* The text that a writer made like a reader leaves in a file. */
static void
check_writer(void)
{
	static const char from[] = "x\ta\tb\n\\t\t1\t2\n", //
	    want[] = "x\ta\tb\tc\n\\t\t1\t2\t\n\\t\tA\\n\\\\\t2\t9\n\t\t\t3\n"
		     "\\t\t1\t2\tp\\tq\n";
	char *name = file_of(from, sizeof(from) - 1), got[256] = "";
	struct tsv_reader *in = tsv_reader_open(&name, 1);
	struct buf line = BUF_INIT;
	struct tsv_writer *out;
	char *to = file_of("", 0);
	FILE *f = fopen(to, "r+");
	size_t c;

	out = tsv_writer_like(fileno(f), NULL, in);
	c = tsv_writer_column(out, "c");
	tap(c == 3 && tsv_writer_column(out, "a") == 1,
	    "a column that is there keeps its number, a new one is the last");
	tsv_reader_next(in);
	tap(strcmp(tsv_reader_get(in, c), "") == 0,
	    "the reader says that a column of the writer's own is empty");
	tsv_writer_put(out, in);
	tsv_writer_set(out, 1, "A\n\\");
	tsv_writer_set_number(out, c, 9);
	tsv_writer_put(out, in);
	tsv_writer_set(out, c, "3");
	tsv_writer_put(out, NULL);
	tsv_writer_render(out, in, &line);
	tsv_writer_patch(out, line.data, line.len, c, "p\tq");
	tap(tsv_writer_close(out) == 0, "closing a writer that wrote all");
	rewind(f);
	c = fread(got, 1, sizeof(got) - 1, f);
	tap(c == sizeof(want) - 1 && strcmp(got, want) == 0,
	    "fields set, kept, rendered and patched");
	fclose(f);
	tsv_reader_free(in);
	buf_release(&line);
	unlink(name);
	unlink(to);
}

/* Of inputs with few columns each, given fields in any order. */
static void
check_given(void)
{
	static const char want[] = "a\tb\tc\td\n"
				   "B\t2\tC\tD\n"
				   "1\tb\tc\t\n"
				   "\t3\t4\td\n"
				   "\t3\t4\t\n";
	char *files[] = {file_of("a\tb\n1\t2\n1\t2\n", 12),
	    file_of("b\tc\n3\t4\n3\t4\n", 12)};
	char *to = file_of("", 0), got[256] = "";
	struct tsv_reader *in = tsv_reader_open(files, 2);
	FILE *f = fopen(to, "r+");
	struct tsv_writer *out = tsv_writer_like(fileno(f), NULL, in);
	size_t d = tsv_writer_column(out, "d");

	tsv_reader_next(in);
	tsv_writer_set(out, d, "D");
	tsv_writer_set(out, 0, "A");
	tsv_writer_set(out, 2, "C");
	tsv_writer_set(out, 0, "B");
	tsv_writer_put(out, in);
	tsv_reader_next(in);
	tsv_writer_set(out, 2, "c");
	tsv_writer_set(out, 1, "b");
	tsv_writer_put(out, in);
	tsv_reader_next(in);
	tsv_writer_set(out, d, "d");
	tsv_writer_put(out, in);
	tsv_reader_next(in);
	tsv_writer_put(out, in);
	tsv_writer_close(out);
	rewind(f);
	fread(got, 1, sizeof(got) - 1, f);
	tap(strcmp(got, want) == 0,
	    "fields are given in any order, and the last counts");
	fclose(f);
	tsv_reader_free(in);
	unlink(files[0]);
	unlink(files[1]);
	unlink(to);
}

/* More columns beside each other that are not given than one run tells. */
static void
check_wide(void)
{
	enum { COLUMNS = 100 };
	char *to = file_of("", 0), name[16], got[2048] = "";
	FILE *f = fopen(to, "r+");
	struct tsv_writer *out = tsv_writer_open(fileno(f), NULL);
	const char *record;

	for (int i = 0; i < COLUMNS; i++) {
		snprintf(name, sizeof(name), "c%d", i);
		tsv_writer_column(out, name);
	}
	tsv_writer_set(out, COLUMNS - 1, "last");
	tsv_writer_put(out, NULL);
	tsv_writer_close(out);
	rewind(f);
	fread(got, 1, sizeof(got) - 1, f);
	record = strchr(got, '\n') + 1;
	tap(strspn(record, "\t") == COLUMNS - 1 &&
		strcmp(record + COLUMNS - 1, "last\n") == 0,
	    "a record of many fields of which one is given");
	fclose(f);
	unlink(to);
}

static void
check_round_trip(void)
{
	char *to = file_of("", 0), value[64];
	FILE *f = fopen(to, "r+");
	struct tsv_writer *out = tsv_writer_open(fileno(f), NULL);
	size_t a = tsv_writer_column(out, "a"), i, n;
	struct tsv_reader *in;
	unsigned seed;
	bool ok = true;

	for (seed = 1; seed <= 2000; seed++) {
		srand(seed);
		n = (size_t)rand() % 60;
		for (i = 0; i < n; i++)
			value[i] = (char)(1 + rand() % 127);
		value[n] = '\0';
		tsv_writer_set(out, a, value);
		tsv_writer_put(out, NULL);
	}
	tsv_writer_close(out);
	in = tsv_reader_open(&to, 1);
	for (seed = 1; seed <= 2000 && ok; seed++) {
		srand(seed);
		n = (size_t)rand() % 60;
		for (i = 0; i < n; i++)
			value[i] = (char)(1 + rand() % 127);
		value[n] = '\0';
		ok = tsv_reader_next(in) == TSV_ROW &&
		     strcmp(tsv_reader_get(in, a), value) == 0;
	}
	tap(ok && tsv_reader_next(in) == TSV_END,
	    "2000 random fields come back as they were");
	tsv_reader_free(in);
	fclose(f);
	unlink(to);
}

static void
check_failure(void)
{
	struct tsv_writer *out;
	FILE *full = fopen("/dev/full", "w");

	out = tsv_writer_open(fileno(full), NULL);
	tsv_writer_column(out, "a");
	tap(tsv_writer_close(out) != 0, "a full disk is told by close");
	fclose(full);
}

/* A child writes so many records and goes without closing its writer. */
static void
check_abandoned(int records, const char *want, const char *what)
{
	char *to = file_of("", 0);
	struct tsv_writer *out;
	struct tsv_reader *in;
	FILE *f = fopen(to, "r+");
	enum tsv_got last;
	int i;

	if (fork() == 0) {
		out = tsv_writer_open(fileno(f), NULL);
		tsv_writer_column(out, "a");
		for (i = 0; i < records; i++) {
			tsv_writer_set(out, 0, "some bytes in a record");
			tsv_writer_put(out, NULL);
		}
		_exit(0);
	}
	wait(NULL);
	in = tsv_reader_open(&to, 1);
	while ((last = tsv_reader_next(in)) == TSV_ROW)
		;
	tap(last == TSV_BAD && strcmp(tsv_reader_trouble(in)->what, want) == 0,
	    what);
	tsv_reader_free(in);
	fclose(f);
	unlink(to);
}

int
main(void)
{
	check_reading();
	check_header();
	check_union();
	check_long();
	check_writer();
	check_given();
	check_wide();
	check_round_trip();
	check_failure();
	check_abandoned(10, "no header: the input is empty",
	    "a short stream that was not closed is nothing");
	check_abandoned(100000, "the last line is cut short",
	    "a long stream that was not closed is cut short");
	return tap_end();
}
