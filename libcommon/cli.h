/*
 * cli: what the tools' command lines have in common, and the one way out.
 *
 * Only this module and main end the process. Statuses are those of
 * sysexits(3) as lima(7) lists them; 1 says that some records were rejected.
 */
#ifndef LIMA_CLI_H
#define LIMA_CLI_H

#include "buf.h"
#include "outfile.h"
#include "profile.h"
#include "reject.h"
#include "tsv.h"

#include <getopt.h>
#include <stdbool.h>
#include <stddef.h>
#include <sysexits.h>

#define CLI_REJECTED 1

/* The options that all tools have. */
struct cli_options {
	const char *profile;
	const char *rejects; /* file of option -r, or NULL */
	bool verbose;
};

#define CLI_OPTIONS_INIT                                                      \
	{                                                                     \
		.profile = PROFILE_DEFAULT, .rejects = NULL, .verbose = false \
	}

#define CLI_SHORT "hp:r:Vv"
#define CLI_LONG                                       \
	{"help", no_argument, NULL, 'h'},              \
	    {"profile", required_argument, NULL, 'p'}, \
	    {"rejects", required_argument, NULL, 'r'}, \
	    {"verbose", no_argument, NULL, 'v'},       \
	{                                              \
		"version", no_argument, NULL, 'V'      \
	}

/*
 * Begin: name the program for messages, keep descriptors 0 to 2 from being
 * taken by files. usage is the lines that begin with "usage: "; help is what
 * --help prints after them. Neither is copied.
 */
void cli_begin(char *argv[], const char *usage, const char *help);

/*
 * An option that getopt_long returned and that is not the tool's own: taken
 * down, or acted on (-h, -V), or refused with the usage and 64.
 */
void cli_option(int c, struct cli_options *);

/* Text of the command line, named by what: ends with 64 if it is not UTF-8. */
void cli_utf8(const char *what, const char *text);

/*
 * The same for words that head something, of which programs show 255 characters
 * and no more; NULL if they are empty, which is as good as not given.
 */
#define CLI_WORDS_MAX 255
const char *cli_words(const char *what, const char *text);

/* The command line is wrong: say why, then the usage, and end with 64. */
_Noreturn void cli_usage(const char *fmt, ...)
    __attribute__((format(printf, 1, 2)));

/* Say what is wrong and end with this status. */
_Noreturn void cli_die(int status, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/*
 * What is wrong has been told: end with this status. As with every end but
 * main's, what was written to a cli_writer is left cut short.
 */
_Noreturn void cli_exit(int status);

/* A reader of the operands from argv[optind] on; ends with 65 or 66. */
struct tsv_reader *cli_reader(int argc, char *argv[]);

/* A column that the tool cannot do without; ends with 65. */
size_t cli_column(const struct tsv_reader *, const char *name);

/* The reader returned TSV_BAD: say why and end, 65 or 74. */
_Noreturn void cli_bad_stream(const struct tsv_reader *);

/*
 * Writers to standard output that end the tool with 74 if a write fails, and
 * with 73 if an output goes there.
 */
struct tsv_writer *cli_writer(void);
struct tsv_writer *cli_writer_like(const struct tsv_reader *);
void cli_writer_close(struct tsv_writer *);

/* A writer like the reader whose records nobody gets. */
struct tsv_writer *cli_writer_nowhere(const struct tsv_reader *);

/*
 * rejects_open and rejects_close, or the end with 73 or 74; path NULL is no
 * copy.
 */
struct rejects *cli_rejects(const char *path, struct tsv_writer *out);
void cli_rejects_close(struct rejects *);

/* The profile, one of its tables, a column of that: or the end, 66 or 78. */
struct profile *cli_profile(const char *name);
const struct table *cli_table(struct profile *, const char *name);
size_t cli_table_column(const struct table *, const char *name);

/* A table has no such column: say so and end. */
_Noreturn void cli_no_column(
    int status, const struct table *, const char *name);

/*
 * A table that a person wrote, such as a file of overrides: or the end, 65 or
 * 66. The caller frees it.
 */
struct table *cli_file_table(const char *path);

/* A row of a profile table is malformed: say where and end, 78. */
_Noreturn void cli_bad_table(
    const struct table *, size_t row, const char *field, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

/*
 * The value of a key in profile.tsv; ends with 78 if there is none, or two. It
 * lives as long as the profile.
 */
const char *cli_profile_value(struct profile *, const char *key);

/*
 * outfile_open, or the end with 73. It is to come before the work, so that
 * nobody waits for what cannot be written, and after the operands are known.
 * Of a named output, path NULL gives NULL.
 */
struct outfile *cli_output(const char *path);
struct outfile *cli_named_output(const char *path);

/* outfile_commit, or the end with 74. */
void cli_output_close(struct outfile *);

/*
 * Write a text to the output and close it, or to standard output if that is
 * NULL; ends with 74.
 */
void cli_text(struct outfile *, const struct buf *text);

/*
 * A file is read: ends with 73 if it is an output as well. What is read through
 * cli_reader, cli_table or cli_file_table is known.
 */
void cli_reads(const char *path);

/* The same of records on standard output; cli_writer does this. */
void cli_streams(void);

/*
 * The end: what stdio still holds is written (74 if it cannot be), messages
 * that were held back are counted, and status is returned for main to return.
 */
int cli_end(int status);

#endif
