/*
 * cli: what the tools' command lines have in common, and the one way out.
 */
#include "cli.h"

#include "buf.h"
#include "diag.h"
#include "text.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *usage_text = "";
static const char *help_text = "";

void
cli_begin(char *argv[], const char *usage, const char *help)
{
	const char *slash;
	int fd;

	/*
	 * A descriptor that came closed must not become that of a file. What
	 * is opened here for it refuses to be written.
	 */
	for (fd = 0; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) == -1 && errno == EBADF &&
		    open("/dev/null", O_RDONLY) != fd)
			_exit(EX_OSERR);
	/* A parent that ignores it has no say in how a pipe ends. */
	signal(SIGPIPE, SIG_DFL);
	/* A file that grows too large is to fail like a disk that is full. */
	signal(SIGXFSZ, SIG_IGN);
	usage_text = usage;
	help_text = help;
	slash = argv[0] != NULL ? strrchr(argv[0], '/') : NULL;
	diag_begin(slash != NULL ? slash + 1 : argv[0]);
}

static _Noreturn void
help(void)
{
	fputs(usage_text, stdout);
	fputs(help_text, stdout);
	exit(cli_end(EX_OK));
}

static _Noreturn void
version(void)
{
	printf("%s %s\n", diag_program(), LIMA_VERSION);
	exit(cli_end(EX_OK));
}

void
cli_exit(int status)
{
	diag_end();
	exit(status);
}

void
cli_option(int c, struct cli_options *options)
{
	switch (c) {
	case 'h':
		help();
	case 'V':
		version();
	case 'p':
		options->profile = optarg;
		break;
	case 'r':
		options->rejects = optarg;
		break;
	case 'v':
		options->verbose = true;
		break;
	default:
		/* getopt_long has said what is wrong. */
		fputs(usage_text, stderr);
		cli_exit(EX_USAGE);
	}
}

/* The last message. */
static void __attribute__((format(printf, 1, 0)))
tell(const char *fmt, va_list args)
{
	struct buf text = BUF_INIT;

	diag_end();
	buf_vprintf(&text, fmt, args);
	diag(DIAG_ERROR, NULL, NULL, text.data, NULL);
	buf_release(&text);
}

void
cli_usage(const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	tell(fmt, args);
	va_end(args);
	fputs(usage_text, stderr);
	exit(EX_USAGE);
}

void
cli_utf8(const char *what, const char *text)
{
	if (text_utf8_span(text, strlen(text)) != strlen(text))
		cli_usage("%s: not UTF-8: %s", what, diag_quote(text));
}

const char *
cli_words(const char *what, const char *text)
{
	cli_utf8(what, text);
	if (text_length(text) > CLI_WORDS_MAX)
		cli_usage("%s: more than %d characters: %s", what,
		    CLI_WORDS_MAX, diag_quote(text));
	return *text != '\0' ? text : NULL;
}

void
cli_die(int status, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	tell(fmt, args);
	va_end(args);
	exit(status);
}

/* What is wrong with a stream or a table, in one message. */
static void
tell_trouble(const struct tsv_trouble *t)
{
	struct diag_place place = {t->file, t->line, 0};

	if (t->error != 0)
		diag(DIAG_ERROR, &place, NULL, t->what, "%s",
		    strerror(t->error));
	else if (*t->value != '\0')
		diag(DIAG_ERROR, &place, NULL, t->what, "%s",
		    diag_quote(t->value));
	else
		diag(DIAG_ERROR, &place, NULL, t->what, NULL);
}

static _Noreturn void
bad_input(const struct tsv_trouble *t)
{
	tell_trouble(t);
	if (t->unopened)
		cli_exit(EX_NOINPUT);
	cli_exit(t->error != 0 ? EX_IOERR : EX_DATAERR);
}

void
cli_bad_stream(const struct tsv_reader *in)
{
	bad_input(tsv_reader_trouble(in));
}

struct tsv_reader *
cli_reader(int argc, char *argv[])
{
	struct tsv_reader *in =
	    tsv_reader_open(argv + optind, (size_t)(argc - optind));
	int i;

	if (tsv_reader_trouble(in) != NULL)
		cli_bad_stream(in);
	if (optind == argc)
		cli_reads("-");
	for (i = optind; i < argc; i++)
		cli_reads(argv[i]);
	return in;
}

/* Say that a file has no such column; where is said behind that. */
static _Noreturn void
no_column(int status, const struct diag_place *place, const char *name,
    const char *where)
{
	struct buf what = BUF_INIT;

	buf_printf(&what, "no column '%s'%s", name, where);
	diag(DIAG_ERROR, place, NULL, what.data, NULL);
	buf_release(&what);
	cli_exit(status);
}

