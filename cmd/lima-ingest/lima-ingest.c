/*
 * lima-ingest: read the exports of a reporting platform into the stream, one
 * record for each cell that answers a question.
 */
#include "cli.h"
#include "diag.h"
#include "export.h"
#include "names.h"
#include "records.h"
#include "text.h"

#include <stdio.h>
#include <string.h>

static const char usage[] =
    "usage: lima-ingest [-hVv] [-d delimiter] [-m mark] [-p profile]\n"
    "                   [-r rejects] [file ...]\n";

static const char help[] =
    "\n"
    "  -d, --delimiter C   the character between cells, or TAB\n"
    "  -h, --help          print this and exit\n"
    "  -m, --mark TEXT     a word for the cover of the annexes\n"
    "  -p, --profile NAME  the instrument, or a folder (lima-commitment)\n"
    "  -r, --rejects FILE  also write the rows that were rejected there\n"
    "  -V, --version       print name and version and exit\n"
    "  -v, --verbose       tell counts at the end\n"
    "\n"
    "Example: lima-ingest -m SAMPLE states-en.csv states-pt.csv.gz\n";

struct options {
	struct cli_options common;
	char delimiter; /* 0: to be found out */
	const char *mark;
};

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

/* What goes into the stream as it is has to be UTF-8. */
static void
check_utf8(const char *what, const char *text)
{
	if (text_utf8_span(text, strlen(text)) != strlen(text))
		cli_usage("%s: not UTF-8: %s", what, diag_quote(text));
}

static struct options
parse_options(int argc, char *argv[])
{
	static const struct option longs[] = {
	    CLI_LONG,
	    {"delimiter", required_argument, NULL, 'd'},
	    {"mark", required_argument, NULL, 'm'},
	    {NULL, 0, NULL, 0},
	};
	struct options o = {.common = CLI_OPTIONS_INIT};
	int c, i;

	while ((c = getopt_long(argc, argv, CLI_SHORT "d:m:", longs, NULL)) !=
	       -1) {
		switch (c) {
		case 'd':
			o.delimiter = parse_delimiter(optarg);
			break;
		case 'm':
			check_utf8("option -m", optarg);
			o.mark = optarg;
			break;
		default:
			cli_option(c, &o.common);
		}
	}
	for (i = optind; i < argc; i++)
		check_utf8("name of a file", argv[i]);
	return o;
}

static void
print_counts(uintmax_t files, const struct export_counts *n)
{
	fprintf(stderr,
	    "%s: %ju files, %ju rows, %ju submissions, %ju answers, "
	    "%ju rows rejected\n",
	    diag_program(), files, n->rows, n->submissions, n->answers,
	    n->rejected);
}

/* Read all files, also after one that is unusable; the worst status. */
static int
read_files(char *const files[], size_t n, const struct options *o,
    const struct names *names, struct records *records)
{
	struct export_counts counts = {0};
	int status, worst = EX_OK;
	size_t i;

	for (i = 0; i < n; i++) {
		status = export_read(
		    files[i], o->delimiter, names, records, &counts);
		if (status > worst)
			worst = status;
	}
	if (o->common.verbose)
		print_counts(n, &counts);
	return worst;
}

int
main(int argc, char *argv[])
{
	static char stdin_name[] = "-", *stdin_alone[] = {stdin_name};
	struct names *names;
	struct profile *profile;
	struct records *records;
	struct options o;
	int status;

	cli_begin(argv, usage, help);
	o = parse_options(argc, argv);
	profile = cli_profile(o.common.profile);
	names = names_load(profile);
	records = records_open(o.common.rejects);
	if (o.mark != NULL)
		facts_put(records_facts(records), NULL, "mark", o.mark);
	if (optind == argc)
		status = read_files(stdin_alone, 1, &o, names, records);
	else
		status = read_files(
		    argv + optind, (size_t)(argc - optind), &o, names, records);
	/* Of exports that are not all usable no stream is to come. */
	if (status > CLI_REJECTED)
		cli_exit(status);
	records_close(records);
	names_free(names);
	profile_free(profile);
	return cli_end(status);
}
