/*
 * lima-ingest: read the exports of a reporting platform into the stream, one
 * record for each cell that answers a question.
 */
#include "cli.h"
#include "decisions.h"
#include "decode.h"
#include "diag.h"
#include "export.h"
#include "mem.h"
#include "names.h"
#include "progress.h"
#include "records.h"
#include "sniff.h"
#include "text.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] =
    "usage: lima-ingest [-hnVv] [-d delimiter] [-e encoding] [-m mark] "
    "[-p profile]\n"
    "                   [-r rejects] [--ignore column] [--max-bytes n] "
    "[--max-cell n]\n"
    "                   [--progress] [--sheet name] [file ...]\n"
    "       lima-ingest --decisions [-v] [-p profile] [--max-bytes n] "
    "[--max-cell n]\n"
    "                   workbook ...\n";

static const char help[] =
    "\n"
    "      --decisions     print what was decided in working editions, no more\n"
    "  -d, --delimiter C   the character between cells, or TAB\n"
    "  -e, --encoding NAME how the texts are stored, such as ISO-8859-15\n"
    "  -h, --help          print this and exit\n"
    "      --ignore NAME   pass over the column of that name; repeatable\n"
    "      --max-bytes N   the most that a file may unpack to (16G)\n"
    "      --max-cell N    the most bytes of a row, and so of a cell (1M)\n"
    "  -m, --mark TEXT     a word for the cover of the annexes\n"
    "  -n, --sniff         print what is found out about the files, no more\n"
    "  -p, --profile NAME  the instrument, or a folder (lima-commitment)\n"
    "      --progress      show on a terminal how far it is\n"
    "  -r, --rejects FILE  also write the rows that were rejected there\n"
    "      --sheet NAME    read this sheet of workbooks; repeatable\n"
    "  -V, --version       print name and version and exit\n"
    "  -v, --verbose       tell counts at the end\n"
    "\n"
    "Example: lima-ingest -m SAMPLE states-en.csv states-pt.csv.gz\n";

#define MAX_BYTES (UINTMAX_C(16) << 30)

enum {
	OPT_DECISIONS = 256,
	OPT_IGNORE,
	OPT_MAX_BYTES,
	OPT_MAX_CELL,
	OPT_PROGRESS,
	OPT_SHEET
};

/* Options that may be given again and again, in that order. */
struct list {
	char **items;
	size_t count, room;
};

struct options {
	struct cli_options common;
	char delimiter; /* 0: to be found out */
	const char *encoding;
	struct list ignored, sheets;
	size_t max_cell;
	uintmax_t max_bytes;
	const char *mark;
	bool decisions, progress, sniff;
};

static void
add(struct list *l, char *item)
{
	l->items = mem_grow(l->items, l->count, &l->room, sizeof(*l->items));
	l->items[l->count++] = item;
}

static char
parse_delimiter(const char *text)
{
	if (strcmp(text, "TAB") == 0)
		return '\t';
	if (strlen(text) != 1 || (text[0] & 0x80) != 0 ||
	    strchr("\"\r\n", text[0]) != NULL)
		cli_usage("option -d: not one character between cells: %s",
		    diag_quote(text));
	return text[0];
}

/* The name itself, once it is known that there is such an encoding. */
static const char *
parse_encoding(const char *name)
{
	struct decoder *decoder = decoder_open(name);

	if (decoder == NULL)
		cli_usage("option -e: no such encoding, see iconv -l: %s",
		    diag_quote(name));
	decoder_close(decoder);
	return name;
}

/* A number of bytes, at least 1, in powers of 1024 if K, M or G follows. */
static uintmax_t
parse_bytes(const char *option, const char *text, uintmax_t max)
{
	static const char units[] = "KMG";
	size_t len = strlen(text);
	const char *unit = len > 0 ? strchr(units, text[len - 1]) : NULL;
	unsigned shift = unit != NULL ? 10 * (unsigned)(unit - units + 1) : 0;
	uintmax_t n;

	if (!text_number(text, len - (unit != NULL), max >> shift, &n) ||
	    n == 0)
		cli_usage("option %s: not a number of bytes: %s", option,
		    diag_quote(text));
	return n << shift;
}