size_t
cli_column(const struct tsv_reader *in, const char *name)
{
	const struct diag_place place = {.file = tsv_reader_file(in)};
	size_t col = tsv_reader_find(in, name);

	if (col == TSV_NO_COLUMN)
		no_column(EX_DATAERR, &place, name, " in the stream");
	return col;
}

static void
cannot_write(int error)
{
	cli_die(EX_IOERR, "standard output: %s", strerror(error));
}

struct tsv_writer *
cli_writer(void)
{
	cli_streams();
	return tsv_writer_open(STDOUT_FILENO, cannot_write);
}

struct tsv_writer *
cli_writer_like(const struct tsv_reader *in)
{
	cli_streams();
	return tsv_writer_like(STDOUT_FILENO, cannot_write, in);
}

struct tsv_writer *
cli_writer_nowhere(const struct tsv_reader *in)
{
	int fd = open("/dev/null", O_WRONLY | O_CLOEXEC);

	if (fd == -1)
		cli_die(EX_OSERR, "/dev/null: %s", strerror(errno));
	return tsv_writer_like(fd, NULL, in);
}

void
cli_writer_close(struct tsv_writer *out)
{
	tsv_writer_close(out);
	/* A disk may say only now that it is full. */
	if (close(STDOUT_FILENO) == -1 && errno != EBADF)
		cannot_write(errno);
}

static const char *rejects_path;

struct rejects *
cli_rejects(const char *path, struct tsv_writer *out)
{
	rejects_path = path;
	return rejects_open(cli_named_output(path), out);
}

void
cli_rejects_close(struct rejects *r)
{
	int error = rejects_close(r);

	if (error != 0)
		cli_die(EX_IOERR, "%s: %s", rejects_path, strerror(error));
}

struct profile *
cli_profile(const char *name)
{
	struct profile *p = profile_open(name);

	if (p == NULL)
		cli_die(EX_NOINPUT, "no such profile: %s", diag_quote(name));
	return p;
}

const struct table *
cli_table(struct profile *p, const char *name)
{
	struct tsv_trouble trouble;
	size_t before = profile_count(p);
	const struct table *t = profile_table(p, name, &trouble);

	if (t == NULL) {
		tell_trouble(&trouble);
		cli_exit(EX_CONFIG);
	}
	/* Words are looked up for every cell: it is asked once for a table. */
	if (profile_count(p) > before)
		cli_reads(table_path(t));
	return t;
}

size_t
cli_table_column(const struct table *t, const char *name)
{
	size_t col = table_column(t, name);

	if (col == TSV_NO_COLUMN)
		cli_no_column(EX_CONFIG, t, name);
	return col;
}

void
cli_no_column(int status, const struct table *t, const char *name)
{
	const struct diag_place header = {table_path(t), 1, 0};

	no_column(status, &header, name, "");
}

struct table *
cli_file_table(const char *path)
{
	struct tsv_trouble trouble;
	struct table *t = table_read(path, &trouble);

	if (t == NULL)
		bad_input(&trouble);
	cli_reads(path);
	return t;
}

void
cli_bad_table(
    const struct table *t, size_t row, const char *field, const char *fmt, ...)
{
	struct diag_place place = {table_path(t), table_line(t, row), 0};
	struct buf text = BUF_INIT;
	va_list args;

	va_start(args, fmt);
	buf_vprintf(&text, fmt, args);
	va_end(args);
	diag(DIAG_ERROR, &place, field, text.data, NULL);
	buf_release(&text);
	cli_exit(EX_CONFIG);
}

const char *
cli_profile_value(struct profile *p, const char *key)
{
	const struct table *t = cli_table(p, "profile");
	size_t key_col = cli_table_column(t, "key");
	size_t value_col = cli_table_column(t, "value");
	const char *value = NULL;
	size_t i;

	for (i = 0; i < table_rows(t); i++) {
		if (strcmp(table_get(t, i, key_col), key) != 0)
			continue;
		if (value != NULL)
			cli_bad_table(
			    t, i, "key", "given twice: %s", diag_quote(key));
		value = table_get(t, i, value_col);
	}
	if (value == NULL)
		cli_die(EX_CONFIG, "%s: no key '%s'", table_path(t), key);
	return value;
}

int
cli_end(int status)
{
	diag_end();
	if (fflush(stdout) == EOF || ferror(stdout))
		cannot_write(errno);
	return status;
}
