/*
 * lima-xlsx: the stream as a workbook for people, or any table as a sheet.
 */
#include "check.h"
#include "cli.h"
#include "diag.h"
#include "edition.h"
#include "mem.h"
#include "plain.h"
#include "printer.h"
#include "publish.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const char usage[] =
    "usage: lima-xlsx [-hVvw] [-l language] [-o file] [-p profile] [-r file]\n"
    "                 [-T title] [--layout file] [--max-rows n] [file ...]\n"
    "       lima-xlsx --check [-vw] workbook ...\n";

static const char help[] =
    "\n"
    "Read a stream with the figures of lima-score and write the workbook that\n"
    "the profile lays out. Of another table make a workbook of one sheet.\n"
    "\n"
    "      --check          tell what keeps people from reading workbooks\n"
    "  -h, --help           print this and exit\n"
    "  -l, --lang LANGUAGE  en (default), es, pt or fr, as the profile has\n"
    "      --layout FILE    the sheets, in place of the profile's workbook.tsv\n"
    "      --max-rows N     rows of records on one sheet, then another begins\n"
    "  -o, --output FILE    the workbook; appears whole or not at all\n"
    "                       (default: standard output)\n"
    "  -p, --profile NAME   the instrument, by name or folder\n"
    "                       (default lima-commitment)\n"
    "  -r, --rejects FILE   also write the rejects to FILE; there are none\n"
    "  -T, --title TEXT     the title of the cover, or of the one sheet\n"
    "  -V, --version        print the version and exit\n"
    "  -v, --verbose        say at the end what was written, or found\n"
    "  -w, --working        write, or check, the edition that clerks work with\n"
    "\n"
    "Example:\n"
    "  lima-score needs.tsv | lima-xlsx -l fr -o annexes.xlsx\n";

/* 1 January 2000: for a workbook that nothing dates. */
#define NO_DATE 946684800

struct options {
	struct cli_options common;
	const char *language;
	const char *layout;
	const char *output;
	const char *title;
	size_t max_rows;
	bool check, working;
};

static size_t
read_rows(const char *text)
{
	uintmax_t n;

	if (!text_number(text, strlen(text), EDITION_ROWS_MAX, &n) || n == 0)
		cli_usage("max-rows: not a number from 1 to %d: %s",
		    EDITION_ROWS_MAX, diag_quote(text));
	return (size_t)n;
}

static struct options
parse_options(int argc, char *argv[])
{
	enum { LAYOUT = 256, MAX_ROWS, CHECK };
	static const struct option longs[] = {CLI_LONG,
	    {"check", no_argument, NULL, CHECK},
	    {"lang", required_argument, NULL, 'l'},
	    {"layout", required_argument, NULL, LAYOUT},
	    {"max-rows", required_argument, NULL, MAX_ROWS},
	    {"output", required_argument, NULL, 'o'},
	    {"title", required_argument, NULL, 'T'},
	    {"working", no_argument, NULL, 'w'}, {NULL, 0, NULL, 0}};
	struct options o = {.common = CLI_OPTIONS_INIT,
	    .language = "en",
	    .max_rows = EDITION_ROWS_MAX};
	int c;

	while ((c = getopt_long(
		    argc, argv, CLI_SHORT "l:o:T:w", longs, NULL)) != -1) {
		switch (c) {
		case CHECK:
			o.check = true;
			break;
		case 'l':
			o.language = optarg;
			break;
		case LAYOUT:
			o.layout = optarg;
			break;
		case MAX_ROWS:
			o.max_rows = read_rows(optarg);
			break;
		case 'o':
			o.output = optarg;
			break;
		case 'T':
			o.title = cli_words("title", optarg);
			break;
		case 'w':
			o.working = true;
			break;
		default:
			cli_option(c, &o.common);
		}
	}
	if (o.check && optind == argc)
		cli_usage("no workbook to check");
	if (!o.check && o.output == NULL && isatty(STDOUT_FILENO))
		cli_usage("a workbook is not for a terminal; use -o");
	return o;
}

/* The file of option -r, which holds a header for the sake of those who ask. */
struct no_rejects {
	struct tsv_writer *nowhere;
	struct rejects *rejects; /* or NULL: not asked for */
};

static struct no_rejects
open_no_rejects(const char *path, const struct tsv_reader *in)
{
	struct no_rejects r = {NULL, NULL};

	if (path != NULL) {
		r.nowhere = cli_writer_nowhere(in);
		r.rejects = cli_rejects(path, r.nowhere);
	}
	return r;
}