static struct options
parse_options(int argc, char *argv[])
{
	static const struct option longs[] = {
	    CLI_LONG,
	    {"decisions", no_argument, NULL, OPT_DECISIONS},
	    {"delimiter", required_argument, NULL, 'd'},
	    {"encoding", required_argument, NULL, 'e'},
	    {"ignore", required_argument, NULL, OPT_IGNORE},
	    {"mark", required_argument, NULL, 'm'},
	    {"max-bytes", required_argument, NULL, OPT_MAX_BYTES},
	    {"max-cell", required_argument, NULL, OPT_MAX_CELL},
	    {"progress", no_argument, NULL, OPT_PROGRESS},
	    {"sheet", required_argument, NULL, OPT_SHEET},
	    {"sniff", no_argument, NULL, 'n'},
	    {NULL, 0, NULL, 0},
	};
	struct options o = {.common = CLI_OPTIONS_INIT,
	    .max_cell = ROWS_MAX,
	    .max_bytes = MAX_BYTES};
	int c, i;

	while ((c = getopt_long(
		    argc, argv, CLI_SHORT "d:e:m:n", longs, NULL)) != -1) {
		switch (c) {
		case 'd':
			o.delimiter = parse_delimiter(optarg);
			break;
		case 'e':
			o.encoding = parse_encoding(optarg);
			break;
		case 'm':
			o.mark = cli_words("option -m", optarg);
			break;
		case 'n':
			o.sniff = true;
			break;
		case OPT_DECISIONS:
			o.decisions = true;
			break;
		case OPT_IGNORE:
			cli_utf8("option --ignore", optarg);
			add(&o.ignored, optarg);
			break;
		case OPT_MAX_BYTES:
			o.max_bytes =
			    parse_bytes("--max-bytes", optarg, UINTMAX_MAX);
			break;
		case OPT_MAX_CELL:
			o.max_cell = (size_t)parse_bytes(
			    "--max-cell", optarg, SIZE_MAX / 4);
			break;
		case OPT_PROGRESS:
			o.progress = true;
			break;
		case OPT_SHEET:
			cli_utf8("option --sheet", optarg);
			add(&o.sheets, optarg);
			break;
		default:
			cli_option(c, &o.common);
		}
	}
	if (o.decisions && (o.sniff || o.common.rejects != NULL))
		cli_usage("option --decisions: not with -n or -r");
	if (o.decisions && optind == argc)
		cli_usage("no workbook to read decisions from");
	for (i = optind; i < argc; i++)
		cli_utf8("name of a file", argv[i]);
	return o;
}

static void
print_counts(uintmax_t files, const struct source_counts *n)
{
	/* The counts are the closing line. */
	diag_end();
	fprintf(stderr,
	    "%s: %ju file%s, %ju row%s, %ju submission%s, %ju answer%s, "
	    "%ju row%s rejected\n",
	    diag_program(), files, diag_plural(files), n->rows,
	    diag_plural(n->rows), n->submissions, diag_plural(n->submissions),
	    n->answers, diag_plural(n->answers), n->rejected,
	    diag_plural(n->rejected));
}

/* Read all files, also after one that is unusable; the worst status. */
static int
read_files(char *const files[], size_t n, struct export_job *job)
{
	int status, worst = EX_OK;
	size_t i;

	for (i = 0; i < n; i++) {
		status = export_read(job, files[i]);
		if (status > worst)
			worst = status;
	}
	names_warn_unused(job->names);
	return worst;
}

/* The files to records, or to what is found out about them. */
static int
run(char *const files[], size_t n, const struct options *o, struct names *names)
{
	struct export_job job = {.delimiter = o->delimiter,
	    .encoding = o->encoding,
	    .sheets = o->sheets.items,
	    .sheet_count = o->sheets.count,
	    .max_cell = o->max_cell,
	    .max_bytes = o->max_bytes,
	    .names = names};
	size_t i;
	int status;

	progress_begin(o->progress);
	if (o->sniff) {
		job.sniff = sniff_open();
		status = read_files(files, n, &job);
		progress_end();
		sniff_close(job.sniff);
		return status;
	}
	for (i = 0; i < n; i++)
		cli_reads(files[i]);
	job.records = records_open(o->common.rejects);
	if (o->mark != NULL)
		facts_put(records_facts(job.records), NULL, "mark", o->mark);
	status = read_files(files, n, &job);
	progress_end();
	if (o->common.verbose)
		print_counts(n, &job.counts);
	/* Of exports that are not all usable no stream is to come. */
	if (status > CLI_REJECTED)
		cli_exit(status);
	records_close(job.records);
	return status;
}

static int
run_decisions(char *const files[], size_t n, const struct options *o,
    struct profile *profile)
{
	const struct decisions_options options = {
	    o->max_bytes, o->max_cell, o->common.verbose};

	return decisions_run(files, n, profile, &options);
}

/* What exports hold, or what is found out about them. */
static int
run_exports(
    int argc, char *argv[], const struct options *o, struct profile *profile)
{
	static char stdin_name[] = "-", *stdin_alone[] = {stdin_name};
	struct names *names = names_load(profile);
	size_t i;
	int status;

	for (i = 0; i < o->ignored.count; i++)
		names_ignore(names, o->ignored.items[i]);
	if (optind == argc)
		status = run(stdin_alone, 1, o, names);
	else
		status = run(argv + optind, (size_t)(argc - optind), o, names);
	names_free(names);
	return status;
}

int
main(int argc, char *argv[])
{
	struct profile *profile;
	struct options o;
	int status;

	cli_begin(argv, usage, help);
	o = parse_options(argc, argv);
	profile = cli_profile(o.common.profile);
	if (o.decisions)
		status = run_decisions(
		    argv + optind, (size_t)(argc - optind), &o, profile);
	else
		status = run_exports(argc, argv, &o, profile);
	profile_free(profile);
	free(o.ignored.items);
	free(o.sheets.items);
	return cli_end(status);
}