static void
close_no_rejects(struct no_rejects *r)
{
	if (r->rejects == NULL)
		return;
	cli_rejects_close(r->rejects);
	tsv_writer_close(r->nowhere);
}

/*
 * The first second of a day as the time stamp of the file: the same input must
 * give the same bytes, so there is no clock.
 */
static time_t
date_stamp(const char *date)
{
	uintmax_t y, m, d, days;

	if (date == NULL || strlen(date) < 10 ||
	    !text_number(date, 4, 9999, &y) || y < 1970 ||
	    !text_number(date + 5, 2, 12, &m) || m == 0 ||
	    !text_number(date + 8, 2, 31, &d) || d == 0)
		return NO_DATE;
	/* Years from March, so that the leap day is the last of its year. */
	y -= m <= 2;
	m = m <= 2 ? m + 9 : m - 3;
	days = 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + d - 1;
	return (time_t)((days - 719468) * 86400);
}

static const char program[] = "lima-xlsx " LIMA_VERSION;

/* How many sheets and records were written, for the closing line. */
struct counts {
	size_t sheets, records;
};

static struct counts
write_plain(const struct options *o, struct tsv_reader *in, const char *file,
    struct outfile *out)
{
	struct plain *plain = plain_read(in, file, o->title);
	struct sheet *sheet = plain_sheet(plain);
	const struct book_fact facts[] = {{"Program", program}, {NULL, NULL}};
	const struct book_about about = {
	    .title = sheet->title,
	    .subject = "",
	    .keywords = "",
	    .language = "",
	    .facts = facts,
	    .created = NO_DATE,
	    .working = o->working,
	};
	struct counts counts = {1, plain_records(plain)};

	publish(out, &sheet, 1, &about);
	plain_free(plain);
	return counts;
}

/* A fact about the run, "" if there is none. */
static const char *
fact(const struct edition *e, const char *path)
{
	const char *value = ledger_get(e->ledger, path);

	return value != NULL ? value : "";
}

static void
publish_edition(
    const struct options *o, const struct edition *e, struct outfile *out)
{
	const char *closing = fact(e, "run/normalize/closing");
	const struct book_fact facts[] = {
	    {"Closing date", closing},
	    {"Mark", fact(e, "run/ingest/mark")},
	    {"Profile", cli_profile_value(e->profile, "name")},
	    {"Program", program},
	    {NULL, NULL},
	};
	const struct book_about about = {
	    .title = e->sheets[0]->title,
	    .subject = words_label(e->words, "book.subject"),
	    .keywords = words_label(e->words, "book.keywords"),
	    .language = e->language,
	    .facts = facts,
	    .created = date_stamp(closing),
	    .working = o->working,
	};

	publish(out, e->sheets, e->n_sheets, &about);
}

static struct counts
write_edition(
    const struct options *o, struct tsv_reader *in, struct outfile *out)
{
	struct edition e;
	struct counts counts;

	edition_open(&e, o->common.profile, o->language, o->layout);
	e.title = o->title;
	e.working = o->working;
	e.rows_max = o->max_rows;
	edition_read(&e, in);
	edition_build(&e);
	if (e.n_sheets == 0)
		cli_die(EX_CONFIG, "the layout has no sheets");
	publish_edition(o, &e, out);
	counts = (struct counts){e.n_sheets, ledger_records(e.ledger)};
	edition_close(&e);
	return counts;
}

int
main(int argc, char *argv[])
{
	struct options o;
	struct tsv_reader *in;
	struct outfile *out;
	struct no_rejects rejects;
	struct counts n;

	cli_begin(argv, usage, help);
	o = parse_options(argc, argv);
	if (o.check)
		return cli_end(check_files(argv + optind,
		    (size_t)(argc - optind), o.working, o.common.verbose));
	in = cli_reader(argc, argv);
	out = cli_output(o.output);
	rejects = open_no_rejects(o.common.rejects, in);
	if (tsv_reader_find(in, "rec") != TSV_NO_COLUMN) {
		printer_columns(in);
		n = write_edition(&o, in, out);
	} else {
		n = write_plain(
		    &o, in, optind < argc ? argv[optind] : "-", out);
	}
	close_no_rejects(&rejects);
	if (o.common.verbose)
		fprintf(stderr, "%s: %zu sheet%s of %zu records\n",
		    diag_program(), n.sheets, diag_plural(n.sheets), n.records);
	tsv_reader_free(in);
	return cli_end(EX_OK);
}
